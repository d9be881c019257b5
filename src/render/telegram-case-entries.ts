/**
 * A page of cases in, what is said of each, and a button that opens it, out.
 */
import type { CaseSummary } from "../domain.ts";
import { linkKeyOf } from "../text/passage-names.ts";
import { caseCounts, caseName, regionOf } from "./format-case.ts";
import { placeName, titleOf } from "./format-citation.ts";
import { shorten } from "./format-text.ts";
import type { Say } from "./messages.ts";
import { titleHtml } from "./telegram-citation.ts";
import { bold, escapeHtml } from "./telegram-html.ts";
import { inRows, type Page } from "./telegram-pages.ts";
import type { TelegramButton, TelegramMessage } from "./telegram.ts";

export const casesPerRow = 2;
const maxButtonUtf16 = 24;
const maxSourceUtf16 = 60;
const maxDateUtf16 = 20;

export type Rows = readonly (readonly TelegramButton[])[];

/** `rows` stand below the buttons of the cases. */
export function listMessage(
  blocks: readonly string[],
  page: Page<CaseSummary>,
  rows: Rows,
): TelegramMessage {
  const buttons = page.items.map((summary, index) => ({
    text: `${page.start + index + 1}. ${shorten(labelOf(summary), maxButtonUtf16)}`,
    data: `contents:${linkKeyOf(summary.document.id)}`,
  }));
  const keyboard = [...inRows(buttons, casesPerRow), ...rows];
  return { text: blocks.join("\n\n"), keyboard };
}

function labelOf({ document }: CaseSummary): string {
  return placeName(document) || titleOf(document);
}

export function caseEntries(page: Page<CaseSummary>, say: Say): readonly string[] {
  return page.items.map((summary, index) => {
    const { document } = summary;
    const region = regionOf(document);
    const facts = [
      shorten(document.source ?? "", maxSourceUtf16),
      shorten(document.date ?? "", maxDateUtf16),
      caseCounts(summary, say),
    ].filter((fact) => fact !== "");
    return [
      `${page.start + index + 1}. ${bold(caseName(summary, say))}${region === "" ? "" : ` · ${escapeHtml(region)}`}`,
      titleHtml(document),
      escapeHtml(facts.join(" · ")),
    ].join("\n");
  });
}
