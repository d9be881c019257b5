/**
 * Normalised text in, search terms out. Words come from jieba's dictionary and the glossary;
 * figures and Latin words stay whole, because jieba would cut 55 into 5 and 5.
 */
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { tellingShare } from "./common-words.ts";
import { compactDictionary } from "./dictionary.ts";
import { stopWords } from "./stop-words.ts";

type Jieba = typeof import("nodejieba") & { readonly DEFAULT_DICT: string };

export interface TaggedWord {
  readonly word: string;
  /** Part of speech in jieba's tag set: ns is a place, nr a person, v a verb. */
  readonly tag: string;
}

export interface Tokenizer {
  /** Changes with the words that texts are cut by. */
  readonly vocabulary: string;
  /** Every word, and the shorter words within long ones; with repetitions, function words left out. */
  terms(normalizedText: string): string[];
  /** Each stretch of the text once, in order. */
  words(normalizedText: string): string[];
  tag(text: string): TaggedWord[];
  /** How much is said by a word's being there, 0 to 1: little by one that the language has everywhere. */
  tellingShare(word: string): number;
}

const latinOrFigure = /[a-z][a-z0-9.+-]*[a-z0-9]|\d+(?:[.,:]\d+)*%?|[a-z]/g;

/** What jieba has loaded: it keeps one dictionary in a process, and to load that takes most of a second. */
let loaded: string | null = null;

/** Loads the dictionary; `cacheDir` keeps what makes the next start quick. */
export function createTokenizer(userWords: Iterable<string>, cacheDir = tmpdir()): Tokenizer {
  // A native CommonJS module: required here so that importing this file costs nothing.
  const jieba = createRequire(import.meta.url)("nodejieba") as Jieba;
  const { file, countOf } = compactDictionary(jieba.DEFAULT_DICT, cacheDir);
  const words = [...userWords];
  // The file's name has the checksum of what stands in it.
  const vocabulary = [path.basename(file), ...words].join("\n");
  if (loaded !== vocabulary) load(jieba, file, words);
  loaded = vocabulary;
  const segment = (text: string, cut: (part: string) => string[]) => {
    const parts: string[][] = [];
    let from = 0;
    for (const match of text.matchAll(latinOrFigure)) {
      parts.push(cut(text.slice(from, match.index)), [match[0]]);
      from = match.index + match[0].length;
    }
    return [...parts, cut(text.slice(from))].flat().filter(isWord);
  };
  return {
    vocabulary,
    terms: (text) =>
      segment(text, (part) => (part === "" ? [] : jieba.cutForSearch(part))).filter(isContentWord),
    words: (text) => segment(text, (part) => (part === "" ? [] : jieba.cut(part))),
    tag: (text) => jieba.tag(text),
    tellingShare: (word) => tellingShare(countOf(word)),
  };
}

function load(jieba: Jieba, dictionary: string, userWords: readonly string[]): void {
  // Half of it is nobody's.
  loaded = null;
  jieba.load({
    dict: dictionary,
    // Only jieba's keyword extraction reads these six megabytes, and nothing here uses it.
    idfDict: fileURLToPath(new URL("no-keywords.utf8", import.meta.url)),
  });
  for (const word of userWords) if (isUnknown(word, jieba)) jieba.insertWord(word);
}

/**
 * A word that jieba would cut into single characters. Others it finds in parts, and to insert one that its
 * dictionary has would replace its frequency by a low one, so that it would be cut.
 */
function isUnknown(word: string, jieba: Jieba): boolean {
  return jieba.cut(word).every((part) => Array.from(part).length === 1);
}

function isWord(term: string): boolean {
  return /[\p{L}\p{N}]/u.test(term);
}

export function isContentWord(term: string): boolean {
  return !stopWords.has(term);
}
