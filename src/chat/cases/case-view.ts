/**
 * Renders the contents of a case: a page of its sections and of the measures outside of sections, or a page of the
 * measures of one section. A button opens a section in the same message, and a measure for reading; the id of the
 * measure opens it too.
 */
import type { CaseMeasure, CaseSection, CaseSummary } from "../../core/library.ts";
import type { Button, Line, Message, Part } from "../message.ts";
import { openData } from "../reader/passage-buttons.ts";
import { listPageOf } from "../views/case-list.ts";
import { caseCounts, regionLine } from "../views/cases.ts";
import {
  formatSection,
  placeTitle,
  sectionText,
  sourceSpans,
  titleOf,
} from "../views/citations.ts";
import type { Say } from "../views/messages.ts";
import { headingText } from "../views/names.ts";
import { inRows, type Page, pageNumberOf, pageOf, positionOf, turnRows } from "../views/pages.ts";
import { bold, passageLink } from "../views/spans.ts";
import { shorten } from "../views/text.ts";
import { contentsData, sectionData } from "./case-buttons.ts";
import { allCases } from "./cases-view.ts";

export interface CaseView {
  readonly summary: CaseSummary;
  readonly contents: readonly CaseSection[];
  /** The list to go back to. */
  readonly cases: readonly CaseSummary[];
}

/** One screen of a phone. Range 1 to 15: with the longest headings more might not fit into a message. */
const entriesPerPage = 10;
const entriesPerRow = 5;
/** Range 20 to 200: one or two lines on a phone. */
const maxOpeningUtf16 = 60;

type Entry =
  | { readonly kind: "section"; readonly section: CaseSection }
  | { readonly kind: "measure"; readonly measure: CaseMeasure };

/**
 * Place, source and counts of a case that is shown by itself.
 * @param position of the page; stands behind the counts
 */
export function caseLines(summary: CaseSummary, say: Say, position = ""): readonly Line[] {
  const { document } = summary;
  const region = regionLine(document, say);
  const name = bold(placeTitle(document, say));
  return [
    region === "" ? [name] : [name, ` · ${region}`],
    sourceSpans(document, say),
    caseCounts(summary, say) + position,
  ];
}

export function renderContents(view: CaseView, wanted: number, say: Say): Message {
  const { summary, contents, cases } = view;
  const page = pageOf(entriesOf(contents), entriesPerPage, wanted);
  const buttons = page.items.map((entry, index) =>
    entry.kind === "measure"
      ? measureButton(entry.measure, page.start + index + 1, say)
      : sectionButton(entry.section, page.start + index + 1, say),
  );
  return {
    parts: [
      caseLines(summary, say, positionOf(page, say)),
      entryLines(page, say),
      [hintFor(page.items, say)],
    ],
    actions: [
      ...inRows(buttons, entriesPerRow),
      ...turnRows(page, (number) => contentsData(summary.document.id, number)),
      allCases(listPageOf(summary, cases), say),
    ],
  };
}

/** The page of a section that has the measure; the contents where the measure is in no section or no longer exists. */
export function renderSection(view: CaseView, passageId: string, say: Say): Message {
  const { summary, contents, cases } = view;
  const { section, page: contentsPage } = placeInContents(contents, passageId);
  if (section === null) return renderContents(view, contentsPage, say);
  const { heading, measures } = section;
  const at = measures.findIndex((measure) => measure.passageId === passageId);
  const page = pageOf(measures, entriesPerPage, pageNumberOf(at, entriesPerPage));
  const numbered = page.items.map((measure, index) => [measure, page.start + index + 1] as const);
  const count = say("measure-count", { count: measures.length });
  const back = contentsData(summary.document.id, contentsPage);
  // A button names a page by its first measure, which stays on it whatever is added before.
  const firstOn = (number: number) => measures[(number - 1) * entriesPerPage]?.passageId ?? "";
  return {
    parts: [
      [[bold(placeTitle(summary.document, say)), ` · ${titleOf(summary.document, say)}`]],
      [[bold(sectionText(heading, say))], count + positionOf(page, say)],
      numbered.map(([measure, number]) => measureLine(measure, number)),
      [say("case-hint-measure")],
    ],
    actions: [
      ...inRows(
        numbered.map(([measure, number]) => measureButton(measure, number, say)),
        entriesPerRow,
      ),
      ...turnRows(page, (number) => sectionData(firstOn(number))),
      [{ label: say("button-contents"), data: back }, ...allCases(listPageOf(summary, cases), say)],
    ],
  };
}

/** Where a measure stands in the contents. */
export interface ContentsPlace {
  readonly page: number;
  /** Null for a measure outside of sections. */
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

/** The measures of a single section are listed directly: there is no section to choose. */
function entriesOf(contents: readonly CaseSection[]): readonly Entry[] {
  return contents.flatMap((section): readonly Entry[] =>
    contents.length === 1 || formatSection(section.heading) === ""
      ? section.measures.map((measure) => ({ kind: "measure", measure }))
      : [{ kind: "section", section }],
  );
}

/** Outer headings stand above the first of their sections on a page, unless that is the line above. */
function entryLines(page: Page<Entry>, say: Say): Part {
  let above: readonly string[] = [];
  return page.items.flatMap((entry, index): readonly Line[] => {
    const number = page.start + index + 1;
    if (entry.kind === "measure") {
      above = [];
      return [measureLine(entry.measure, number)];
    }
    const { heading, measures } = entry.section;
    const whole = formatSection(heading);
    const outer = formatSection(heading.slice(0, -1));
    const name = formatSection(heading.slice(-1)) || whole;
    const count = say("measure-count", { count: measures.length });
    const line = [`${number}. `, bold(headingText(name, say)), ` · ${count}`];
    const isNew = outer !== "" && !above.includes(outer);
    above = [outer, whole];
    return isNew ? [[bold(headingText(outer, say))], line] : [line];
  });
}

/** The first words, marked as cut where the measure goes on, and the id. */
function measureLine({ passageId, opening }: CaseMeasure, number: number): Line {
  const words = shorten(opening, maxOpeningUtf16);
  const mark = /[…。！？.!?]$/u.test(words) ? "" : "…";
  return [`${number}. ${words}${mark} `, passageLink(passageId)];
}

function measureButton({ passageId }: CaseMeasure, number: number, say: Say): Button {
  return { label: say("button-open", { number }), data: openData(passageId) };
}

function sectionButton({ measures }: CaseSection, number: number, say: Say): Button {
  const data = sectionData(measures[0]?.passageId ?? "");
  return { label: say("button-section", { number }), data };
}

function hintFor(entries: readonly Entry[], say: Say): string {
  const kinds = new Set(entries.map(({ kind }) => kind));
  return [
    ...(kinds.has("section") ? [say("case-hint-section")] : []),
    ...(kinds.has("measure") ? [say("case-hint-measure")] : []),
  ].join(" · ");
}
