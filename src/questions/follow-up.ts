/**
 * Completes a short message from the conversation before it: 上犹呢? after 河曲县如何安置超编人员? asks the same
 * question about 上犹.
 */
import type { Subject } from "../core/domain.ts";
import { isMostlyEnglish } from "../language/normalize.ts";
import type { PlaceReading } from "../places/recognize.ts";
import { firstList, placeNames } from "../places/relate.ts";
import { asideOf } from "./asides.ts";
import { onlyLimits, type PlaceWords, withLimits, withPlaceForKinds } from "./limit-follow-up.ts";

export interface FollowUp {
  /** Empty if more is asked for without a previous question. */
  readonly question: string;
  /** The same question again, for passages that were not shown yet. */
  readonly isMore: boolean;
}

/** Subject of the conversation. `isPointedTo`: the message refers to it explicitly, such as by a reply. */
export interface Previous extends Subject {
  readonly isPointedTo: boolean;
}

const more =
  /^(?:还有(?:吗|呢|没有|别的吗?|其[他它]的?吗?|更多吗?)?|更多|继续|接着说|再来(?:一些|几个|点)?|下一[页批]|(?:show )?more|next|continue|go on|anything else|what else)$/iu;
const opening = /^(?:那么?(?![边里儿个])|还有|至于|and|what about|how about|so)(?![a-z])\s*/iu;
const closing = /呢$/u;
const namelessPlace =
  /那里|那边|那儿|该[县市区省]|这个?[县市区]|那个?[县市区]|当地|\bthat (?:county|city|district|place)\b/iu;
/** The rest of a message beside a place, if it only refers to the previous question. */
const asksTheSame =
  /^(?:那里|那边|那儿|方面)?(?:又|也)?(?:是|都)?(?:(?:怎么|怎样|如何)(?:做|办|弄|搞|干|处理|解决|样)?|咋[做办弄搞样]|有什么(?:做法|办法)|什么情况|情况(?:如何|怎样|怎么样))的?[呢吗]?$|^(?:in|did|does|do|how (?:did|does|do|is it|was it)|(?:what|how) about(?: in)?)?\s*(?:do(?:ne)?|handle[ds]?)?\s*(?:it|that|this|the same|so)?(?: in)?$/iu;
/** May also mean people, so the place is put before the message and does not replace the pronoun. */
const pronoun = /他们|它们?(?!的?是)|\b(?:there|they|them|their)\b/iu;
const endMark = /[\s?？!！。.,，、~～…]/u;

/** Null for a question that is complete by itself. */
export function followUpOf(
  text: string,
  previous: Previous | null,
  words: PlaceWords,
): FollowUp | null {
  const said = withoutEndMarks(text.trim());
  if (more.test(said)) return { question: previous?.question ?? "", isMore: true };
  if (previous === null) return null;
  if (asideOf(said) !== null) return askedForText(said, { previous, words });
  const readings = words.read(said);
  const question =
    askedWithin(said, { previous, words }) ??
    (readings.length > 0
      ? askedElsewhere(said, readings, { previous, words })
      : askedOn(said, text.trim(), { previous, words }));
  return question === null ? null : { question, isMore: false };
}

