/**
 * Finds misspelt names of corpus places in a folded question, in Chinese (汉宾区, 汉冰) and in Latin letters (Heku).
 * A misspelt Chinese name sounds like the right one, or has its suffix, one wrong character and one that no other name
 * has. A misspelt Latin name is one edit from the right one.
 * Ordinary words and names of other divisions are never misspellings.
 */
import { isEnglishWord } from "../language/english-words.ts";
import { readingsOf, soundsAlike, soundsSame } from "../language/sound.ts";
import type { Division, Gazetteer } from "./divisions.ts";
import { fold } from "./fold.ts";
import type { HanText } from "./han-mentions.ts";
import { type LatinIndex, romanize } from "./latin-index.ts";
import { type LatinWord, latinWords, suffixAfter, suffixes } from "./latin-mentions.ts";
import { type Mention, overlapChecker } from "./mention.ts";
import { isDictionaryWord, isProperName, type Segmenter } from "./segmentation.ts";
import {
  invitesPlaceAfter,
  invitesPlaceBefore,
  officeFollows,
  suffixIsTaken,
} from "./surroundings.ts";

export function findMisspelt(
  han: HanText,
  found: readonly Mention[],
  stems: StemIndex,
  segment: Segmenter,
): Mention[] {
  const mentions: Mention[] = [];
  const taken = overlapChecker(found);
  const ends = new Set(found.map(({ end }) => end));
  for (let start = 0; start < han.text.length - 1; start += 1) {
    if (!/\p{Script=Han}/u.test(han.text.charAt(start))) continue;
    if (!standsBehindName(han.text, start, ends) && !invitesPlaceBefore(han, start)) continue;
    for (const stem of stems.near(han.text, start)) {
      const mention = misspeltAt(han, start, stem, segment);
      if (mention === null || taken.overlaps(start, mention.end)) continue;
      mentions.push(mention);
      taken.add(mention);
    }
  }
  return mentions;
}

/** Whether a mention ends at `start`, or one character before it with 和 or the like between: 河曲县和汉宾区. */
function standsBehindName(text: string, start: number, ends: ReadonlySet<number>): boolean {
  return ends.has(start) || (ends.has(start - 1) && "和与跟及".includes(text.charAt(start - 1)));
}

function misspeltAt(han: HanText, start: number, near: Stem, segment: Segmenter): Mention | null {
  const { text } = han;
  const { division, stem } = near;
  const end = start + stem.length;
  const written = text.slice(start, end);
  if (!/^\p{Script=Han}+$/u.test(written)) return null;
  if (isNameOfOther(written, han) || levelAndOther.test(written)) return null;
  const suffix = text.charAt(end);
  const hasOwnSuffix = suffix === division.name.at(-1);
  if (!soundsLike(written, near) && !(hasOwnSuffix && looksLike(written, near, han))) return null;
  // If all characters are wrong, only the suffix shows that a place is meant (合区).
  if (!hasOwnSuffix && !written.split("").some((each) => stem.includes(each))) return null;
  const mention = { start, candidates: [division], corrected: true };
  if (suffix !== "" && "县市区".includes(suffix)) {
    if (isDictionaryWord(written, segment) && !segment(written).every(isProperName)) return null;
    // 别的城市 is not a misspelt 德城区: 市 is the end of the word 城市.
    if (!hasOwnSuffix && han.segmentation.crosses(end)) return null;
    if (officeFollows(text, end)) return { ...mention, end };
    return suffixIsTaken(text, end + 1) ? null : { ...mention, end: end + 1 };
  }
  const isWord =
    isDictionaryWord(written, segment) ||
    han.segmentation.crosses(end) ||
    (numeral.test(written) && !numeral.test(stem));
  return isWord || !invitesPlaceAfter(text, end) ? null : { ...mention, end };
}

/** 市和区, 省与市 and 县及镇 name levels, no place. */
const levelAndOther = /^[省市县区州乡镇][和与及跟]/;

/** 两山 and 五好 are slogans that begin with a number; 两山 is not a misspelt 连山. */
const numeral = /^[一二两三四五六七八九十几]/;

/** Whether all wrong characters sound the same as the right ones; a single one need only sound alike. */
function soundsLike(written: string, { stem, readings }: Stem): boolean {
  const different = stem.split("").flatMap((right, at) => {
    const wrong = written.charAt(at);
    return wrong === right ? [] : [{ right: readings[at] ?? [], wrong: readingsOf(wrong) }];
  });
  const [only, ...more] = different;
  if (only === undefined) return false;
  if (different.every(({ right, wrong }) => soundsSame(right, wrong))) return true;
  return more.length === 0 && soundsAlike(only.right, only.wrong);
}

