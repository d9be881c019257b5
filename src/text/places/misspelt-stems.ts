/**
 * The corpus's places in; which of their short names a misspelling in a text could be of, out, without trying each.
 * A misspelt name leaves one of its characters where it was, or begins with one that sounds the same.
 */
import type { Division, Gazetteer } from "./divisions.ts";
import { fold } from "./fold.ts";
import { romanize } from "./latin-index.ts";
import { readingsOf } from "./sounds.ts";

export interface Stem {
  readonly division: Division;
  /** Its short name, folded. */
  readonly stem: string;
  /** Of each of its characters: as it is read in the name, and as it usually is. */
  readonly readings: readonly (readonly string[])[];
}

export interface StemIndex {
  /** In the order of the corpus, each once. */
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

/** Not as its characters were once read: 泽 as shi would make 既是 a misspelt 鸡泽. */
function readingsIn({ stem }: { readonly stem: string }, inName: readonly string[]): string[][] {
  return stem.split("").map((character, at) => {
    const all = readingsOf(character);
    const read = inName.length === stem.length ? inName[at] : undefined;
    return read === undefined ? [...all] : [...new Set([read, ...all.slice(0, 1)])];
  });
}

/** Its length with each of its characters at its place, and with each reading of the first. */
function keysOf(written: string): string[] {
  const keys = written.split("").map((character, at) => `${written.length}${at}${character}`);
  for (const reading of readingsOf(written.charAt(0))) keys.push(`${written.length}${reading}`);
  return keys;
}
