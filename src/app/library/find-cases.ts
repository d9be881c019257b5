/**
 * What somebody calls a case in; the cases so called, or else those that may have been meant, out.
 */
import type { CaseSummary, DocumentMeta, FoundCases, Place } from "../../core/domain.ts";
import type { PlaceReading } from "../../places/recognize.ts";
import type { Retriever } from "../../search/retrieve.ts";

/** A single character stands in too many titles. */
const minTitleUtf16 = 2;

export function findCases(
  written: string,
  cases: readonly CaseSummary[],
  retriever: Pick<Retriever, "readPlaces">,
): FoundCases {
  const wanted = nameKey(written);
  const among = (matches: (document: DocumentMeta) => boolean) =>
    wanted === "" ? [] : cases.filter(({ document }) => matches(document));
  // The one name that no other case has: a file may be called as the place of several.
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

/** Whether a reading says the place, or a region that it lies in. */
function means(place: Place): (reading: PlaceReading) => boolean {
  return (reading) => {
    if (reading.kind === "corpus") return !reading.corrected && isSame(reading.place, place);
    const isOfSeveral = reading.kind === "region" || reading.kind === "ambiguous";
    return isOfSeveral && reading.places.some((each) => isSame(each, place));
  };
}

/** Those with any nearness above 0; equally near ones in their order. */
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

/** A misspelt name, and the whole of a part, come before neighbours in the city, and these before those in the province. */
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

/** The share of the longer name with which both begin; 0 where that is less than half. */
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
