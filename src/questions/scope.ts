/**
 * Finds which documents may answer a question by the places that it names.
 * A document about one place never answers for another. A document about no place answers for those that it mentions,
 * and one about a part of a place for the whole, unless some document states that it is about that very place: places
 * that were only found in the texts may be wrong or missing.
 */
import type { Place } from "../core/domain.ts";
import type { PlaceReading } from "../places/recognize.ts";
import { type CorpusReading, type PartOfReading, placeNames } from "../places/relate.ts";
import type { DocumentDirectory } from "./document-directory.ts";

/** Which documents may answer. */
export type Where =
  /** All: no place is named. */
  | { readonly kind: "everywhere" }
  /** None: places are named, and no document is about one of them or mentions it. */
  | { readonly kind: "unknown-places" }
  /** Those with these numbers, at least one: about the places named, or mentioning them. */
  | { readonly kind: "within"; readonly documents: ReadonlySet<number> };

export interface Scope {
  readonly where: Where;
  /** The documents about the named places, also those outside the limits: none of theirs is another place's. */
  readonly own: ReadonlySet<number>;
  /** Those that come behind the others, since there are documents about the place itself. */
  readonly secondary: ReadonlySet<number>;
  /** Names of the places asked about, those of the corpus by their full names; each once. */
  readonly placeNames: readonly string[];
  /** Those of them that no document is about or mentions. */
  readonly unknownNames: readonly string[];
  /** Readings that say nothing more once the documents are chosen: they only drown the rest of the question. */
  readonly spentReadings: ReadonlySet<PlaceReading>;
}

interface ReadingScope {
  readonly reading: PlaceReading;
  readonly documents: readonly number[];
  readonly secondary: readonly number[];
  readonly isSpent: boolean;
}

export async function scopeOf(
  readings: readonly PlaceReading[],
  directory: DocumentDirectory,
): Promise<Scope> {
  const mentions = await mentionsOf(readings, directory);
  const scopes = readings.map((reading, index) =>
    scopeOfReading(reading, directory, mentions[index] ?? []),
  );
  const primary = new Set(scopes.flatMap((scope) => scope.documents));
  const secondary = scopes.flatMap((scope) => scope.secondary);
  const unknown = scopes.filter((scope) => scope.documents.length === 0);
  const own = new Set([...primary, ...secondary]);
  return {
    where: readings.length === 0 ? { kind: "everywhere" } : whereOf(own),
    own,
    secondary: new Set(secondary.filter((document) => !primary.has(document))),
    placeNames: [...new Set(scopes.flatMap(({ reading }) => placeNames(reading)))],
    unknownNames: [...new Set(unknown.flatMap(({ reading }) => placeNames(reading)))],
    spentReadings: new Set(scopes.filter(({ isSpent }) => isSpent).map(({ reading }) => reading)),
  };
}

function whereOf(documents: ReadonlySet<number>): Where {
  return documents.size === 0 ? { kind: "unknown-places" } : { kind: "within", documents };
}

/** By reading, the documents about no place that mention it. */
async function mentionsOf(
  readings: readonly PlaceReading[],
  directory: DocumentDirectory,
): Promise<readonly (readonly number[])[]> {
  if (readings.length === 0) return [];
  return directory.mentioning(
    readings.map((reading) => (isStated(reading, directory) ? [] : namesOf(reading))),
  );
}

/** Whether some document states that it is about the very place. */
function isStated(reading: PlaceReading, directory: DocumentDirectory): boolean {
  if (reading.kind !== "corpus") return false;
  const about = directory.about([reading.place]);
  return about.some((number) => directory.documents[number]?.statesPlace === true);
}

function scopeOfReading(
  reading: PlaceReading,
  directory: DocumentDirectory,
  mentioning: readonly number[],
): ReadingScope {
  switch (reading.kind) {
    case "corpus":
      return aboutPlace(reading, directory, mentioning);
    case "part-of":
      // The document about the whole says which part it speaks of.
      return {
        reading,
        documents: [...directory.about([reading.place]), ...mentioning],
        secondary: [],
        isSpent: false,
      };
    case "region":
    case "ambiguous":
      return widened(reading, directory.about(reading.places), mentioning);
    default:
      return widened(reading, [], mentioning);
  }
}

function aboutPlace(
  reading: CorpusReading,
  directory: DocumentDirectory,
  mentioning: readonly number[],
): ReadingScope {
  const { place } = reading;
  const documents = directory.about([place]);
  const secondary = isStated(reading, directory)
    ? []
    : [...within(place, directory), ...mentioning];
  return { reading, documents, secondary, isSpent: true };
}

/** The documents about the places that the reading may mean, and those about no place that mention its name. */
function widened(
  reading: Exclude<PlaceReading, CorpusReading | PartOfReading>,
  about: readonly number[],
  mentioning: readonly number[],
): ReadingScope {
  return {
    reading,
    documents: [...about, ...mentioning],
    secondary: [],
    isSpent: mentioning.length === 0,
  };
}

function within(
  { level, name, province }: Place,
  { documents, placed }: DocumentDirectory,
): readonly number[] {
  if (level !== "province" && level !== "prefecture") return [];
  return placed.filter((number) => {
    const place = documents[number]?.meta.place;
    return level === "province"
      ? place?.province === name && place.level !== "province"
      : place?.city === name && place.province === province;
  });
}

/** In short where it is known: 德清 is 德清县 too. */
function namesOf(reading: PlaceReading): readonly string[] {
  if (reading.kind === "corpus")
    return [reading.place.name, ...reading.place.aliases].filter((name) =>
      /\p{Script=Han}/u.test(name),
    );
  const divisions = reading.kind === "ambiguous" ? reading.divisions : [reading.division];
  const names = divisions.flatMap((division) => (division === null ? [] : [division.shortName]));
  return names.length > 0 ? [...new Set(names)] : [reading.written];
}
