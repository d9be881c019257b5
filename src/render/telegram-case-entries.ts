/**
 * A page of cases in, what is said of each, and a button that opens it, out.
 */
import type { CaseSummary } from "../core/domain.ts";
import { linkKeyOf } from "../core/passage-names.ts";
import { caseCounts, caseName, regionOf } from "./format-case.ts";
import { placeName, titleOf } from "./format-citation.ts";
import { shorten } from "./format-text.ts";
import type { Say } from "./messages.ts";
import type { TelegramButton, TelegramMessage } from "./telegram.ts";
import { titleHtml } from "./telegram-citation.ts";
import { bold, escapeHtml } from "./telegram-html.ts";
import { inRows, type Page } from "./telegram-pages.ts";

export const casesPerRow = 2;
const maxButtonUtf16 = 24;
const maxSourceUtf16 = 60;
const maxDateUtf16 = 20;

export type Rows = readonly (readonly TelegramButton[])[];

/** Begins the data of the button that opens a case, or a document as those see it who look after it. */
type Opening = "contents" | "doc";

/** `rows` stand below the buttons of the cases. */
export function listMessage(
  blocks: readonly string[],
  page: Page<CaseSummary>,
  rows: Rows,
  opening: Opening = "contents",
): TelegramMessage {
  const buttons = page.items.map(({ document }, index) => {
    const name = shorten(placeName(document) || titleOf(document), maxButtonUtf16);
    const data = `${opening}:${linkKeyOf(document.id)}`;
    return { text: `${page.start + index + 1}. ${name}`, data };
  });
  return { text: blocks.join("\n\n"), keyboard: [...inRows(buttons, casesPerRow), ...rows] };
}

export function caseEntries(page: Page<CaseSummary>, say: Say): readonly string[] {
  return listEntries(page, say, (summary) => {
    const { source, date } = summary.document;
    return [
      escapeHtml(shorten(source ?? "", maxSourceUtf16)),
      dateText(date),
      escapeHtml(caseCounts(summary, say)),
    ];
  });
}

/** @param factsOf what its last line says, as HTML; what is empty is left out */
export function listEntries(
  page: Page<CaseSummary>,
  say: Say,
  factsOf: (summary: CaseSummary) => readonly string[],
): readonly string[] {
  return page.items.map((summary, index) => {
    const { document } = summary;
    const region = regionOf(document);
    const name = `${page.start + index + 1}. ${bold(caseName(summary, say))}`;
    const facts = factsOf(summary).filter((fact) => fact !== "");
    return [
      region === "" ? name : `${name} · ${escapeHtml(region)}`,
      titleHtml(document),
      ...(facts.length === 0 ? [] : [facts.join(" · ")]),
    ].join("\n");
  });
}

export function dateText(date: string | null): string {
  return escapeHtml(shorten(date ?? "", maxDateUtf16));
}
