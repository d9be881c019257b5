/**
 * Selects the places that a question asks about. A place that somebody only comes from or has passed through is left
 * out: 从湖北返回河曲的人 asks about 河曲县.
 */
import type { PlaceReading } from "../places/recognize.ts";

const leaving = /(?:从|自)$/u;
/** 从河曲来看 ("judging from 河曲") is about 河曲 itself. */
const comesAway = /^(?:等地|地区)?(?:返|回|来(?![看说讲])|过来|去|出发|抵|进入)/u;
const visited = /(?:[去到]过|途[经径])$/u;
const cameBack = /^(?:等地|地区)?(?:返[回乡]|回来|归来|旅居)/u;

/** UTF-16 units of the longest cue in front of a place, such as 去过. */
const longestCue = 2;

const listSeparator = /^(?:[、,，和与及]|以及)$/u;

export function askedPlaces(question: string, readings: readonly PlaceReading[]): PlaceReading[] {
  return listsOf(question, readings)
    .filter((list) => !isPassedThrough(question, list))
    .flat();
}

/** Groups the places of a list, such as 北京、天津等地: a cue around the list applies to all of them. */
function listsOf(question: string, readings: readonly PlaceReading[]): PlaceReading[][] {
  const lists: PlaceReading[][] = [];
  for (const reading of readings) {
    const last = lists.at(-1);
    const between = question.slice(last?.at(-1)?.range[1] ?? 0, reading.range[0]);
    if (last !== undefined && listSeparator.test(between)) last.push(reading);
    else lists.push([reading]);
  }
  return lists;
}

function isPassedThrough(question: string, list: readonly PlaceReading[]): boolean {
  const start = list[0]?.range[0] ?? 0;
  const before = question.slice(Math.max(0, start - longestCue), start);
  const after = question.slice(list.at(-1)?.range[1]);
  return (
    (leaving.test(before) && comesAway.test(after)) || visited.test(before) || cameBack.test(after)
  );
}
