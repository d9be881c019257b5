/**
 * One case in, a page of its contents out: its sections, and the measures that stand in none. Never a wall of text.
 * A button opens a section in the same message, and a measure for reading; the measure's id is a link to it.
 */
import type { CaseMeasure, CaseSection, CaseSummary } from "../core/domain.ts";
import { linkKeyOf } from "../core/passage-names.ts";
import { caseCounts, caseName, regionOf } from "./format-case.ts";
import { formatSection } from "./format-citation.ts";
import type { Say } from "./messages.ts";
import type { TelegramButton, TelegramMessage } from "./telegram.ts";
import { allCases, listPageOf } from "./telegram-cases.ts";
import { sourceLine } from "./telegram-citation.ts";
import { bold, escapeHtml } from "./telegram-html.ts";
import { measureButton, measureLine } from "./telegram-measure.ts";
import { inRows, type Page, pageNumberOf, pageOf, positionOf, turnRows } from "./telegram-pages.ts";

export interface CaseView {
  readonly summary: CaseSummary;
  readonly contents: readonly CaseSection[];
  /** The list to go back to. */
  readonly cases: readonly CaseSummary[];
  /** The bot's username, for links to the passages. */
  readonly bot: string;
}

/** A screen of a phone. Range 1 to 15: with the longest headings more might not fit into a message. */
export const entriesPerPage = 10;
export const entriesPerRow = 5;

type Entry =
  | { readonly kind: "section"; readonly section: CaseSection }
  | { readonly kind: "measure"; readonly measure: CaseMeasure };

/** Place, source and counts, as of a case that is shown by itself. */
export function caseLines(summary: CaseSummary, say: Say): readonly string[] {
  const { document } = summary;
  const region = regionOf(document);
  const name = bold(caseName(summary, say));
  return [
    region === "" ? name : `${name} · ${escapeHtml(region)}`,
    sourceLine(document, say),
    escapeHtml(caseCounts(summary, say)),
  ];
}

export function renderContents(view: CaseView, wanted: number, say: Say): TelegramMessage {
  const { summary, contents, cases, bot } = view;
  const page = pageOf(entriesOf(contents), entriesPerPage, wanted);
  const key = linkKeyOf(summary.document.id);
  const blocks = [
    caseLines(summary, say).join("\n") + positionOf(page, say),
    entryLines(page, say, bot).join("\n"),
    escapeHtml(hintFor(page.items, say)),
  ];
  const buttons = page.items.map((entry, index) =>
    entry.kind === "measure"
      ? measureButton(entry.measure, page.start + index + 1, say)
      : sectionButton(entry.section, page.start + index + 1, say),
  );
  const keyboard = [
    ...inRows(buttons, entriesPerRow),
    ...turnRows(page, (number) => `contents:${key}/${number}`),
    allCases(listPageOf(summary, cases), say),
  ];
  return { text: blocks.filter((block) => block !== "").join("\n\n"), keyboard };
}

/** Where a measure stands in the contents. */
export interface ContentsPlace {
  readonly page: number;
  /** Null where it stands there by itself. */
  readonly section: CaseSection | null;
}

export function placeInContents(
  contents: readonly CaseSection[],
  passageId: string,
): ContentsPlace {
  const isIt = (measure: CaseMeasure) => measure.passageId === passageId;
  const entries = entriesOf(contents);
  const position = entries.findIndex((entry) =>
    entry.kind === "section" ? entry.section.measures.some(isIt) : isIt(entry.measure),
  );
  const entry = entries[position];
  const page = pageNumberOf(position, entriesPerPage);
  return { page, section: entry?.kind === "section" ? entry.section : null };
}

/** Where there is but one section, there is nothing to choose: its measures stand there themselves. */
function entriesOf(contents: readonly CaseSection[]): readonly Entry[] {
  return contents.flatMap((section): readonly Entry[] =>
    contents.length === 1 || formatSection(section.heading) === ""
      ? section.measures.map((measure) => ({ kind: "measure", measure }))
      : [{ kind: "section", section }],
  );
}

/** Outer headings stand above the first of their sections on a page, unless that is the line above. */
function entryLines(page: Page<Entry>, say: Say, bot: string): readonly string[] {
  let above: readonly string[] = [];
  return page.items.flatMap((entry, index) => {
    const number = page.start + index + 1;
    if (entry.kind === "measure") {
      above = [];
      return [measureLine(entry.measure, number, bot)];
    }
    const { heading, measures } = entry.section;
    const whole = formatSection(heading);
    const outer = formatSection(heading.slice(0, -1));
    const name = formatSection(heading.slice(-1)) || whole;
    const count = escapeHtml(say("measure-count", { count: measures.length }));
    const line = `${number}. ${bold(name)} · ${count}`;
    const isNew = outer !== "" && !above.includes(outer);
    above = [outer, whole];
    return isNew ? [bold(outer), line] : [line];
  });
}

function sectionButton({ measures }: CaseSection, number: number, say: Say): TelegramButton {
  const key = linkKeyOf(measures[0]?.passageId ?? "");
  return { text: say("button-section", { number }), data: `section:${key}` };
}

function hintFor(entries: readonly Entry[], say: Say): string {
  const kinds = new Set(entries.map(({ kind }) => kind));
  return [
    ...(kinds.has("section") ? [say("case-hint-section")] : []),
    ...(kinds.has("measure") ? [say("case-hint-measure")] : []),
  ].join(" · ");
}
