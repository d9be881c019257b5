/** The sources of what was shown, document by document, each with its passages. */
import type { Message, Span } from "../message.ts";
import { openData } from "../reader/passage-buttons.ts";
import { placeTitle, sectionText, sourceSpans } from "../views/citations.ts";
import type { Say } from "../views/messages.ts";
import { bold, joinSpans, passageLink } from "../views/spans.ts";
import type { NumberedSource } from "./pointed.ts";

/** @param isDoubted says first that the quotes are verbatim, and offers to read them in their place */
export function renderSources(
  sources: readonly NumberedSource[],
  say: Say,
  isDoubted = false,
): Message {
  const documents = new Map(sources.map(({ view: { document } }) => [document.id, document]));
  const parts = [...documents.values()].map((document) => [
    // Without a title, the place stands for it.
    ...(document.title === null ? [] : [[bold(placeTitle(document, say))]]),
    sourceSpans(document, say),
    // Somebody who asks for the address must not look for it in vain.
    ...(document.url === null ? [say("source-no-address")] : []),
    ...sources
      .filter(({ view }) => view.document.id === document.id)
      .map((each) => passageLine(each, say)),
  ]);
  if (!isDoubted) return { parts };
  const buttons = sources.slice(0, mostButtons).map(({ number, view: { passage } }, index) => ({
    label: say("button-open", { number: number ?? index + 1 }),
    data: openData(passage.id),
  }));
  return { parts: [[say("sources-verbatim")], ...parts], actions: [buttons] };
}

/** Of one row on a phone. */
const mostButtons = 5;

/** [1] section · hequ-07 */
function passageLine({ number, view: { passage } }: NumberedSource, say: Say): readonly Span[] {
  const section = sectionText(passage.section, say);
  return [
    number === null ? "" : `[${number}] `,
    ...joinSpans([...(section === "" ? [] : [section]), passageLink(passage.id)], " · "),
  ];
}
