/**
 * jieba's dictionary in; a file with the words that texts really use, and the counts of the common ones, out: kept for
 * the next start. Three in five of its 350,000 words stand there with the lowest counts, and reading them is most of a
 * start.
 *
 * How often the dictionary's makers counted a word in, how telling the word is in a question out: 0.2 for one that
 * every text has (地方, 现在), 1 for one that hardly any has.
 * A few documents do not show it: what is said every day is rare in them, because they are written otherwise.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { cachedFile } from "../core/cached-file.ts";

/** Words with a lower count were never seen in the texts that the dictionary was made from. */
const minCount = 5;
/** Places are rare words, and those that matter here. */
const placeTag = "ns";

export interface Dictionary {
  /** Path of the file that jieba reads. */
  readonly file: string;
  /** How often a common word was counted, 0 for any other. */
  readonly countOf: (word: string) => number;
}

/** The files are made where they are missing, in the system's folder if `cacheDir` cannot be written. */
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
  // Made of the lines when it is first asked for: no start waits for it.
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

/** Lines are a word, its count and its part of speech. */
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

/** The dictionary's counts, summed. */
const countedWords = 60_000_000;
/** One word in as many says nothing, and one in as many all: natural logarithms, 1 in 400 and 1 in 160,000. */
const nothingAt = 6;
const allAt = 12;
/** The commonest word still is something that was said. */
const minShare = 0.2;

/** Words that are counted less often are wholly telling. */
export const minCommonCount = Math.floor(countedWords / Math.exp(allAt));

export function tellingShare(count: number): number {
  const rarity = Math.log(countedWords / count);
  const share = (rarity - nothingAt) / (allAt - nothingAt);
  return Math.max(minShare, Math.min(1, share));
}
