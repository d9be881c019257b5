/**
 * Separates names of places from words that the segmenter joined with them. It knows few names of counties: for
 * 浏阳跟汉滨 it returns the guess 跟汉滨, and for 跟上犹比 the words 跟上 and 犹比.
 */
import type { Place } from "../core/domain.ts";
import type { Division, Gazetteer } from "./divisions.ts";
import type { NameIndex } from "./name-index.ts";
import {
  isGuess,
  isProperName,
  type PlacedWord,
  placeWords,
  type Segmentation,
  segmentationOf,
  type Segmenter,
} from "./segmentation.ts";
import { isConnective, isSurname, phraseInvites } from "./surroundings.ts";

interface Separating {
  readonly index: NameIndex;
  readonly corpus: ReadonlyMap<Division, Place>;
  readonly lists: Gazetteer["lists"];
  readonly segment: Segmenter;
}

/** Returns a segmentation in which each name that can be separated from its neighbours is a word. */
export function separateNames(
  text: string,
  segmentation: Segmentation,
  separating: Separating,
): Segmentation {
  const names: PlacedWord[] = [];
  let start = 0;
  while (start < text.length) {
    const isBehindName = names.at(-1)?.end === start;
    const name = joinedNameAt({ text, segmentation, start, isBehindName }, separating);
    if (name !== null) names.push(name);
    start = name?.end ?? start + 1;
  }
  if (names.length === 0) return segmentation;
  return segmentationOf(withNames(text, segmentation.words, names, separating.segment));
}

interface Position {
  readonly text: string;
  readonly segmentation: Segmentation;
  readonly start: number;
  /** Whether a name that was separated ends here. */
  readonly isBehindName: boolean;
}

/** The longest name at this position that shares a word with its neighbours and can be separated; null if none can. */
function joinedNameAt(
  { text, segmentation, start, isBehindName }: Position,
  separating: Separating,
): PlacedWord | null {
  const left = crossing(segmentation.at(start), start);
  const last = Math.min(text.length, start + separating.index.longestFrom(text.charAt(start)));
  for (let end = last; end >= start + 2; end -= 1) {
    const right = crossing(segmentation.at(end - 1), end);
    if (left === null && right === null) continue;
    const word = text.slice(start, end);
    if (!isName(word, separating)) continue;
    if (left !== null && isSurname(text.charAt(start - 1))) continue;
    const name = { word, tag: "ns", start, end };
    const isConnectedBefore =
      isBehindName || isConnective(text.charAt(start - 1)) || phraseInvites(text, start);
    const isConnectedAfter = () =>
      isConnective(text.charAt(end)) || startsOwnName(text, end, separating);
    const isSeparable = (joined: PlacedWord, outsideLength: number, isConnected: () => boolean) =>
      isGuess(joined)
        ? isOwnName(word, separating) || isConnected()
        : outsideLength === 1 && isConnected() && leavesNoWord(name, joined, segmentation);
    if (left !== null && !isSeparable(left, start - left.start, () => isConnectedBefore)) continue;
    if (right !== null && !isSeparable(right, right.end - end, isConnectedAfter)) continue;
    return name;
  }
  return null;
}

function isName(word: string, { index, lists }: Separating): boolean {
  return index.get(word) !== null && !lists.ordinary.has(word) && !lists.generic.has(word);
}

function isOwnName(word: string, separating: Separating): boolean {
  const meaning = separating.index.get(word);
  if (meaning === null || !isName(word, separating)) return false;
  return [meaning.full, meaning.former, meaning.short].some((divisions) =>
    divisions.some((division) => separating.corpus.has(division)),
  );
}

function startsOwnName(text: string, start: number, separating: Separating): boolean {
  const longest = separating.index.longestFrom(text.charAt(start));
  for (let length = 2; length <= longest; length += 1)
    if (isOwnName(text.slice(start, start + length), separating)) return true;
  return false;
}

function crossing(word: PlacedWord | null, position: number): PlacedWord | null {
  return word !== null && word.start < position && word.end > position ? word : null;
}

/**
 * Whether the dictionary word that is joined with the name leaves no other word of it. 跟上 leaves 犹 of 上犹, which
 * shows that it is no word here. 学会 leaves the word 理财 of 会理 in 学会理财.
 */
function leavesNoWord(name: PlacedWord, joined: PlacedWord, segmentation: Segmentation): boolean {
  // jieba has 和启东 as the name of a person.
  if (joined.start <= name.start && joined.end >= name.end) return isProperName(joined);
  for (let position = name.start; position < name.end; position += 1) {
    const word = segmentation.at(position);
    if (word === null || word === joined || isGuess(word)) continue;
    if (word.word.length > 1 || isConnective(word.word)) return false;
  }
  return true;
}

/** Cuts the words at the borders of the names, and segments what is left of them again. */
function withNames(
  text: string,
  words: readonly PlacedWord[],
  names: readonly PlacedWord[],
  segment: Segmenter,
): PlacedWord[] {
  const result: PlacedWord[] = [];
  let next = 0;
  const addBetween = (from: number, to: number) => {
    for (; next < words.length; next += 1) {
      const word = words[next];
      if (word === undefined || word.start >= to) return;
      const [start, end] = [Math.max(word.start, from), Math.min(word.end, to)];
      if (start === word.start && end === word.end) result.push(word);
      else if (start < end) result.push(...placeWords(text.slice(start, end), segment, start));
      if (word.end > to) return;
    }
  };
  let from = 0;
  for (const name of names) {
    addBetween(from, name.start);
    result.push(name);
    from = name.end;
  }
  addBetween(from, text.length);
  return result;
}
