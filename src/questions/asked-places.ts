/**
 * Selects the places that a question asks about. A place that somebody only comes from or has passed through is left
 * out (从湖北返回河曲的人 asks about 河曲县), and so is one that only says where another lies (跟江西交界的浏阳).
 */
import { fold } from "../places/fold.ts";
import type { PlaceReading } from "../places/recognize.ts";

const leaving = /(?:从|自)$/u;
/** 从河曲来看 ("judging from 河曲") is about 河曲 itself. */
const comesAway = /^(?:等地|地区)?(?:返|回|来(?![看说讲])|过来|去|出发|抵|进入)/u;
const visited = /(?:[去到]过|途[经径])$/u;
const cameBack = /^(?:等地|地区)?(?:返[回乡]|回来|归来|旅居)/u;

/** The place before which it stands only says where another lies. */
const near = /(?:挨着?|毗邻|紧邻|邻近|临近|靠近|靠着|接壤|相邻|(?<![脱分撤隔])离|距离?)$/u;
const nearInEnglish =
  /\b(?:border(?:s|ing|ed by)?(?: on| with)?|next to|adjacent to|adjoin(?:s|ing)|close to|near|neighbou?rs)(?: the)? $/iu;
/** "the county neighbouring Hequ", but not "how did neighbouring Hequ do it". */
const neighbouring =
  /(?<=[a-z],? )(?<!\b(?:did|do|does|how|in|of|for|by|from|to|at|and|with|the|is|was|has|have|can) )neighbou?ring $/iu;
/** Behind the place, with a word such as 跟 in front of it: 跟江西交界. */
const meets = /^等?地?(?:交界|接壤|毗邻|相邻|相接|相连|搭界|接界|为邻|邻近|挨着|紧挨|靠着)/u;
const together = /[跟和与同]$/u;
/** Between two places, of which the second is asked about: 江西和广东交界处的上犹, 长沙旁边的浏阳. */
const beside = /^等?地?(?:(?:交界|接壤|毗邻|相邻)(?:处|地带)?|旁边|隔壁|附近|周边|边上)的?$/u;

/** UTF-16 units of the longest cue in front of a place, such as "have neighbouring ". */
const longestCue = 20;

const listSeparator = /^(?:[、,，和与及跟同]|以及|,? (?:and|or) |, )$/u;

export function askedPlaces(asked: string, readings: readonly PlaceReading[]): PlaceReading[] {
  const question = fold(asked);
  const lists = listsOf(question, readings);
  return lists.flatMap((list, index) => {
    const next = lists[index + 1]?.[0]?.range[0];
    const upToNext = next === undefined ? null : question.slice(list.at(-1)?.range[1], next);
    const isBeside = upToNext !== null && beside.test(upToNext);
    return isBeside || isPassedThrough(question, list) ? [] : withoutNeighbours(question, list);
  });
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
  const before = textBefore(question, list);
  const after = question.slice(list.at(-1)?.range[1]);
  return (
    (leaving.test(before) && comesAway.test(after)) || visited.test(before) || cameBack.test(after)
  );
}

function textBefore(question: string, [first]: readonly PlaceReading[]): string {
  const start = first?.range[0] ?? 0;
  return question.slice(Math.max(0, start - longestCue), start);
}

function withoutNeighbours(
  question: string,
  list: readonly PlaceReading[],
): readonly PlaceReading[] {
  const before = textBefore(question, list);
  const isNear = [near, nearInEnglish, neighbouring].some((cue) => cue.test(before));
  // In 靠近赣州的上犹, one reading names both, and 上犹 is asked about.
  if (isNear && list[0]?.written.includes("的") !== true) return [];
  if (!meets.test(question.slice(list.at(-1)?.range[1]))) return list;
  const first = list.findIndex((each) => together.test(textBefore(question, [each])));
  return first < 0 ? list : list.slice(0, first);
}
