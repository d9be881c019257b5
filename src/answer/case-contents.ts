/**
 * A document and its passages in; what it consists of, section by section, out.
 * Always holds: every measure stands in one section, in the document's order, and no section is empty.
 */
import type {
  CaseMeasure,
  CaseSection,
  CaseSummary,
  Passage,
  SourceDocument,
} from "../core/domain.ts";
import { splitSentences } from "../language/sentences.ts";
import { metaOf } from "./document-meta.ts";

/** One line of a list on a telephone. */
const maxOpeningUtf16 = 48;

export function summaryOf(document: SourceDocument, passages: readonly Passage[]): CaseSummary {
  const headed = sectionsOf(document.text, passages).filter(({ heading }) => heading.length > 0);
  return {
    document: metaOf(document),
    sectionCount: headed.length,
    measureCount: passages.at(-1)?.measure ?? 0,
    passageCount: passages.length,
  };
}

export function contentsOf(
  { text }: SourceDocument,
  passages: readonly Passage[],
): readonly CaseSection[] {
  return sectionsOf(text, passages).map(({ heading, starts }) => ({
    heading,
    measures: starts.map((start): CaseMeasure => ({
      passageId: start.id,
      opening: openingOf(text, start),
    })),
  }));
}

interface Section {
  readonly heading: readonly string[];
  /** The first passage of each measure. */
  readonly starts: Passage[];
}

function sectionsOf(text: string, passages: readonly Passage[]): readonly Section[] {
  const sections: Section[] = [];
  for (const start of passages.filter(startsMeasure)) {
    const { section: heading } = start;
    const last = sections.at(-1);
    if (last !== undefined && isSame(last.heading, heading)) {
      last.starts.push(start);
      continue;
    }
    const before = last?.starts.at(-1);
    const hasLead = before !== undefined && isLead(text, before, heading);
    if (hasLead) last?.starts.pop();
    sections.push({ heading, starts: hasLead ? [before, start] : [start] });
  }
  return sections.filter(({ starts }) => starts.length > 0);
}

function startsMeasure({ measure }: Passage, index: number, passages: readonly Passage[]): boolean {
  return passages[index - 1]?.measure !== measure;
}

/** A paragraph whose first sentence is the heading of what follows belongs to it. */
function isLead(text: string, start: Passage, heading: readonly string[]): boolean {
  const label = (heading.at(-1) ?? "").replace(/…$/u, "");
  const isWithin = isSame(start.section, heading.slice(0, -1));
  return label !== "" && isWithin && text.startsWith(label, start.startUtf16);
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((label, index) => label === other[index]);
}

/** The first sentence, cut to a line. */
function openingOf(text: string, { startUtf16, endUtf16 }: Passage): string {
  const passage = text.slice(startUtf16, endUtf16);
  const [first] = splitSentences(passage);
  const opening = passage.slice(0, first?.[1]).trim();
  return opening.length <= maxOpeningUtf16 ? opening : `${opening.slice(0, maxOpeningUtf16 - 1)}…`;
}
