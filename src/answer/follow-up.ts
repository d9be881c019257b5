/**
 * A short message and what was talked about before in; the whole question that it means out: 上犹呢? after
 * 河曲县如何安置超编人员? asks how 上犹县 did. Null for a question that stands by itself.
 */
import type { Subject } from "../domain.ts";
import type { PlaceReading } from "../text/places/recognize.ts";

export interface FollowUp {
  /** Empty where more is asked for and nothing was asked before. */
  readonly question: string;
  /** The same question again, for what was not shown yet. */
  readonly isMore: boolean;
}

/** What a conversation is about, and whether the asker points to it, as by a reply. */
export interface Previous extends Subject {
  readonly isPointedTo: boolean;
}

const more =
  /^(?:还有(?:吗|呢|没有|别的吗?|其[他它]的?吗?|更多吗?)?|更多|继续|接着说|再来(?:一些|几个|点)?|下一[页批]|(?:show )?more|next|continue|go on|anything else|what else)$/iu;
const opening = /^(?:那么?|还有|至于|and|what about|how about|so)(?![a-z])\s*/iu;
const closing = /呢$/u;
const pronoun =
  /那里|那边|那儿|该[县市区省]|这个?[县市区]|那个?[县市区]|当地|他们|它们?(?!的?是)|\b(?:there|they|them|their|that (?:county|city|district|place))\b/iu;
const endMark = /[\s?？!！。.,，、~～…]/u;

export function followUpOf(
  text: string,
  previous: Previous | null,
  readings: readonly PlaceReading[],
): FollowUp | null {
  const said = withoutEndMarks(text.trim());
  if (more.test(said)) return { question: previous?.question ?? "", isMore: true };
  if (previous === null) return null;
  const bare = withoutEndMarks(said.replace(opening, "").replace(closing, ""));
  const isElliptic = opening.test(said) || closing.test(said);
  if (readings.length > 0) {
    if (previous.topic === "" || withoutPlaces(text, readings) !== "") return null;
    return { question: joined([bare, previous.topic]), isMore: false };
  }
  if (previous.places.length === 0 && !isElliptic) return null;
  const places = previous.places.join("和");
  if (isElliptic && isShort(bare))
    return { question: joined([places, bare, previous.topic]), isMore: false };
  if (previous.places.length === 0) return null;
  if (pronoun.test(said)) return { question: joined([places, text.trim()]), isMore: false };
  return previous.isPointedTo ? { question: joined([places, text.trim()]), isMore: false } : null;
}

/** From behind: a pattern for the end of a text is tried from each of a thousand marks on. */
function withoutEndMarks(text: string): string {
  let end = text.length;
  while (end > 0 && endMark.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** 上犹呢 is nothing but a place; 上犹怎么考核乡镇呢 asks something of its own. */
function withoutPlaces(text: string, readings: readonly PlaceReading[]): string {
  let before = "";
  let from = text.length - text.trimStart().length;
  for (const { range } of readings) {
    before += `${text.slice(from, range[0])} `;
    from = range[1];
  }
  return (before + withoutEndMarks(text.slice(from)))
    .replace(opening, "")
    .replace(closing, "")
    .replace(/[\s和与跟、,，]|\band\b/giu, "");
}

/** Longer than a few words, an elliptic question has a topic of its own. */
const maxEllipsisUtf16 = 10;
const maxEllipsisWords = 4;

function isShort(text: string): boolean {
  if (text === "") return false;
  return /\p{Script=Han}/u.test(text)
    ? text.length <= maxEllipsisUtf16
    : text.split(/\s+/).length <= maxEllipsisWords;
}

function joined(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== "")
    .join(" ")
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, "");
}
