/**
 * A draft in, a page of the sections and measures that would become of it out. Nothing of it can be opened yet.
 */
import type { CaseMeasure } from "../core/domain.ts";
import { draftData, type DraftView } from "./draft-view.ts";
import { caseCounts } from "./format-case.ts";
import { formatSection } from "./format-citation.ts";
import { shorten } from "./format-text.ts";
import type { Say } from "./messages.ts";
import type { TelegramMessage } from "./telegram.ts";
import { bold, escapeHtml } from "./telegram-html.ts";
import { type Page, pageOf, positionOf, turnRows } from "./telegram-pages.ts";

/** Range 1 to 15: each may stand under a heading of its own. */
const measuresPerPage = 10;
const maxOpeningUtf16 = 60;

interface Entry {
  readonly heading: string;
  readonly measure: CaseMeasure;
}

export function renderDraftContents(
  { id, review }: DraftView,
  wanted: number,
  say: Say,
): TelegramMessage {
  const entries = review.contents.flatMap(({ heading, measures }) =>
    measures.map((measure): Entry => ({ heading: formatSection(heading), measure })),
  );
  const page = pageOf(entries, measuresPerPage, wanted);
  const title = bold(caseCounts(review.summary, say)) + positionOf(page, say);
  return {
    text: [title, ...entryLines(page)].join("\n"),
    keyboard: [
      ...turnRows(page, (number) => draftData(id, "contents", number)),
      [{ text: say("draft-back"), data: draftData(id, "show") }],
    ],
  };
}

function entryLines({ items, start }: Page<Entry>): readonly string[] {
  return items.flatMap(({ heading, measure }, index) => {
    const line = `${start + index + 1}. ${escapeHtml(shorten(measure.opening, maxOpeningUtf16))}`;
    const isNew = heading !== "" && heading !== items[index - 1]?.heading;
    return isNew ? ["", bold(heading), line] : [line];
  });
}
