/**
 * Resolves a mention to its meaning for the corpus: a corpus place, a part of one, a region around some, a place
 * that no document is about, or several divisions that cannot be told apart.
 * Also finds the first list of places in a text, and the names of a reading's places.
 */
import type { Place, TextRange } from "../core/domain.ts";
import type { Division, Gazetteer } from "./divisions.ts";
import { contains, type Mention } from "./mention.ts";

interface Written {
  /** Half-open, in UTF-16 units of the question as given. */
  readonly range: TextRange;
  readonly written: string;
}

/** A corpus place itself. */
export interface CorpusReading extends Written {
  readonly kind: "corpus";
  readonly place: Place;
  readonly corrected: boolean;
  /** The name was written with a province that does not contain the place. */
  readonly wrongRegion?: boolean;
}
/** A part of a corpus place, whose documents may describe the part. */
export interface PartOfReading extends Written {
  readonly kind: "part-of";
  readonly place: Place;
  readonly division: Division;
}
/** A province or city that contains corpus places without being one. */
interface RegionReading extends Written {
  readonly kind: "region";
  readonly places: readonly Place[];
  readonly division: Division;
}
/** A place that no document is about; `division` is null if the name was recognised only by its form. */
interface AbsentReading extends Written {
  readonly kind: "absent";
  readonly division: Division | null;
  readonly name: string;
}
/** Several divisions of one name; `places` are those that are corpus places, possibly none. */
interface AmbiguousReading extends Written {
  readonly kind: "ambiguous";
  readonly name: string;
  readonly divisions: readonly Division[];
  readonly places: readonly Place[];
}

export type PlaceReading =
  CorpusReading | PartOfReading | RegionReading | AbsentReading | AmbiguousReading;

type CorpusPlaces = ReadonlyMap<Division, Place>;

export function relate(
  mention: Mention,
  question: string,
  corpus: CorpusPlaces,
  lists: Gazetteer["lists"],
): PlaceReading {
  const written = question.slice(mention.start, mention.end);
  const common: Written = { range: [mention.start, mention.end], written };
  if (mention.candidates.length === 0)
    return { kind: "absent", division: null, name: written, ...common };
  const chosen = choose(mention.candidates, corpus, lists);
  if (chosen.length === 1 && chosen[0] !== undefined)
    return relateDivision(chosen[0], mention, corpus, common);
  const places = chosen.flatMap((division) => corpus.get(division) ?? []);
  return { kind: "ambiguous", name: written, divisions: chosen, places, ...common };
}

function relateDivision(
  division: Division,
  { corrected, wrongRegion = false }: Mention,
  corpus: CorpusPlaces,
  common: Written,
): PlaceReading {
  const place = corpus.get(division);
  if (place !== undefined) return { kind: "corpus", place, corrected, wrongRegion, ...common };
  const outer = placeAround(division, corpus);
  if (outer !== null) return { kind: "part-of", place: outer, division, ...common };
  const places = placesWithin(division, corpus);
  if (places.length > 0) return { kind: "region", places, division, ...common };
  return { kind: "absent", division, name: division.name, ...common };
}

/** The candidates that cannot be told apart; a single one if there is a reason to prefer it. */
function choose(
  candidates: readonly Division[],
  corpus: CorpusPlaces,
  lists: Gazetteer["lists"],
): readonly Division[] {
  if (candidates.length === 1) return candidates;
  const provinces = candidates.filter((each) => each.level === "province");
  if (provinces.length === 1) return provinces;
  const isRelated = (division: Division) =>
    placeAround(division, corpus) !== null || placesWithin(division, corpus).length > 0;
  const own = candidates.filter((each) => corpus.has(each));
  if (own.length > 0) return own;
  const related = candidates.filter(isRelated);
  return preferPrefecture(related.length > 0 ? related : candidates, lists);
}

/** A city is better known than the counties and districts with the same short name. */
function preferPrefecture(
  candidates: readonly Division[],
  lists: Gazetteer["lists"],
): readonly Division[] {
  const prefectures = candidates.filter((each) => each.level === "prefecture");
  const isContested = candidates.some((each) => lists.contested.has(each.shortName));
  return prefectures.length === 1 && !isContested ? prefectures : candidates;
}

function placeAround(division: Division, corpus: CorpusPlaces): Place | null {
  for (const [outer, place] of corpus) if (contains(outer, division)) return place;
  return null;
}

function placesWithin(division: Division, corpus: CorpusPlaces): readonly Place[] {
  return [...corpus].flatMap(([inner, place]) => (contains(division, inner) ? [place] : []));
}

const between = /^\s*(?:[和与跟同及比、,\uff0c]|以及|,?\s*and|vs\.?|versus)\s*$/iu;

/** Whether the text only joins two places, so that it means nothing without them. */
export function isBetweenPlaces(text: string): boolean {
  return between.test(text);
}

/** Range from the first place to the end of the list that it begins; null if no place is named. */
export function firstList(text: string, readings: readonly PlaceReading[]): TextRange | null {
  const [first, ...others] = readings;
  if (first === undefined) return null;
  const start = first.range[0];
  let end = first.range[1];
  for (const { range } of others) {
    if (!isBetweenPlaces(text.slice(end, range[0]))) break;
    end = range[1];
  }
  return [start, end];
}

/** Full names of the corpus places, or of the absent division; else the name as written. */
export function placeNames(reading: PlaceReading): readonly string[] {
  switch (reading.kind) {
    case "corpus":
    case "part-of":
      return [reading.place.name];
    case "region":
      return reading.places.map(({ name }) => name);
    default:
      return [reading.name];
  }
}
