/** The sources of what was shown, document by document, each with its passages. */
import type { Message, Span } from "../message.ts";
import { placeTitle, sectionText, sourceSpans } from "../views/citations.ts";
import type { Say } from "../views/messages.ts";
import { bold, joinSpans, passageLink } from "../views/spans.ts";
import type { NumberedSource } from "./pointed.ts";

export function renderSources(sources: readonly NumberedSource[], say: Say): Message {
  const documents = new Map(sources.map(({ view: { document } }) => [document.id, document]));
  return {
    parts: [...documents.values()].map((document) => [
      // Without a title, the place stands for it.
      ...(document.title === null ? [] : [[bold(placeTitle(document, say))]]),
      sourceSpans(document, say),
      ...sources
        .filter(({ view }) => view.document.id === document.id)
        .map((each) => passageLine(each, say)),
    ]),
  };
}

/** [1] section · hequ-07 */
function passageLine({ number, view: { passage } }: NumberedSource, say: Say): readonly Span[] {
  const section = sectionText(passage.section, say);
  return [
    number === null ? "" : `[${number}] `,
    ...joinSpans([...(section === "" ? [] : [section]), passageLink(passage.id)], " · "),
  ];
}
