/**
 * A page of cases: what is said of each, and a button that opens it.
 */
import type { Actions, Line, Message, Part } from "../chat/message.ts";
import type { CaseSummary } from "../core/domain.ts";
import { namedData } from "./case-buttons.ts";
import { caseCounts, caseName, regionOf } from "./format-case.ts";
import { placeName, titleOf } from "./format-citation.ts";
import { shorten } from "./format-text.ts";
import type { Say } from "./messages.ts";
import { inRows, type Page, positionOf, turnRows } from "./pages.ts";
import { titleSpan } from "./render-excerpt.ts";
import { bold, joinSpans } from "./spans.ts";

export const casesPerRow = 2;
const maxButtonUtf16 = 24;
const maxSourceUtf16 = 60;
const maxDateUtf16 = 20;
export const maxNameUtf16 = 60;

/** @param buttons what opens a case, and the rows below these buttons */
export function listMessage(
  parts: readonly Part[],
  page: Page<CaseSummary>,
  { dataOf, rows }: { readonly dataOf: (documentId: string) => string; readonly rows: Actions },
): Message {
  const buttons = page.items.map(({ document }, index) => {
    const name = shorten(placeName(document) || titleOf(document), maxButtonUtf16);
    return { label: `${page.start + index + 1}. ${name}`, data: dataOf(document.id) };
  });
  return { parts, actions: [...inRows(buttons, casesPerRow), ...rows] };
}

/**
 * What stands above and below the cases that a name may mean. A name that is too long for a button is part of a title:
 * few have it, and all cases are a press away.
 */
export function foundHead(
  verb: "named" | "docsby",
  { name, page, count }: { name: string; page: Page<CaseSummary>; count: number },
  say: Say,
): { readonly title: Line; readonly turns: Actions } {
  const dataOf = (number: number) => namedData(verb, { name, page: number });
  const isCarried = dataOf(page.count) !== null;
  const words = { name: shorten(name, maxNameUtf16), count };
  return {
    title: [bold(say("cases-found", words)), isCarried ? positionOf(page, say) : ""],
    turns: isCarried ? turnRows(page, (number) => dataOf(number) ?? "") : [],
  };
}

export function caseEntries(page: Page<CaseSummary>, say: Say): readonly Part[] {
  return listEntries(page, say, (summary) => {
    const { source, date } = summary.document;
    return [shorten(source ?? "", maxSourceUtf16), dateText(date), caseCounts(summary, say)];
  });
}

/** @param factsOf what its last line says; what is empty is left out */
export function listEntries(
  page: Page<CaseSummary>,
  say: Say,
  factsOf: (summary: CaseSummary) => readonly Line[],
): readonly Part[] {
  return page.items.map((summary, index) => {
    const { document } = summary;
    const region = regionOf(document);
    const name = [`${page.start + index + 1}. `, bold(caseName(summary, say))];
    const facts = factsOf(summary).filter((fact) => fact !== "");
    return [
      region === "" ? name : [...name, ` · ${region}`],
      [titleSpan(document)],
      joinSpans(facts, " · "),
    ];
  });
}

export function dateText(date: string | null): string {
  return shorten(date ?? "", maxDateUtf16);
}
