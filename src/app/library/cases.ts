/**
 * A document and its passages in; what it consists of, section by section, out.
 * Always holds: every measure stands in one section, in the document's order, and no section is empty.
 *
 * Cases in any order in, the same in the order in which a person looks for them out.
 * Always holds: the order depends on the documents alone, not on the order in which they come.
 */
import { metaOf } from "../../answers/answer.ts";
import type {
  CaseMeasure,
  CaseSection,
  CaseSummary,
  DocumentMeta,
  Passage,
  Place,
  SourceDocument,
} from "../../core/domain.ts";
import { splitSentences } from "../../language/sentences.ts";

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

/**
 * By division code: provinces in their official order, cities within them, counties within those.
 * Of one place the newest first; what is about no place last.
 */
export function inPlaceOrder(cases: readonly CaseSummary[]): readonly CaseSummary[] {
  const regions = regionCodes(cases);
  const keyOf = ({ document }: CaseSummary) => ({
    place: placeKey(document.place, regions),
    document,
  });
  return cases
    .map((summary) => ({ summary, key: keyOf(summary) }))
    .toSorted(
      ({ key: one }, { key: other }) =>
        ascending(one.place, other.place) ||
        ascending(dateOf(other.document), dateOf(one.document)) ||
        ascending(one.document.id, other.document.id),
    )
    .map(({ summary }) => summary);
}

/** What the codes of a province and of a city begin with, by their names. */
function regionCodes(cases: readonly CaseSummary[]): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  // Least first: where front matter contradicts itself, that one is kept.
  const places = cases
    .flatMap(({ document }) => document.place ?? [])
    .toSorted((one, other) => ascending(one.code ?? "", other.code ?? ""));
  for (const { code, province, city } of places) {
    if (code === null || province === null) continue;
    const [ofProvince, ofCity] = [province, `${province} ${city}`];
    if (!codes.has(ofProvince)) codes.set(ofProvince, code.slice(0, 2));
    if (city !== null && !codes.has(ofCity)) codes.set(ofCity, code.slice(0, 4));
  }
  return codes;
}

/** A place without a code stands behind those of its city or province; a tilde is greater than any digit. */
function placeKey(place: Place | null, regions: ReadonlyMap<string, string>): string {
  if (place === null) return "\uffff";
  const { code, province, city, name } = place;
  const region = regions.get(`${province} ${city}`) ?? regions.get(province ?? "") ?? "";
  return code === null ? `${region}~${province ?? ""}~${city ?? ""}~${name}` : `${code} ${name}`;
}

function dateOf({ date }: DocumentMeta): string {
  return date ?? "";
}

function ascending(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
