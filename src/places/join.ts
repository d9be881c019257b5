/**
 * Joins neighbouring mentions that together name one place:
 * 浙江省德清县, 山西 忻州 河曲, 河曲县(山西省), "Hequ County, Shanxi".
 */
import type { Division } from "./divisions.ts";
import { overlapChecker, within, type Mention } from "./mention.ts";

const outerFirstGap = /^[\s·]*的?$/;
const innerFirstGap = /^(?:\s*[(（]|,?\s+(?:in\s+|of\s+)?|,)$/i;

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
  if (innerBefore.length === 0 || !innerFirstGap.test(gap)) return null;
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
