/**
 * The cases in their order in, the provinces that they are from, each with a button to the page where it begins,
 * out: so that nobody has to turn thirty pages.
 */
import type { CaseSummary } from "../domain.ts";
import { provincesOf } from "./format-case.ts";
import type { Say } from "./messages.ts";
import { allCases, areProvinces, casesPerPage, renderCases } from "./telegram-cases.ts";
import { escapeHtml } from "./telegram-html.ts";
import { inRows, pageNumberOf } from "./telegram-pages.ts";
import type { TelegramMessage } from "./telegram.ts";

const provincesPerRow = 3;

/**
 * The list itself where there is nothing to choose between.
 * @param from the page to go back to
 */
export function renderProvinces(
  cases: readonly CaseSummary[],
  from: number,
  say: Say,
): TelegramMessage {
  const groups = provincesOf(cases, say);
  if (!areProvinces(groups)) return renderCases(cases, from, say);
  const buttons = groups.map(({ name, count, start }) => ({
    text: `${name} ${count}`,
    data: `cases:${pageNumberOf(start, casesPerPage)}`,
  }));
  return {
    text: escapeHtml(say("provinces-title", { count: cases.length })),
    keyboard: [...inRows(buttons, provincesPerRow), allCases(from, say)],
  };
}
