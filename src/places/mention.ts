/**
 * A mention: a range of the question that names a place, before it is resolved to one division.
 * Also computes which divisions contain which and which mentions overlap, and joins neighbouring mentions that together
 * name one place: 浙江省德清县, 山西 忻州 河曲, 河曲县(山西省), "Hequ County, Shanxi".
 */
import type { Place } from "../core/domain.ts";
import type { Division, Gazetteer } from "./divisions.ts";

export interface Mention {
  readonly start: number;
  readonly end: number;
  /** Divisions that the name may mean; empty for a name recognised only by its form. */
  readonly candidates: readonly Division[];
  /** The name is misspelt, has a wrong suffix or is no longer used. */
  readonly corrected: boolean;
  /** The name stands with a province that does not contain the place. */
  readonly wrongRegion?: boolean;
}

export function contains(outer: Division, inner: Division): boolean {
  if (outer === inner || outer.level === "county" || inner.level === "province") return false;
  if (outer.level === "prefecture" && inner.level !== "county") return false;
  if (outer.code === "" || inner.code === "") {
    return outer.level === "province"
      ? outer.name === inner.province
      : outer.name === inner.city && outer.province === inner.province;
  }
  return inner.code.startsWith(outer.code.slice(0, outer.level === "province" ? 2 : 4));
}

export function within(
  candidates: readonly Division[],
  outers: readonly Division[],
): readonly Division[] {
  return candidates.filter((inner) => outers.some((outer) => contains(outer, inner)));
}

interface OverlapChecker {
  add(mention: Mention): void;
  /** Whether the half-open range shares a position with any mention. */
  overlaps(start: number, end: number): boolean;
}

/** Stores positions, because comparing with each mention is slow for a text of thousands of names. */
export function overlapChecker(mentions: readonly Mention[]): OverlapChecker {
  const taken = new Set<number>();
  const add = ({ start, end }: Mention) => {
    for (let position = start; position < end; position += 1) taken.add(position);
  };
  mentions.forEach(add);
  return {
    add,
    overlaps(start, end) {
      for (let position = start; position < end; position += 1)
        if (taken.has(position)) return true;
      return false;
    },
  };
}

const outerFirstGap = /^[\s·]*的?$/;
const innerFirstGap = /^(?:\s*[(（]|,?\s+(?:in\s+|of\s+)?|,)$/i;
/** In Chinese the inner name comes first only in front of parentheses: in 除了河曲,山西还有哪些 there are two places. */
const hanInnerFirstGap = /^\s*[(（]$/;

/** Both `mentions` and the result are in order and do not overlap. */
export function joinMentions(text: string, mentions: readonly Mention[]): Mention[] {
  const joined: Mention[] = [];
  for (const mention of mentions) {
    const previous = joined.at(-1);
    const both = previous === undefined ? null : joinTwo(text, previous, mention);
    if (both === null) joined.push(mention);
    else joined.splice(-1, 1, both);
  }
  return narrowByOthers(joined);
}

/** Adds those of `extra` that do not overlap `found`; the result is in order. */
export function addMentions(found: readonly Mention[], extra: readonly Mention[]): Mention[] {
  const taken = overlapChecker(found);
  const free = extra.filter(({ start, end }) => !taken.overlaps(start, end));
  return [...found, ...free].toSorted((one, other) => one.start - other.start);
}

function joinTwo(text: string, first: Mention, second: Mention): Mention | null {
  const gap = text.slice(first.end, second.start);
  const inner = within(second.candidates, first.candidates);
  if (inner.length > 0 && outerFirstGap.test(gap))
    return { ...second, start: first.start, candidates: inner };
  const innerBefore = within(first.candidates, second.candidates);
  const isHan = /\p{Script=Han}/u.test(text.charAt(first.end - 1));
  if (innerBefore.length === 0 || !(isHan ? hanInnerFirstGap : innerFirstGap).test(gap))
    return null;
  const closing = /[(（]$/.test(gap) && /^[)）]/.test(text.slice(second.end)) ? 1 : 0;
  return { ...first, end: second.end + closing, candidates: innerBefore };
}

/** 北京有个朝阳区: another mention can show which of several candidates is meant. */
function narrowByOthers(mentions: readonly Mention[]): Mention[] {
  const counts = countOuters(mentions);
  return mentions.map((mention) => {
    if (mention.candidates.length < 2) return mention;
    const own = new Set(mention.candidates);
    const outers = [...counts].flatMap(([outer, count]) =>
      count > (own.has(outer) ? 1 : 0) ? [outer] : [],
    );
    const narrowed = within(mention.candidates, outers);
    return narrowed.length === 0 ? mention : { ...mention, candidates: narrowed };
  });
}

/** Provinces and prefectures, each with the number of mentions that may mean it. */
function countOuters(mentions: readonly Mention[]): Map<Division, number> {
  const counts = new Map<Division, number>();
  for (const { candidates } of mentions)
    for (const division of new Set(candidates))
      if (division.level !== "county") counts.set(division, (counts.get(division) ?? 0) + 1);
  return counts;
}

const provinceBehindGap = /^(?:\s*[(（]|,? (?:in |of )?|,)$/i;
/** 山西汉滨两地 are two places. */
const listFollows = /^(?:[两二三四五六几]个?(?:地|省|市|县|区)|各|分别|之间)/;
const listGap = /^(?:[、,，和与跟及]|,? (?:and|or) |, )$/i;

/**
 * Joins a place with a province that is written as containing it and does not: 陕西河曲县, "Hequ, Shaanxi".
 * Read as two places, they would be compared, the second with whatever else lies in that province.
 * `mentions` are in order, do not overlap, and are joined where one contains the next.
 */
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
  return provinceBehindGap.test(gap) && (isLatin || /[(（]$/.test(gap));
}

function endOf(text: string, { start, end }: Mention): number {
  return /[(（]/.test(text.charAt(start - 1)) && /[)）]/.test(text.charAt(end)) ? end + 1 : end;
}