/** Scans from the end: a pattern anchored there takes quadratic time if a message has a thousand marks in a row. */
function withoutEndMarks(text: string): string {
  let end = text.length;
  while (end > 0 && endMark.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

interface Leaning {
  readonly previous: Previous;
  readonly words: PlaceWords;
}

/** 2022年以后呢 and 县级市呢 consist of limits only. */
function askedWithin(said: string, { previous, words }: Leaning): string | null {
  if (previous.topic === "") return null;
  const limit = bare(said);
  const limits = onlyLimits(limit, words, (rest) => asksTheSame.test(rest));
  return limits === null ? null : withLimits(baseOf(previous, words), limit, limits, words);
}

/** 上犹呢 consists of a place only; 上犹怎么考核乡镇呢 is a question of its own. */
function askedElsewhere(
  said: string,
  readings: readonly PlaceReading[],
  { previous, words }: Leaning,
): string | null {
  const [start = 0, end = 0] = firstList(said, readings) ?? [];
  const rest = bare(said.slice(0, start) + said.slice(end)).replace(/\s+/g, " ");
  if (previous.topic === "" || !(rest === "" || asksTheSame.test(rest))) return null;
  return withPlace(previous.question, said.slice(start, end), words);
}

function askedOn(said: string, text: string, { previous, words }: Leaning): string | null {
  const isElliptic = opening.test(said) || closing.test(said);
  const isAbout = previous.places.length > 0;
  if (isElliptic && isShort(bare(said))) {
    if (previous.topic !== "") return `${baseOf(previous, words)} ${text}`;
    return isAbout ? about(placeOf(previous, text, words), bare(said)) : null;
  }
  if (!isAbout) return null;
  const place = placeOf(previous, text, words);
  if (namelessPlace.test(said)) return text.replace(namelessPlace, place);
  return pronoun.test(said) || previous.isPointedTo ? about(place, text) : null;
}

/** 给我看看原文 asks for the current place's text. Other messages to the bot itself do not depend on the subject. */
function askedForText(said: string, { previous, words }: Leaning): FollowUp | null {
  if (previous.places.length === 0 || !/原文|全文|来源/u.test(said)) return null;
  return { question: about(placeOf(previous, said, words), said), isMore: false };
}

function bare(said: string): string {
  return withoutEndMarks(said.replace(opening, "").replace(closing, "")).trim();
}

/** A longer elliptic question has a topic of its own. */
const maxEllipsisUtf16 = 10;
const maxEllipsisWords = 4;

function isShort(text: string): boolean {
  if (text === "") return false;
  return /\p{Script=Han}/u.test(text)
    ? text.length <= maxEllipsisUtf16
    : text.split(/\s+/).length <= maxEllipsisWords;
}

/** The question without appended follow-ups, asked about the current places; ends with a question mark. */
function baseOf(previous: Previous, words: PlaceWords): string {
  const asked = withoutAppended(previous.question);
  const region = words.readLimits(asked)?.regionReading?.range[0];
  const places = words.read(asked).filter(({ range }) => range[0] !== region);
  const named = new Set(places.flatMap(placeNames));
  const isOfThem =
    named.size === previous.places.length && previous.places.every((name) => named.has(name));
  const base = isOfThem ? asked : withPlace(asked, placeOf(previous, asked, words), words);
  if (/[?？]$/u.test(base)) return base;
  return `${base}${isMostlyEnglish(base) ? "?" : "？"}`;
}

/** Removes what earlier follow-ups appended. */
function withoutAppended(question: string): string {
  const end = question.search(/[?？]/u) + 1;
  const rest = withoutEndMarks(question.slice(end).trim());
  return end > 0 && (opening.test(rest) || closing.test(rest)) ? question.slice(0, end) : question;
}

/** Replaces the places or kinds of place in the question by `place`; adds it if there are none. */
function withPlace(question: string, place: string, words: PlaceWords): string {
  const limited = withPlaceForKinds(question, place, words);
  if (limited !== null) return limited;
  const asked = firstList(question, words.read(question));
  if (asked !== null) return question.slice(0, asked[0]) + place + question.slice(asked[1]);
  if (place === "" || !isMostlyEnglish(question)) return place + question;
  const stem = withoutEndMarks(question);
  return `${stem} in ${place}${question.slice(stem.length)}`;
}

function placeOf({ places }: Previous, beside: string, words: PlaceWords): string {
  if (!isMostlyEnglish(beside)) return places.join("和");
  return places.map((name) => words.inEnglish(name)).join(" and ");
}

function about(place: string, text: string): string {
  return isMostlyEnglish(text) ? `${place}: ${text}` : `${place}${text}`;
}
