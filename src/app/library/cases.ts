/**
 * Lists what a document consists of, section by section, each measure by its first words.
 *
 * Cases in any order in, the same in the order in which a person looks for them out.
 * Always holds: the order depends on the documents alone, not on the order in which they come.
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
import { metaOf } from "../../documents/document-meta.ts";
import { countsOf, sectionsOf } from "../../documents/sections.ts";
import { splitSentences } from "../../language/sentences.ts";

/** One line of a list on a telephone. */
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
