/**
 * One case and one of its measures in, the page with it of the measures of its section out.
 */
import type { CaseSection } from "../core/domain.ts";
import { linkKeyOf } from "../core/passage-names.ts";
import { caseName } from "./format-case.ts";
import { formatSection } from "./format-citation.ts";
import type { Say } from "./messages.ts";
import type { TelegramMessage } from "./telegram.ts";
import {
  type CaseView,
  entriesPerPage,
  entriesPerRow,
  placeInContents,
  renderContents,
} from "./telegram-case.ts";
import { allCases, listPageOf } from "./telegram-cases.ts";
import { titleHtml } from "./telegram-citation.ts";
import { bold, escapeHtml } from "./telegram-html.ts";
import { measureButton, measureLine } from "./telegram-measure.ts";
import { inRows, pageNumberOf, pageOf, positionOf, turnRows } from "./telegram-pages.ts";

/** The contents where the measure stands in them by itself, or no longer. */
export function renderSection(view: CaseView, passageId: string, say: Say): TelegramMessage {
  const { summary, contents, cases, bot } = view;
  const { section, page: contentsPage } = placeInContents(contents, passageId);
  if (section === null) return renderContents(view, contentsPage, say);
  const { heading, measures } = section;
  const at = measures.findIndex((measure) => measure.passageId === passageId);
  const page = pageOf(measures, entriesPerPage, pageNumberOf(at, entriesPerPage));
  const numbered = page.items.map((measure, index) => [measure, page.start + index + 1] as const);
  const count = escapeHtml(say("measure-count", { count: measures.length }));
  const text = [
    `${bold(caseName(summary, say))} · ${titleHtml(summary.document)}`,
    `${bold(formatSection(heading))}\n${count}${positionOf(page, say)}`,
    numbered.map(([measure, number]) => measureLine(measure, number, bot)).join("\n"),
    escapeHtml(say("case-hint-measure")),
  ].join("\n\n");
  const back = `contents:${linkKeyOf(summary.document.id)}/${contentsPage}`;
  const keyboard = [
    ...inRows(
      numbered.map(([measure, number]) => measureButton(measure, number, say)),
      entriesPerRow,
    ),
    ...turnRows(page, (number) => `section:${firstKeyOn(number, section)}`),
    [{ text: say("button-contents"), data: back }, ...allCases(listPageOf(summary, cases), say)],
  ];
  return { text, keyboard };
}

/** A page goes by its first measure: that stays itself, whatever is added before it. */
function firstKeyOn(page: number, { measures }: CaseSection): string {
  return linkKeyOf(measures[(page - 1) * entriesPerPage]?.passageId ?? "");
}
