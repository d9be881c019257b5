/**
 * Finds which documents may answer a question by the places that it names.
 * Invariant: a document about one place never answers for an unrelated one. For a place that no document states in its
 * front matter, documents without a place and documents about its parts answer as well, and its name is compared too,
 * because places inferred from texts may be wrong or missing.
 */
import type { Place } from "../core/domain.ts";
import type { PlaceReading } from "../places/recognize.ts";
import { type CorpusReading, type PartOfReading, placeNames } from "../places/relate.ts";
import type { DocumentDirectory } from "./document-directory.ts";

/** Which documents may answer. */
export type Where =
  /** All: the question names no place, or no document is about the region in the limits. */
  | { readonly kind: "everywhere" }
  /** None: places are named, but no document that is not left out is about one of them or mentions it. */
  | { readonly kind: "unknown-places" }
  /** Numbers of the documents of the places or region named, at least one; narrowed to the limits if any is within. */
  | { readonly kind: "within"; readonly documents: ReadonlySet<number> };

export interface Scope {
  readonly where: Where;
  /** Documents about places that the question leaves out: never shown for it, not even as another place's practice. */
  readonly leftOut: ReadonlySet<number>;
  /** All documents of the named places, also those outside the limits: they never count as another place's. */
  readonly own: ReadonlySet<number>;
  /** Those of `own` that are ranked lower, because other documents are about the place itself. */
  readonly secondary: ReadonlySet<number>;
  /** Distinct names of the places asked about; full names for places of the corpus. */
  readonly placeNames: readonly string[];
  /** Names of the places that no document is about or mentions. */
  readonly unknownNames: readonly string[];
  /** Readings to remove from the topic: after choosing the documents, they would only outweigh the rest. */
  readonly spentReadings: ReadonlySet<PlaceReading>;
  /** Those of them whose place no document states: their names are compared with the texts all the same. */
  readonly guessedReadings: ReadonlySet<PlaceReading>;
}

interface ReadingScope {
  readonly reading: PlaceReading;
  readonly documents: readonly number[];
  readonly secondary: readonly number[];
  readonly isSpent: boolean;
  readonly isGuessed: boolean;
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
    leftOut: new Set(),
    own,
    secondary: new Set(secondary.filter((document) => !primary.has(document))),
    placeNames: [...new Set(scopes.flatMap(({ reading }) => placeNames(reading)))],
    unknownNames: [...new Set(unknown.flatMap(({ reading }) => placeNames(reading)))],
    spentReadings: new Set(scopes.filter(({ isSpent }) => isSpent).map(({ reading }) => reading)),
    guessedReadings: new Set(
      scopes.filter(({ isGuessed }) => isGuessed).map(({ reading }) => reading),
    ),
  };
}

/** Leaves out the documents about the places that the readings name. */
export function scopeWithout(
  scope: Scope,
  readings: readonly PlaceReading[],
  directory: DocumentDirectory,
): Scope {
  if (readings.length === 0) return scope;
  const places = readings.flatMap((reading) => {
    if (reading.kind === "corpus") return [reading.place];
    return reading.kind === "region" || reading.kind === "ambiguous" ? reading.places : [];
  });
  const leftOut = new Set(directory.about(places));
  return { ...scope, where: whereWithout(scope.where, leftOut), leftOut };
}

export function whereWithout(where: Where, leftOut: ReadonlySet<number>): Where {
  if (where.kind !== "within") return where;
  return whereOf(new Set([...where.documents].filter((number) => !leftOut.has(number))));
}

function whereOf(documents: ReadonlySet<number>): Where {
  return documents.size === 0 ? { kind: "unknown-places" } : { kind: "within", documents };
}

/** For each reading, the documents without a place that mention it; none if a document states the place. */
async function mentionsOf(
  readings: readonly PlaceReading[],
  directory: DocumentDirectory,
): Promise<readonly (readonly number[])[]> {
  if (readings.length === 0) return [];
  return directory.mentioning(
    readings.map((reading) => (reading.kind === "corpus" ? [] : namesOf(reading))),
  );
}

/** Whether the front matter of some document names this very place. */
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
      return aboutPlace(reading, directory);
    case "part-of":
      // Documents about the whole name the part they describe, so its name stays in the topic.
      return {
        reading,
        documents: [...directory.about([reading.place]), ...mentioning],
        secondary: [],
        isSpent: false,
        isGuessed: false,
      };
    case "region":
    case "ambiguous":
      return widened(reading, directory.about(reading.places), mentioning);
    default:
      return widened(reading, [], mentioning);
  }
}

function aboutPlace(reading: CorpusReading, directory: DocumentDirectory): ReadingScope {
  const { place } = reading;
  const documents = directory.about([place]);
  const isGuessed = !isStated(reading, directory);
  const secondary = isGuessed ? [...within(place, directory), ...directory.unplaced] : [];
  return { reading, documents, secondary, isSpent: true, isGuessed };
}

/** Documents about the places that the reading may mean, and documents without a place that mention its name. */
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
    isGuessed: false,
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

/** Names to look for in texts; short names if known, because 德清 also finds 德清县. */
function namesOf(reading: PlaceReading): readonly string[] {
  if (reading.kind === "corpus")
    return [reading.place.name, ...reading.place.aliases].filter((name) =>
      /\p{Script=Han}/u.test(name),
    );
  const divisions = reading.kind === "ambiguous" ? reading.divisions : [reading.division];
  const names = divisions.flatMap((division) => (division === null ? [] : [division.shortName]));
  return names.length > 0 ? [...new Set(names)] : [reading.written];
}
