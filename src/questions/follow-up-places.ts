/**
 * Follow-ups that say which places they are about, or not about: 和浏阳比呢, 我是说浏阳, 别的县呢.
 */
import { blankRanges, isMostlyEnglish } from "../language/normalize.ts";
import type { PlaceReading } from "../places/recognize.ts";
import { firstList, placeNames } from "../places/relate.ts";
import { excludedPlaces } from "./excluded-places.ts";
import {
  asksTheSame,
  comparesThem,
  comparesWith,
  correctionIn,
  elsewhereIn,
  isAsking,
} from "./follow-up-forms.ts";
import {
  bare,
  baseOf,
  isShort,
  type Leaning,
  listOf,
  withoutAppended,
  withPlace,
} from "./rephrase-question.ts";
import { placesOfSubject } from "./subject.ts";

/** The question about its places and those of the message. */
export function comparedWith(said: string, { previous, words }: Leaning): string | null {
  const readings = words.read(said);
  const list = firstList(said, readings);
  if (list === null) return comparesThem(said) ? comparedAgain({ previous, words }) : null;
  if (!comparesWith(said, list)) return null;
  const named = new Set(readings.flatMap(placeNames));
  const { question, shownPlaces = [] } = previous;
  const leftOut = excludedPlaces(question, words.read(question)).readings.flatMap(placeNames);
  // What it is compared with is what was spoken of last, and is another place.
  const others =
    [placesOfSubject(previous), shownPlaces, leftOut]
      .map((names) => names.filter((name) => !named.has(name)))
      .find((names) => names.length > 0) ?? [];
  const written = readings.map((reading) => reading.written);
  const isEnglish = isMostlyEnglish(question);
  const names = isEnglish ? others.map((name) => words.inEnglish(name)) : others;
  const places = listOf([...names, ...written], isEnglish);
  return previous.topic === ""
    ? places
    : withPlace(withoutAppended(previous, words), places, words);
}

/** The question about the places that it was asked of one after the other; null for fewer than two. */
function comparedAgain({ previous, words }: Leaning): string | null {
  const { placesBefore = [], topic } = previous;
  const names = [...new Set([...placesBefore, ...placesOfSubject(previous)])];
  if (names.length < 2 || topic === "") return null;
  const isEnglish = isMostlyEnglish(previous.question);
  const written = isEnglish ? names.map((name) => words.inEnglish(name)) : names;
  return withPlace(withoutAppended(previous, words), listOf(written, isEnglish), words);
}

export function corrected(said: string, { previous, words }: Leaning): string | null {
  const correction = correctionIn(said);
  if (correction === null || previous.question === "") return null;
  const { meant, instead } = correction;
  const readings = words.read(meant);
  const list = firstList(meant, readings);
  if (list !== null && asksTheSame(bare(meant.slice(0, list[0]) + meant.slice(list[1]))))
    return previous.topic === ""
      ? meant
      : withPlace(previous.question, meant.slice(...list), words);
  // With anything else in it, it is whole.
  if (list !== null || previous.topic === "") return null;
  if (instead !== "" && previous.question.includes(instead))
    return previous.question.replace(instead, meant);
  return isShort(meant) && !isAsking(meant) ? `${baseOf(previous, words)} ${meant}` : null;
}

/** The question about all places but those spoken of, or about all of a region: 山西的别的县呢. */
export function askedOfOthers(said: string, { previous, words }: Leaning): string | null {
  const readings = words.read(said);
  const { ranges, readings: excluded } = excludedPlaces(said, readings);
  const region = words.readLimits(said)?.regionReading?.range ?? null;
  const isOther = (reading: PlaceReading) =>
    !excluded.includes(reading) && reading.range[0] !== region?.[0];
  if (readings.some(isOther) || previous.topic === "") return null;
  const elsewhere = elsewhereIn(region === null ? said : blankRanges(said, [region]), ranges);
  if (elsewhere === null) return null;
  const { question } = previous;
  const before = excludedPlaces(question, words.read(question));
  const spokenOf = previous.places.length > 0 ? previous.places : (previous.shownPlaces ?? []);
  const names = excluded.length > 0 ? excluded.flatMap(placeNames) : spokenOf;
  const left = [...new Set([...before.readings.flatMap(placeNames), ...names])];
  if (left.length === 0) return null;
  const base = withoutAppended(previous, words);
  const isEnglish = isMostlyEnglish(question);
  // The new question keeps the language of the previous one, also if the follow-up is in the other.
  const kind = isMostlyEnglish(elsewhere.kind) === isEnglish ? elsewhere.kind : "";
  const within = region === null ? "" : said.slice(...region);
  const places = isEnglish
    ? `${kind || "places"} other than ${listOf(
        left.map((name) => words.inEnglish(name)),
        true,
      )}${within && ` in ${within}`}`
    : `${left.join("、")}以外${within && `${within}的`}其他${kind || "地方"}`;
  return withPlace(base, places, words);
}
