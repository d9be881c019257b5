/**
 * Finds mentions of places in Latin letters in a folded question, in order and without overlap:
 * Hequ, he qu xian, "Zhangye City". An English word counts as a name only before a suffix, if both are capitalised.
 */
import { isEnglishWord } from "../language/english-words.ts";
import type { Gazetteer } from "./divisions.ts";
import { type LatinIndex, latinKey, type LatinName } from "./latin-index.ts";
import type { Mention } from "./mention.ts";

export interface LatinWord {
  readonly text: string;
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

const mostWords = 8;
const wordPattern = /(?:[A-Za-zü][\u0300-\u036f]*)+/g;
const gapPattern = /^(?: {1,2}|['’-])$/;

/** Last character of a division's name for each suffix in Latin letters. */
export const suffixes: Readonly<Record<string, RegExp>> = {
  county: /[县旗]$/,
  xian: /县$/,
  city: /市$/,
  shi: /市$/,
  municipality: /市$/,
  district: /区$/,
  qu: /区$/,
  province: /省$/,
  sheng: /省$/,
  prefecture: /[州盟区]$/,
  banner: /旗$/,
  qi: /旗$/,
};

export function findLatinMentions(
  text: string,
  index: LatinIndex,
  lists: Gazetteer["lists"],
): Mention[] {
  const words = latinWords(text);
  const known = { text, words, index, lists, ...traitsOf(text) };
  const mentions: Mention[] = [];
  let end = 0;
  for (const [first, word] of words.entries()) {
    if (word.start < end) continue;
    const found = findFrom({ ...known, first });
    if (found === null) continue;
    mentions.push(found);
    end = found.end;
  }
  return mentions;
}

export function latinWords(text: string): readonly LatinWord[] {
  return [...text.matchAll(wordPattern)].map((match) => ({
    text: match[0],
    key: latinKey(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Finds counties that no list has: Gulandian County. The name is capitalised and no English word. */
export function findLatinNamesByForm(text: string): Mention[] {
  const words = latinWords(text);
  if (traitsOf(text).isShouted) return [];
  return words.flatMap((word, number): Mention[] => {
    const suffix = suffixAfter({ text, words }, number);
    if (suffix === null || !isCapitalised(suffix)) return [];
    if (!/^\p{Lu}\p{Ll}{3,}$/u.test(word.text) || isEnglishWord(word.key)) return [];
    return [{ start: word.start, end: suffix.end, candidates: [], corrected: false }];
  });
}

interface Traits {
  readonly isAmongHan: boolean;
  /** Without lower-case letters, capitals do not mark names. */
  readonly isShouted: boolean;
}

/** Computed once, because they concern the whole text. */
function traitsOf(text: string): Traits {
  return { isAmongHan: /\p{Script=Han}/u.test(text), isShouted: !/\p{Ll}/u.test(text) };
}

interface Search extends Traits {
  readonly text: string;
  readonly words: readonly LatinWord[];
  readonly first: number;
  readonly index: LatinIndex;
  readonly lists: Gazetteer["lists"];
}

function findFrom(search: Search): Mention | null {
  const longest = reach(search);
  for (let count = longest; count >= 1; count -= 1) {
    const name = search.words.slice(search.first, search.first + count);
    const key = name.map((word) => word.key).join("");
    if (key.length < 2) continue;
    const names = search.index.get(key).filter((each) => splitsAtSyllables(name, each));
    const mention = names.length === 0 ? null : judge(search, name, names);
    if (mention !== null) return mention;
  }
  return null;
}

/** Number of words from `first` that are separated only by spaces, a hyphen or an apostrophe; at most `mostWords`. */
function reach({ text, words, first }: Search): number {
  let count = 1;
  while (count < mostWords) {
    const [last, next] = [words[first + count - 1], words[first + count]];
    if (last === undefined || next === undefined) break;
    if (!gapPattern.test(text.slice(last.end, next.start))) break;
    count += 1;
  }
  return count;
}

function splitsAtSyllables(name: readonly LatinWord[], { syllableEnds }: LatinName): boolean {
  let letters = 0;
  return name.every((word) => {
    letters += word.key.length;
    // The spelling yu for ü shifts the syllable ends; such names match only if written as one word.
    return name.length === 1 || syllableEnds.includes(letters);
  });
}

function judge(
  search: Search,
  name: readonly LatinWord[],
  names: readonly LatinName[],
): Mention | null {
  const start = name[0]?.start ?? 0;
  const nameEnd = name.at(-1)?.end ?? 0;
  const suffix = suffixAfter(search, search.first + name.length - 1);
  const divisions = [...new Set(names.map((each) => each.division))];
  const hasOneSyllable = names.every((each) => each.hasOneSyllable);
  if (suffix !== null && isNameBesideSuffix(search, name, { suffix, hasOneSyllable })) {
    const fitting = divisions.filter((division) => suffixes[suffix.key]?.test(division.name));
    if (fitting.length > 0)
      return { start, end: suffix.end, candidates: fitting, corrected: false };
    const others = divisions.filter((division) => division.level !== "province");
    if (others.length > 0 && isCapitalised(suffix))
      return { start, end: suffix.end, candidates: others, corrected: true };
  }
  if (!isNameAlone(search, name, names)) return null;
  return { start, end: nameEnd, candidates: divisions, corrected: false };
}

/** A suffix such as "County" right behind the word with this number; null if there is none. */
export function suffixAfter(
  { text, words }: { readonly text: string; readonly words: readonly LatinWord[] },
  number: number,
): LatinWord | null {
  const [last, next] = [words[number], words[number + 1]];
  if (last === undefined || next === undefined || suffixes[next.key] === undefined) return null;
  return /^(?: {1,2}|-)$/.test(text.slice(last.end, next.start)) ? next : null;
}

/**
 * "guide county reform" is English, "Guide County" is a place; "He County" is usually English. "Lan county" is a place,
 * since Lan is no English word.
 */
function isNameBesideSuffix(
  search: Search,
  name: readonly LatinWord[],
  { suffix, hasOneSyllable }: { readonly suffix: LatinWord; readonly hasOneSyllable: boolean },
): boolean {
  const [only] = name;
  const isSyllable = only !== undefined && search.lists.englishSyllables.has(only.key);
  if (name.length === 1 && isSyllable) return false;
  if (!hasOneSyllable && !isEnglish(search, name)) return true;
  if (!name.some((word) => isEnglishWord(word.key))) return true;
  return name.every(isCapitalised) && isCapitalised(suffix) && !search.isShouted;
}

function isNameAlone(
  search: Search,
  name: readonly LatinWord[],
  names: readonly LatinName[],
): boolean {
  if (isEnglish(search, name)) return false;
  const isOrdinary = (each: LatinName) =>
    !each.isFull && search.lists.ordinary.has(each.division.shortName);
  if (names.every(isOrdinary)) return false;
  const { isAmongHan } = search;
  if (names.every((each) => each.hasOneSyllable)) {
    const isFull = names.some((each) => each.isFull);
    return isFull && name.length === 1 && name.every(isCapitalised) && !isAmongHan;
  }
  return isAmongHan || isWrittenAsOne(search, name) || name.every(isCapitalised);
}

/** Xi'an counts as one word: its apostrophe separates syllables. */
function isWrittenAsOne({ text }: Search, name: readonly LatinWord[]): boolean {
  return !/[\s-]/.test(text.slice(name[0]?.start, name.at(-1)?.end));
}

function isEnglish({ lists, text }: Search, name: readonly LatinWord[]): boolean {
  const [first, last] = [name[0], name.at(-1)];
  if (first === undefined || last === undefined) return false;
  if (first === last) return lists.english.has(first.key);
  // Gong'an is one word, and not English.
  if (!/\s/.test(text.slice(first.start, last.end))) return false;
  return name.every((word) => lists.englishSyllables.has(word.key));
}

function isCapitalised(word: LatinWord): boolean {
  return /^\p{Lu}/u.test(word.text);
}
