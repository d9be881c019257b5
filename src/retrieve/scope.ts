/**
 * The places a question names, and the documents, in; which documents may answer it out.
 * A document about one place never answers for another. A document that says of no place that it is about it
 * answers for those that it mentions, unless there is one about that very place.
 */
import type { Place, SourceDocument } from "../domain.ts";
import type { PlaceReading } from "../text/places/recognize.ts";

export interface Scope {
  /** Numbers of the documents that may answer; null when no place was named. Empty when none may. */
  readonly documents: ReadonlySet<number> | null;
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
  readonly names: readonly string[];
  readonly isSpent: boolean;
}

export function scopeOf(
  readings: readonly PlaceReading[],
  documents: readonly SourceDocument[],
): Scope {
  const scopes = readings.map((reading) => scopeOfReading(reading, documents));
  const unknown = scopes.filter((scope) => scope.documents.length === 0);
  return {
    documents: readings.length === 0 ? null : new Set(scopes.flatMap((scope) => scope.documents)),
    placeNames: [...new Set(scopes.flatMap(({ names }) => names))],
    unknownNames: [...new Set(unknown.flatMap(({ names }) => names))],
    spentReadings: new Set(scopes.filter(({ isSpent }) => isSpent).map(({ reading }) => reading)),
  };
}

function scopeOfReading(reading: PlaceReading, documents: readonly SourceDocument[]): ReadingScope {
  switch (reading.kind) {
    case "corpus":
      return {
        reading,
        documents: about([reading.place], documents),
        names: [reading.place.name],
        isSpent: true,
      };
    case "part-of":
      // The document about the whole says which part it speaks of.
      return {
        reading,
        documents: about([reading.place], documents),
        names: [reading.place.name],
        isSpent: false,
      };
    case "region":
      return widened(
        reading,
        reading.places,
        reading.places.map(({ name }) => name),
        documents,
      );
    case "ambiguous":
      return widened(reading, reading.places, [reading.name], documents);
    default:
      return widened(reading, [], [reading.name], documents);
  }
}

/** The documents about the places, and those about no place that mention the name. */
function widened(
  reading: Exclude<PlaceReading, { kind: "corpus" | "part-of" }>,
  places: readonly Place[],
  names: readonly string[],
  documents: readonly SourceDocument[],
): ReadingScope {
  const mentioning = mentions(reading, documents);
  const found = [...about(places, documents), ...mentioning];
  return {
    reading,
    documents: found,
    names: names.length > 0 ? names : [reading.written],
    isSpent: mentioning.length === 0,
  };
}

function about(places: readonly Place[], documents: readonly SourceDocument[]): number[] {
  const isOneOf = (place: Place) =>
    places.some(({ name, code }) => name === place.name && code === place.code);
  return documents.flatMap(({ place }, number) =>
    place !== null && isOneOf(place) ? [number] : [],
  );
}

function mentions(
  reading: Exclude<PlaceReading, { kind: "corpus" | "part-of" }>,
  documents: readonly SourceDocument[],
): number[] {
  const divisions = reading.kind === "ambiguous" ? reading.divisions : [reading.division];
  const names = divisions.flatMap((division) => (division === null ? [] : [division.shortName]));
  const wanted = names.length > 0 ? [...new Set(names)] : [reading.written];
  return documents.flatMap(({ place, text }, number) =>
    place === null && wanted.some((name) => text.includes(name)) ? [number] : [],
  );
}
