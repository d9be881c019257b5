/**
 * Mentions of one question in; the same out, with those made one that name one place together:
 * 浙江省德清县, 山西 忻州 河曲, 河曲县(山西省), "Hequ County, Shanxi".
 */
import type { Division } from "./divisions.ts";
import { overlapChecker, within, type Mention } from "./mention.ts";

const outerFirstGap = /^[\s·]*的?$/;
const innerFirstGap = /^(?:\s*[(（]|,?\s+(?:in\s+|of\s+)?|,)$/i;

/** `mentions` in order of position, not overlapping; so is what is returned. */
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

/** Those of `extra` that do not touch what is already found. */
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

/** 北京有个朝阳区: the other place named says which of several is meant. */
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

/** Divisions that may have others within them, each with how many mentions may mean it. */
function countOuters(mentions: readonly Mention[]): Map<Division, number> {
  const counts = new Map<Division, number>();
  for (const { candidates } of mentions)
    for (const division of new Set(candidates))
      if (division.level !== "county") counts.set(division, (counts.get(division) ?? 0) + 1);
  return counts;
}
