/**
 * Reads terms of the glossary that a question has in pinyin: linzhangzhi and lin zhang zhi are 林长制. The documents must
 * have the term; English words and names of places are none.
 */
import { pinyin } from "pinyin-pro";
import type { PassageStore } from "../index/passage-store.ts";
import { isEnglishWord } from "../language/english-words.ts";
import { readingsOf } from "../language/sound.ts";
import { type LatinWord, latinWords } from "../places/latin-mentions.ts";
import { isInAddress } from "../places/misspelt.ts";
import type { PlaceRecognizer } from "../places/recognize.ts";
import { isSaid, type MisspeltTerm } from "./misspelt-terms.ts";

/** A stretch of a question that is the pinyin of terms. */
export interface PinyinTerm {
  readonly start: number;
  readonly end: number;
  /** Terms that sound alike, at least one. */
  readonly candidates: readonly string[];
}

/** Returns stretches in order, none within another. */
export type FindPinyinTerms = (question: string) => readonly PinyinTerm[];

export interface PinyinTermMeans {
  readonly terms: readonly string[];
  readonly recognizer: PlaceRecognizer;
  /** Whether English speech has the lower-case word, which may be a name that lists of words lack. */
  readonly isWord: (word: string) => boolean;
}

/** Shorter ones would be too often something else. */
const minLetters = 4;
/** The longest terms have eight syllables. */
const mostWords = 8;
/** Between two words of one term. */
const gap = /^(?: {1,2}|['’-])$/u;

export function createPinyinTermFinder({
  terms,
  recognizer,
  isWord,
}: PinyinTermMeans): FindPinyinTerms {
  let index: ReadonlyMap<string, readonly Romanized[]> | null = null;
  const isEnglish = (words: readonly LatinWord[]) =>
    words.every(({ key }) => isEnglishWord(key)) ||
    (words.length === 1 && isWord(words[0]?.key ?? ""));
  return (question) => {
    const words = latinWords(question);
    const found: PinyinTerm[] = [];
    let from = 0;
    for (const [first, { start }] of words.entries()) {
      if (start < from) continue;
      for (const run of runsFrom(first, words, question)) {
        if (isEnglish(run)) continue;
        const candidates = candidatesOf(run, (index ??= romanizeAll(terms)));
        if (candidates.length === 0) continue;
        from = run.at(-1)?.end ?? 0;
        found.push({ start, end: from, candidates });
        break;
      }
    }
    return found.length === 0 ? [] : withoutPlaces(found, recognizer.read(question));
  };
}

/** What the words from this one on may write together, longest first. */
function runsFrom(first: number, words: readonly LatinWord[], text: string): LatinWord[][] {
  const runs: LatinWord[][] = [];
  for (const word of words.slice(first, first + mostWords)) {
    const before = runs.at(-1) ?? [];
    const last = before.at(-1);
    if (last !== undefined && !gap.test(text.slice(last.end, word.start))) break;
    if (isInAddress(text, word)) break;
    runs.push([...before, word]);
  }
  return runs
    .filter((run) => run.reduce((letters, { key }) => letters + key.length, 0) >= minLetters)
    .toReversed();
}

interface Romanized {
  readonly term: string;
  /** Offsets in the key at which a syllable ends. */
  readonly syllableEnds: ReadonlySet<number>;
}

/** Terms by their syllables written together; ü is v, or u as many type it. */
function romanizeAll(terms: readonly string[]): ReadonlyMap<string, readonly Romanized[]> {
  const byKey = new Map<string, Romanized[]>();
  for (const term of terms) {
    if (!/^\p{Script=Han}{2,}$/u.test(term)) continue;
    for (const [key, syllables] of readingsByKey(term)) {
      const ends = syllables.map((_, at) => syllables.slice(0, at + 1).join("").length);
      byKey.set(key, [...(byKey.get(key) ?? []), { term, syllableEnds: new Set(ends) }]);
    }
  }
  return byKey;
}

/** The usual reading, and those in which one character is read otherwise: 长 in 林长制, which no dictionary has. */
function readingsByKey(term: string): ReadonlyMap<string, readonly string[]> {
  const usual = pinyin(term, { toneType: "none", type: "array", v: true });
  const others = Array.from(term, (character, at) =>
    readingsOf(character).map((syllable) => usual.with(at, syllable)),
  ).flat();
  const readings = [usual, ...others];
  const asTyped = readings.map((each) => each.map((syllable) => syllable.replace("v", "u")));
  return new Map([...readings, ...asTyped].map((each) => [each.join(""), each]));
}

/** Those whose syllables end where the words do. */
function candidatesOf(
  run: readonly LatinWord[],
  index: ReadonlyMap<string, readonly Romanized[]>,
): readonly string[] {
  const key = run.map((word) => word.key).join("");
  let length = 0;
  const wordEnds = run.map((word) => (length += word.key.length));
  return (index.get(key) ?? [])
    .filter(({ syllableEnds }) => wordEnds.every((end) => syllableEnds.has(end)))
    .map(({ term }) => term);
}

/** A place within a term (lin zhang in lin zhang zhi) is none; one that is not within it is no part of a term. */
function withoutPlaces(
  found: readonly PinyinTerm[],
  places: ReturnType<PlaceRecognizer["read"]>,
): readonly PinyinTerm[] {
  return found.filter(({ start, end }) =>
    places.every(({ range: [from, to] }) => {
      const isApart = to <= start || from >= end;
      const isWithin = from >= start && to <= end && to - from < end - start;
      return isApart || isWithin;
    }),
  );
}

/** Each is looked for in the documents; no honest question has more. */
const mostRead = 4;

/** The terms that the documents have, in order; of terms that sound alike, the one that most passages have. */
export async function readPinyinTerms(
  question: string,
  find: FindPinyinTerms,
  store: Pick<PassageStore, "bestByWords" | "features" | "terms">,
): Promise<readonly MisspeltTerm[]> {
  const read: MisspeltTerm[] = [];
  for (const { start, end, candidates } of find(question).slice(0, mostRead)) {
    const written = question.slice(start, end);
    const uses = await store.terms(candidates);
    const passagesWith = (term: string) => uses.get(term)?.passages.count ?? 0;
    for (const term of candidates.toSorted((a, b) => passagesWith(b) - passagesWith(a))) {
      if (!(await isSaid(term, store)) || (await isSaid(written.toLowerCase(), store))) continue;
      read.push({ written, understood: term });
      break;
    }
  }
  return read;
}
