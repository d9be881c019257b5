/**
 * Summarises documents as cases, lists their sections and measures, sorts cases by place, and finds cases by a name that a
 * user typed: exact matches by file, name, place or title, otherwise similar ones.
 * Invariant: the order does not depend on the order of the input.
 */
import type { DocumentMeta, Passage, Place, SourceDocument } from "../../core/domain.ts";
import type { CaseMeasure, CaseSection, CaseSummary, FoundCases } from "../../core/library.ts";
import { countsOf, metaOf, sectionsOf } from "../../documents/document-summary.ts";
import { splitSentences } from "../../language/sentences.ts";
import type { PlaceReading } from "../../places/recognize.ts";
import type { Retriever } from "../../search/retrieve.ts";

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

/** A single character is in too many titles. */
const minTitleUtf16 = 2;

export function findCases(
  written: string,
  cases: readonly CaseSummary[],
  retriever: Pick<Retriever, "readPlaces">,
): FoundCases {
  const wanted = nameKey(written);
  const among = (matches: (document: DocumentMeta) => boolean) =>
    wanted === "" ? [] : cases.filter(({ document }) => matches(document));
  // Files first, because only file names are unique: one may equal the name of a place with several cases.
  const byFile = among(({ file }) => nameKey(file) === wanted);
  if (byFile.length > 0) return exactly(byFile);
  const named = among((document) => namesOf(document).includes(wanted));
  if (named.length > 0) return exactly(named);
  const readings = retriever.readPlaces(written);
  const about = among(({ place }) => place !== null && readings.some(means(place)));
  if (about.length > 0) return exactly(about);
  const isTitle = wanted.length >= minTitleUtf16;
  const titled = among(({ title }) => isTitle && nameKey(title ?? "").includes(wanted));
  if (titled.length > 0) return exactly(titled);
  const near = nearestFirst(cases, ({ place }) => readings.map(nearness(place)));
  const alike = nearestFirst(cases, (document) => namesOf(document).map(likeness(wanted)));
  return { exact: [], near: [...new Set([...near, ...alike])] };
}

function exactly(exact: readonly CaseSummary[]): FoundCases {
  return { exact, near: [] };
}

function namesOf({ id, title, place }: DocumentMeta): readonly string[] {
  return [id, title ?? "", place?.name ?? "", ...(place?.aliases ?? [])]
    .map(nameKey)
    .filter((name) => name !== "");
}

function nameKey(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s《》]/g, "");
}

/** Whether a reading names the place or a region that contains it. */
function means(place: Place): (reading: PlaceReading) => boolean {
  return (reading) => {
    if (reading.kind === "corpus") return !reading.corrected && isSame(reading.place, place);
    const isOfSeveral = reading.kind === "region" || reading.kind === "ambiguous";
    return isOfSeveral && reading.places.some((each) => isSame(each, place));
  };
}

/** Cases with nearness above 0, nearest first; equal ones in the given order. */
function nearestFirst(
  cases: readonly CaseSummary[],
  nearnessesOf: (document: DocumentMeta) => readonly number[],
): readonly CaseSummary[] {
  return cases
    .map((summary) => ({ summary, nearness: Math.max(0, ...nearnessesOf(summary.document)) }))
    .filter((each) => each.nearness > 0)
    .toSorted((one, other) => other.nearness - one.nearness)
    .map(({ summary }) => summary);
}

/** 3 for a misspelt name or the place that contains the named part, 2 for the same city, 1 for the same province. */
function nearness(place: Place | null): (reading: PlaceReading) => number {
  return (reading) => {
    if (place === null) return 0;
    if (reading.kind === "corpus" || reading.kind === "part-of")
      return isSame(reading.place, place) ? 3 : 0;
    if (reading.kind !== "absent" || reading.division === null) return 0;
    const { province, city } = reading.division;
    if (province !== place.province) return 0;
    return city !== null && city === place.city ? 2 : 1;
  };
}

/** Length of the common prefix as a share of the longer name, 0 to 1; 0 if that is less than half. */
function likeness(wanted: string): (name: string) => number {
  return (name) => {
    const length = Math.max(name.length, wanted.length);
    let same = 0;
    while (same < length && name.charAt(same) === wanted.charAt(same)) same += 1;
    return 2 * same < length ? 0 : same / length;
  };
}

function isSame(one: Place, other: Place): boolean {
  return one.name === other.name && one.code === other.code;
}
