/**
 * Changes the limits of the previous question as a short message asks: 2022年以后呢, 县级市呢 and, after 山西的县, 湖南呢.
 */
import type { TextRange } from "../core/domain.ts";
import { blankRanges, isMostlyEnglish } from "../language/normalize.ts";
import type { PlaceReading } from "../places/recognize.ts";
import { firstList } from "../places/relate.ts";
import { agreeing } from "./agreement.ts";
import { limitRanges, type ReadLimits, regionOfReading } from "./limits/read-limits.ts";

const saysNothing = /^(?:的|in|of|the|[\s,，、])*$/iu;

/** Limits of a message that consists of limits only, or of limits and a rest that `isTail` accepts; else null. */
export function onlyLimits(
  said: string,
  words: PlaceWords,
  isTail: (rest: string) => boolean,
): ReadLimits | null {
  const limits = words.readLimits(said);
  if (limits === null) return null;
  const rest = blankRanges(said, limitRanges(limits)).trim();
  return saysNothing.test(rest) || isTail(rest) ? limits : null;
}

/** Years replace the question's years; kinds replace its kinds or else its first list of places. */
export function withLimits(
  question: string,
  said: string,
  { kindRange, yearRanges }: ReadLimits,
  words: PlaceWords,
): string {
  const kinds =
    kindRange === null ? question : withKinds(question, said.slice(...kindRange), words);
  if (yearRanges.length === 0) return kinds;
  const years = yearRanges.map((range) => said.slice(...range)).join(" ");
  return withYears(kinds, years, words);
}

function withKinds(question: string, kinds: string, words: PlaceWords): string {
  const range = kindRangeIn(question, words) ?? firstList(question, words.read(question));
  const [start, end] = range ?? [0, 0];
  const replaced = agreeing(question, kinds, [start, end]);
  // In the old position, the new kinds may not be recognised as a limit; then they go in front.
  if (range !== null && kindRangeIn(replaced, words) !== null) return replaced;
  return inFront(kinds, question.slice(0, start) + question.slice(end));
}

function kindRangeIn(text: string, words: PlaceWords): TextRange | null {
  return words.readLimits(text)?.kindRange ?? null;
}

function withYears(question: string, years: string, words: PlaceWords): string {
  let rest = question;
  for (const [start, end] of (words.readLimits(question)?.yearRanges ?? []).toReversed())
    rest = rest.slice(0, start) + rest.slice(end);
  rest = rest.replace(/^[\s,，、的]+/u, "").trim();
  if (!isMostlyEnglish(rest) || !isMostlyEnglish(years)) return inFront(years, rest);
  const [stem = rest] = /^.*[^?？.\s]/su.exec(rest) ?? [];
  const tail = years.charAt(0).toLowerCase() + years.slice(1);
  return `${stem} ${tail}${rest.slice(stem.length).trim()}`;
}

function inFront(limit: string, question: string): string {
  const isChinese = !isMostlyEnglish(limit) && !isMostlyEnglish(question);
  return `${limit}${isChinese ? "，" : ": "}${question}`;
}

/** A region becomes the region of the question's kinds; any other place replaces the kinds. Null without kinds. */
export function withPlaceForKinds(
  question: string,
  place: string,
  words: PlaceWords,
): string | null {
  const limits = words.readLimits(question);
  const { kindRange = null, regionReading = null } = limits ?? {};
  if (kindRange === null) return null;
  const [start, end] = isRegion(words.read(place)) ? (regionReading?.range ?? [0, 0]) : kindRange;
  const which = whichOf.exec(question.slice(0, start))?.[0] ?? "";
  if (end > 0) return agreeing(question, place, [start - which.length, end]);
  return isMostlyEnglish(question)
    ? `${question.slice(0, kindRange[1])} in ${place}${question.slice(kindRange[1])}`
    : `${question.slice(0, kindRange[0])}${place}的${question.slice(kindRange[0])}`;
}

/** Of "Which counties merged bureaus?" about Hanbin, "which" goes with the counties. */
const whichOf = /(?:哪(?:些|几个|一个|个)|\b(?:which|what)\s+)$/iu;

function isRegion(readings: readonly PlaceReading[]): boolean {
  return readings.length === 1 && readings.every((reading) => regionOfReading(reading) !== null);
}

/** Reads places and limits in follow-ups and the questions before them. */
export interface PlaceWords {
  /** The places that a text names, in order. */
  read(text: string): readonly PlaceReading[];
  /** Null if the text has no limits. */
  readLimits(text: string): ReadLimits | null;
  /** English name of a place such as 河曲县; the name itself if none is known. */
  inEnglish(name: string): string;
  /** The words of a text that may say what it is about, without function words. */
  contentWords(text: string): readonly string[];
}
