/**
 * The places that a text names in; those of them that stand in one list, and what each is called, out.
 */
import type { TextRange } from "../../domain.ts";
import type { PlaceReading } from "./relate.ts";

const between = /^\s*(?:[和与跟同及、,\uff0c]|以及|and|vs\.?)\s*$/iu;

/** What joins two places says nothing once they are taken out. */
export function isBetweenPlaces(text: string): boolean {
  return between.test(text);
}

/** From the first place to the last of the list that it begins; null where no place is named. */
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

/** By their full names, where they are known. */
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
