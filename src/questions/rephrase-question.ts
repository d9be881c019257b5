/**
 * Puts the question before a follow-up into other words of the same: about other places, or without what was appended.
 */
import type { Subject, TextRange } from "../core/domain.ts";
import { isMostlyEnglish } from "../language/normalize.ts";
import { firstList, placeNames } from "../places/relate.ts";
import { agreeing } from "./agreement.ts";
import { excludedPlaces } from "./excluded-places.ts";
import { closing, leansOnTopic, opening, withoutEndMarks } from "./follow-up-forms.ts";
import { asksForOutcome } from "./outcome.ts";
import { type PlaceWords, withPlaceForKinds } from "./limit-follow-up.ts";

/** Subject of the conversation. `isPointedTo`: the message refers to it explicitly, such as by a reply. */
export interface Previous extends Subject {
  readonly isPointedTo: boolean;
}

/** What a message may go on with, and the words to read it by. */
export interface Leaning {
  readonly previous: Previous;
  readonly words: PlaceWords;
}

/** Without what joins it to what was said before. */
export function bare(said: string): string {
  return withoutEndMarks(said.replace(opening, "").replace(closing, "")).trim();
}

/** A longer elliptic question has a topic of its own. */
const maxEllipsisUtf16 = 10;
const maxEllipsisWords = 4;

export function isShort(text: string): boolean {
  if (text === "") return false;
  return /\p{Script=Han}/u.test(text)
    ? text.length <= maxEllipsisUtf16
    : text.split(/\s+/).length <= maxEllipsisWords;
}

/** The question without appended follow-ups, asked about the current places; ends with a question mark. */
export function baseOf(previous: Previous, words: PlaceWords): string {
  const asked = withoutAppended(previous, words);
  const region = words.readLimits(asked)?.regionReading?.range[0];
  const read = words.read(asked);
  const excluded = new Set(excludedPlaces(asked, read).readings);
  const places = read.filter((each) => each.range[0] !== region && !excluded.has(each));
  const named = new Set(places.flatMap(placeNames));
  const isOfThem =
    named.size === previous.places.length && previous.places.every((name) => named.has(name));
  const base = isOfThem ? asked : withPlace(asked, placeOf(previous.places, asked, words), words);
  if (/[?？]$/u.test(base)) return base;
  return `${withoutEndMarks(base)}${isMostlyEnglish(base) ? "?" : "？"}`;
}

/** Removes what earlier follow-ups appended. */
export function withoutAppended({ question }: Previous, words: PlaceWords): string {
  const end = question.search(/[?？]/u) + 1;
  const rest = withoutEndMarks(question.slice(end).trim());
  const isAppended =
    opening.test(rest) || closing.test(rest) || asksForOutcome(rest) || leansOnTopic(rest, words);
  return end > 0 && isAppended ? question.slice(0, end) : question;
}

/** The previous question, and behind it what the message asks of the same. */
export function appended(text: string, { previous, words }: Leaning): string {
  return `${baseOf(previous, words)} ${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/**
 * Replaces the places or kinds of place in the question by `written`, in the question's language; adds it if there are
 * none.
 */
export function withPlace(question: string, written: string, words: PlaceWords): string {
  const place = inLanguageOf(question, written, words);
  const readings = words.read(question);
  const [leftOut] = excludedPlaces(question, readings).ranges;
  const limited = leftOut === undefined ? withPlaceForKinds(question, place, words) : null;
  if (limited !== null) return limited;
  const asked =
    leftOut === undefined ? firstList(question, readings) : withKindsOf(leftOut, question, words);
  if (asked !== null) return agreeing(question, place, withCount(asked, question));
  if (place === "" || !isMostlyEnglish(question)) return place + question;
  const stem = withoutEndMarks(question);
  return `${stem} in ${place}${question.slice(stem.length)}`;
}

/** With 三个地方 behind the list of places. */
function withCount([start, end]: TextRange, question: string): TextRange {
  const count =
    /^(?:这|那)?[两二三四五六七八九十\d]个?(?:地方|地区|[县市区地家])(?:之?间)?的?/u.exec(
      question.slice(end),
    );
  return [start, end + (count?.[0].length ?? 0)];
}

/** With the kinds of place that remain, and their region: 河曲县以外山西的其他县. */
function withKindsOf([start, end]: TextRange, question: string, words: PlaceWords): TextRange {
  const kinds = words.readLimits(question)?.kindRange ?? null;
  if (kinds === null || kinds[0] < end) return [start, end];
  const between = question.slice(end, kinds[0]);
  return /^[\s,，的其他它别]*$/u.test(between) ? [start, kinds[1]] : [start, end];
}

function inLanguageOf(question: string, written: string, words: PlaceWords): string {
  const isEnglish = isMostlyEnglish(question);
  if (!(isEnglish ? /\p{Script=Han}/u : /[a-z]/iu).test(written)) return written;
  const readings = words.read(written);
  // The places that a region has documents on are not what was said.
  if (readings.length === 0 || readings.some(({ kind }) => kind === "region")) return written;
  const names = [...new Set(readings.flatMap(placeNames))];
  return listOf(isEnglish ? names.map((name) => words.inEnglish(name)) : names, isEnglish);
}

/** A、B和C, or "A, B and C". */
export function listOf(names: readonly string[], isEnglish: boolean): string {
  const first = names.slice(0, -1).join(isEnglish ? ", " : "、");
  return [first, ...names.slice(-1)].filter((name) => name !== "").join(isEnglish ? " and " : "和");
}

export function placeOf(places: readonly string[], beside: string, words: PlaceWords): string {
  if (!isMostlyEnglish(beside)) return places.join("和");
  return places.map((name) => words.inEnglish(name)).join(" and ");
}

export function about(place: string, text: string): string {
  return isMostlyEnglish(text) ? `${place}: ${text}` : `${place}${text}`;
}
