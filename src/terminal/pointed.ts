/** What a message points at, as text for the terminal: whole documents, and sources. */
import type { NumberedSource } from "../chat/ask/pointed.ts";
import { placeTitle, sectionText, sourceSpans } from "../chat/views/citations.ts";
import type { Say } from "../chat/views/messages.ts";
import type { CaseLibrary, PassageView } from "../core/library.ts";
import { renderTerminalCase } from "./cases.ts";
import { lineText } from "./line-text.ts";
import type { TerminalStyle } from "./style.ts";

/** The contents of the passages' documents. */
export async function renderTerminalDocuments(
  views: readonly PassageView[],
  library: CaseLibrary,
  say: Say,
  style: TerminalStyle,
): Promise<string> {
  const ids = new Set(views.map(({ document }) => document.id));
  const cases = library.cases().filter(({ document }) => ids.has(document.id));
  const shown = cases.map(async (each) =>
    renderTerminalCase(each, await library.contents(each.document.id), say, style),
  );
  return (await Promise.all(shown)).join("\n\n");
}

/** [1] place · 《title》 · source · date · section · hequ-07 */
export function renderTerminalSources(sources: readonly NumberedSource[], say: Say): string {
  return sources
    .map(({ number, view }) => {
      const { document, passage } = view;
      const citation = [
        placeTitle(document, say),
        lineText(sourceSpans(document, say)),
        sectionText(passage.section, say),
        passage.id,
      ]
        .filter((part) => part !== "")
        .join(" · ");
      return number === null ? citation : `[${number}] ${citation}`;
    })
    .join("\n");
}
