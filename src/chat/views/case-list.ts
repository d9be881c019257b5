/** Renders a page of a list of cases: the facts of each, and numbered buttons that open them. */
import type { CaseSummary } from "../../core/library.ts";
import { namedData } from "../cases/case-buttons.ts";
import type { Actions, Line, Message, Part } from "../message.ts";
import { caseCounts, regionLine } from "./cases.ts";
import { placeName, placeTitle, titleOf } from "./citations.ts";
import type { Say } from "./messages.ts";
import { dateInWords, shortPlaceText, sourceText } from "./names.ts";
import { inRows, type Page, pageNumberOf, positionOf, turnRows } from "./pages.ts";
import { bold, joinSpans } from "./spans.ts";
import { shorten } from "./text.ts";

/** A screen and a half of a phone. Range 1 to 10: with the longest titles more might not fit into a message. */
export const casesPerPage = 8;
export const casesPerRow = 2;
const maxButtonUtf16 = 24;
const maxSourceUtf16 = 60;
const maxDateUtf16 = 20;
export const maxNameUtf16 = 60;

interface ListManner {
  readonly dataOf: (documentId: string) => string;
  readonly rows: Actions;
  readonly say: Say;
}

/** The numbered buttons, whose data `dataOf` gives, open the cases; `rows` stand below them. */
export function listMessage(
  parts: readonly Part[],
  page: Page<CaseSummary>,
  { dataOf, rows, say }: ListManner,
): Message {
  const buttons = page.items.map(({ document }, index) => {
    const place = shortPlaceText(placeName(document), say);
    const name = shorten(place === "" ? titleOf(document, say) : place, maxButtonUtf16);
    return { label: `${page.start + index + 1}. ${name}`, data: dataOf(document.id) };
  });
  return { parts, actions: [...inRows(buttons, casesPerRow), ...rows] };
}

interface FoundPage {
  readonly name: string;
  readonly found: readonly CaseSummary[];
  readonly page: Page<CaseSummary>;
}

/**
 * The lines above and the buttons below the cases that a name may mean. A name too long for a button is part of a
 * title, which few cases have: a button to all cases is enough.
 */
export function foundHead(
  verb: "named" | "docsby",
  { name, page, found }: FoundPage,
  say: Say,
): { readonly title: Line; readonly turns: Actions } {
  const dataOf = (number: number) => namedData(verb, { name, page: number });
  const isCarried = dataOf(page.count) !== null;
  const words = { name: shorten(name, maxNameUtf16), count: found.length };
  return {
    title: [bold(say("cases-found", words)), isCarried ? positionOf(page, say) : ""],
    turns: isCarried ? turnRows(page, (number) => dataOf(number) ?? "") : [],
  };
}

export function caseEntries(page: Page<CaseSummary>, say: Say): readonly Part[] {
  return listEntries(page, say, (summary) => {
    const { source, date } = summary.document;
    const name = sourceText(shorten(source ?? "", maxSourceUtf16), say);
    return [name, dateText(date, say), caseCounts(summary, say)];
  });
}

/** @param factsOf gives the parts of the last line; empty ones are left out */
export function listEntries(
  page: Page<CaseSummary>,
  say: Say,
  factsOf: (summary: CaseSummary) => readonly Line[],
): readonly Part[] {
  return page.items.map((summary, index) => {
    const { document } = summary;
    const region = regionLine(document, say);
    const name = [`${page.start + index + 1}. `, bold(placeTitle(document, say))];
    const facts = factsOf(summary).filter((fact) => fact !== "");
    return [
      region === "" ? name : [...name, ` · ${region}`],
      titleOf(document, say),
      joinSpans(facts, " · "),
    ];
  });
}

/** The page of the list on which a case stands. */
export function listPageOf({ document }: CaseSummary, cases: readonly CaseSummary[]): number {
  const position = cases.findIndex((each) => each.document.id === document.id);
  return pageNumberOf(position, casesPerPage);
}

export function dateText(date: string | null, say: Say): string {
  return dateInWords(shorten(date ?? "", maxDateUtf16), say);
}
