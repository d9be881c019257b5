/**
 * Reduces jieba's dictionary to the words in actual use, and weights words by their counts in it.
 * Three in five of its 350,000 words have the lowest counts, and reading them takes most of a start, so the reduced
 * files are cached. Counts come from the dictionary and not from the corpus: everyday words (地方, 现在) are rare in
 * a few official documents.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { cachedFile } from "../core/cached-file.ts";

/** Words with a lower count did not occur in the texts that the dictionary was made from. */
const minCount = 5;
/** Names of places are kept whatever their count: they are rare words, but matter here. */
const placeTag = "ns";

interface Dictionary {
  /** Path of the file that jieba reads. */
  readonly file: string;
  /** Count of a word counted at least `minCommonCount` times; 0 for any other. */
  readonly countOf: (word: string) => number;
}

/** @throws AppError `index.unwritable` when neither `cacheDir` nor the system's temporary folder can be written. */
export function compactDictionary(fullDictionary: string, cacheDir: string): Dictionary {
  const full = readFileSync(fullDictionary);
  const hash = createHash("sha256")
    .update(full)
    .update(`${minCount} ${placeTag}`)
    .digest("hex")
    .slice(0, 16);
  const lines = (isKept: (word: Word) => boolean) => () =>
    selectLines(full.toString("utf8"), isKept);
  const used = ({ count, tag }: Word) => count >= minCount || tag === placeTag;
  const common = ({ count }: Word) => count >= minCommonCount;
  const commonLines = readFileSync(
    cachedFile(`jieba-common-${minCommonCount}-${hash}.utf8`, cacheDir, lines(common)),
    "utf8",
  );
  // Parsed on first use, so that the start does not wait for it.
  let counts: ReadonlyMap<string, number> | null = null;
  return {
    file: cachedFile(`jieba-${hash}.utf8`, cacheDir, lines(used)),
    countOf: (word) => (counts ??= countsIn(commonLines)).get(word) ?? 0,
  };
}

interface Word {
  readonly count: number;
  readonly tag: string | undefined;
}

/** Each line is a word, its count and its part of speech, separated by spaces. */
function selectLines(dictionary: string, isKept: (word: Word) => boolean): string {
  const kept = dictionary.split("\n").filter((line) => {
    const [, count, tag] = line.split(" ");
    return isKept({ count: Number(count), tag });
  });
  return `${kept.join("\n")}\n`;
}

function countsIn(lines: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines.split("\n")) {
    const [word, count] = line.split(" ");
    if (word !== undefined && count !== undefined) counts.set(word, Number(count));
  }
  return counts;
}

/** Sum of the dictionary's counts. */
const countedWords = 60_000_000;
/** Natural logarithms of the rarity at which the share would be 0 (1 word in 400) and 1 (1 in 160,000). */
const nothingAt = 6;
const allAt = 12;
/** Even the commonest word carries some information. */
const minShare = 0.2;

/** Words with a lower count have share 1. */
export const minCommonCount = Math.floor(countedWords / Math.exp(allAt));

/** How informative a word with this count is, 0.2 to 1; linear in the logarithm of its rarity. */
export function tellingShare(count: number): number {
  const rarity = Math.log(countedWords / count);
  const share = (rarity - nothingAt) / (allAt - nothingAt);
  return Math.max(minShare, Math.min(1, share));
}
