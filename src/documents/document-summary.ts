/**
 * What is said of a document without its text: its metadata, its sections, and how many measures and passages it has.
 * A section is the measures one after another that stand under the same headings.
 * Invariant: every measure stands in one section, in the document's order, and no section is empty.
 */
import type { DocumentMeta, Passage, SourceDocument } from "../core/domain.ts";
import type { CaseSummary } from "../core/library.ts";

export function metaOf(document: SourceDocument): DocumentMeta {
  const { text: _text, bodyStartUtf16: _start, statesPlace: _stated, ...meta } = document;
  return meta;
}

interface Section {
  readonly heading: readonly string[];
  /** The first passage of each measure. */
  readonly starts: Passage[];
}

export function sectionsOf(text: string, passages: readonly Passage[]): readonly Section[] {
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

/** Whether a paragraph belongs to what follows: its first sentence is that section's heading. */
function isLead(text: string, start: Passage, heading: readonly string[]): boolean {
  const label = (heading.at(-1) ?? "").replace(/…$/u, "");
  const isWithin = isSame(start.section, heading.slice(0, -1));
  return label !== "" && isWithin && text.startsWith(label, start.startUtf16);
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((label, index) => label === other[index]);
}

/** What a list of cases shows of a document. */
export function countsOf(
  text: string,
  passages: readonly Passage[],
): Omit<CaseSummary, "document"> {
  const headed = sectionsOf(text, passages).filter(({ heading }) => heading.length > 0);
  return {
    sectionCount: headed.length,
    measureCount: passages.at(-1)?.measure ?? 0,
    passageCount: passages.length,
  };
}