/** Whether one character is wrong and one of the right ones occurs in no other name: 浏阴市. */
function looksLike(written: string, { stem }: Stem, { index }: HanText): boolean {
  const right = stem.split("").filter((each, at) => written.charAt(at) === each);
  return right.length === stem.length - 1 && right.some((each) => index.occurrences(each) === 1);
}

/** Whether a division has this name, alone or with a suffix: 汉阴县 is another county. */
function isNameOfOther(written: string, { index }: HanText): boolean {
  return ["", "省", "县", "市", "区"].some((suffix) => index.get(written + suffix) !== null);
}

interface Stem {
  readonly division: Division;
  /** Folded short name. */
  readonly stem: string;
  /** Readings of each character: in the name, and its most usual one. */
  readonly readings: readonly (readonly string[])[];
}

interface StemIndex {
  /**
   * Stems that the text at `start` may misspell, in the order of the corpus, each once: those of the same length with
   * one character in common at the same offset, or with a first character of the same reading.
   */
  near(text: string, start: number): readonly Stem[];
}

const minLength = 2;
const maxLength = 4;

export function createStemIndex(corpus: readonly Division[], gazetteer: Gazetteer): StemIndex {
  const stems = corpus
    .map((division) => ({ division, stem: fold(division.shortName) }))
    .filter(({ stem }) => stem.length >= minLength && stem.length <= maxLength)
    .map((each) => ({ ...each, readings: readingsIn(each, romanize(each.division, gazetteer)) }));
  const numbers = new Map<string, number[]>();
  for (const [number, { stem }] of stems.entries())
    for (const key of keysOf(stem)) {
      const known = numbers.get(key);
      if (known === undefined) numbers.set(key, [number]);
      else known.push(number);
    }
  return {
    near(text, start) {
      const found = new Set<number>();
      for (let length = minLength; length <= maxLength; length++)
        for (const key of keysOf(text.slice(start, start + length)))
          for (const number of numbers.get(key) ?? []) found.add(number);
      return [...found].toSorted((a, b) => a - b).flatMap((number) => stems[number] ?? []);
    },
  };
}

/** Leaves out rare readings: with shi for 泽, 既是 would be a misspelt 鸡泽. */
function readingsIn({ stem }: { readonly stem: string }, inName: readonly string[]): string[][] {
  return stem.split("").map((character, at) => {
    const all = readingsOf(character);
    const read = inName.length === stem.length ? inName[at] : undefined;
    return read === undefined ? [...all] : [...new Set([read, ...all.slice(0, 1)])];
  });
}

/** One key of length, offset and character for each character, and one of length and reading for the first. */
function keysOf(written: string): string[] {
  const keys = written.split("").map((character, at) => `${written.length}${at}${character}`);
  for (const reading of readingsOf(written.charAt(0))) keys.push(`${written.length}${reading}`);
  return keys;
}

/** Of three letters, one edit leaves too little. */
const minLatinLength = 4;

/** Finds words that are one edit from a name of a corpus place, no English words and no names of other places. */
export function findMisspeltLatin(
  text: string,
  found: readonly Mention[],
  index: LatinIndex,
): Mention[] {
  const words = latinWords(text);
  const taken = overlapChecker(found);
  const isShouted = !/\p{Ll}|\p{Script=Han}/u.test(text);
  const isKnown = ({ key, start, end }: LatinWord) =>
    suffixes[key] !== undefined || taken.overlaps(start, end) || isEnglishWord(key);
  return words.flatMap((word, number): Mention[] => {
    const isAcronym = !isShouted && !/\p{Ll}/u.test(word.text);
    if (word.key.length < minLatinLength || isAcronym || isInAddress(text, word)) return [];
    const names = index.near(word.key);
    if (names.length === 0 || index.get(word.key).length > 0 || isKnown(word)) return [];
    const beside = [words[number - 1], words[number + 1]];
    if (beside.some((other) => isBeside(text, word, other) && !isKnown(other))) return [];
    const suffix = suffixAfter({ text, words }, number);
    const candidates = [...new Set(names.map(({ division }) => division))];
    return [{ start: word.start, end: suffix?.end ?? word.end, candidates, corrected: true }];
  });
}

/** takefoto@vip.sina.com, www.sohu.com, jimu1701 */
export function isInAddress(
  text: string,
  { start, end }: Pick<LatinWord, "start" | "end">,
): boolean {
  return (
    /[\w@./]/.test(text.charAt(start - 1)) || /^(?:[\d@_/]|\.\w)/.test(text.slice(end, end + 2))
  );
}

/**
 * Whether the words have only a space or a hyphen between them. Another unknown word there shows the name of a person
 * or Chinese in pinyin. The s of Heku's is no word.
 */
function isBeside(text: string, word: LatinWord, other?: LatinWord): other is LatinWord {
  if (other === undefined || other.key.length < 2) return false;
  const [first, second] = other.start < word.start ? [other, word] : [word, other];
  return /^[ -]+$/.test(text.slice(first.end, second.start));
}
