/**
 * Summarises documents as cases, lists their sections and measures, and sorts cases by place.
 * Invariant: the order does not depend on the order of the input.
 */
import type {
  CaseMeasure,
  CaseSection,
  CaseSummary,
  DocumentMeta,
  Passage,
  Place,
  SourceDocument,
} from "../../core/domain.ts";
import { countsOf, metaOf, sectionsOf } from "../../documents/document-summary.ts";
import { splitSentences } from "../../language/sentences.ts";

/** One line of a list on a phone. */
const maxOpeningUtf16 = 48;

export function summaryOf(document: SourceDocument, passages: readonly Passage[]): CaseSummary {
  return { document: metaOf(document), ...countsOf(document.text, passages) };
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

/** The first sentence, truncated to a line. */
function openingOf(text: string, { startUtf16, endUtf16 }: Passage): string {
  const passage = text.slice(startUtf16, endUtf16);
  const [first] = splitSentences(passage);
  const opening = passage.slice(0, first?.[1]).trim();
  return opening.length <= maxOpeningUtf16 ? opening : `${opening.slice(0, maxOpeningUtf16 - 1)}…`;
}

/**
 * Sorts by division code: provinces in their official order, then cities, then counties. Newest first within a place;
 * documents without a place last.
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

/** Code prefixes of provinces (2 digits, by name) and of cities (4 digits, by province and name). */
function regionCodes(cases: readonly CaseSummary[]): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  // Lowest first, so that contradictory front matter gives the same prefix in any order.
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

/** A place without a code sorts behind those of its city or province, because `~` is greater than any digit. */
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
