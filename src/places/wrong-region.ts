/**
 * Joins a place with a province that is written as containing it and does not: 陕西河曲县, "Hequ, Shaanxi".
 * Read as two places, they would be compared, the second with whatever else lies in that province.
 */
import type { Place } from "../core/domain.ts";
import type { Division, Gazetteer } from "./divisions.ts";
import type { Mention } from "./mention.ts";

const outerFirstGap = /^[\s·]*的?$/;
const innerFirstGap = /^(?:\s*[(（]|,? (?:in |of )?|,)$/i;
/** 山西汉滨两地 are two places. */
const listFollows = /^(?:[两二三四五六几]个?(?:地|省|市|县|区)|各|分别|之间)/;
const listGap = /^(?:[、,，和与跟及]|,? (?:and|or) |, )$/i;

/** `mentions` are in order, do not overlap, and are joined where one contains the next. */
export function joinWrongRegions(
  text: string,
  mentions: readonly Mention[],
  corpus: ReadonlyMap<Division, Place>,
  lists: Gazetteer["lists"],
): Mention[] {
  const joined: Mention[] = [];
  const isAround = (outer: Mention, inner: Mention) =>
    isOtherProvince(outer, corpus) &&
    isOwnPlace(inner, corpus) &&
    !lists.ordinary.has(text.slice(inner.start, inner.end));
  for (const [index, mention] of mentions.entries()) {
    const previous = joined.at(-1);
    const next = mentions[index + 1];
    const isListed = next !== undefined && listGap.test(text.slice(mention.end, next.start));
    if (previous === undefined) joined.push(mention);
    else if (isAround(previous, mention) && isProvinceBefore(text, previous, mention))
      joined.splice(-1, 1, { ...mention, start: previous.start, ...corrected });
    else if (isAround(mention, previous) && !isListed && isProvinceBehind(text, previous, mention))
      joined.splice(-1, 1, { ...previous, end: endOf(text, mention), ...corrected });
    else joined.push(mention);
  }
  return joined;
}

const corrected = { corrected: true, wrongRegion: true } as const;

/** A province with documents of its own may be asked about beside the place. */
function isOtherProvince({ candidates }: Mention, corpus: ReadonlyMap<Division, Place>): boolean {
  const [only] = candidates;
  return candidates.length === 1 && only?.level === "province" && !corpus.has(only);
}

function isOwnPlace({ candidates }: Mention, corpus: ReadonlyMap<Division, Place>): boolean {
  return (
    candidates.some((each) => corpus.has(each)) &&
    candidates.every(({ level, province }) => level !== "province" && province !== "")
  );
}

function isProvinceBefore(text: string, province: Mention, place: Mention): boolean {
  const gap = text.slice(province.end, place.start);
  return outerFirstGap.test(gap) && !listFollows.test(text.slice(place.end));
}

/** In Chinese only in parentheses: 河曲,陕西 are two places. */
function isProvinceBehind(text: string, place: Mention, province: Mention): boolean {
  const gap = text.slice(place.end, province.start);
  const isLatin = /[a-z]/i.test(text.charAt(place.end - 1));
  return innerFirstGap.test(gap) && (isLatin || /[(（]$/.test(gap));
}

function endOf(text: string, { start, end }: Mention): number {
  return /[(（]/.test(text.charAt(start - 1)) && /[)）]/.test(text.charAt(end)) ? end + 1 : end;
}
