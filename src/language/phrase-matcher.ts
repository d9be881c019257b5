/**
 * Finds phrases in normalised text by their keys: the longest at each position, from left to right, without overlap.
 * Phrases are in layers; at each position a later layer is tried only if the earlier ones have no match.
 * Each layer computes the text's key once, and tries only the lengths of phrases with the same first two characters,
 * so that repetitive text takes no longer than other text.
 */
import { wordKey } from "./english-words.ts";

export interface PhraseMatch<Entry> {
  /** Range in the normalised text. */
  readonly start: number;
  readonly end: number;
  readonly written: string;
  readonly entries: readonly Entry[];
}

export interface PhraseLayer<Entry> {
  readonly byPhrase: ReadonlyMap<string, readonly Entry[]>;
  /** Maps an English word to its form in this layer's keys. */
  readonly keyOfWord: (word: string) => string;
}

/** The phrase with spaces for hyphens and each English word replaced by `keyOfWord`. */
export function phraseKey(normalized: string, keyOfWord = wordKey): string {
  return keyed(normalized, keyOfWord).key;
}

export function createPhraseMatcher<Entry>(
  layers: readonly PhraseLayer<Entry>[],
): (normalizedText: string) => PhraseMatch<Entry>[] {
  const finders = layers.map(createFinder);
  return (text) => {
    const findIn = finders.map((find) => find(text));
    const matches: PhraseMatch<Entry>[] = [];
    let at = 0;
    while (at < text.length) {
      let found: PhraseMatch<Entry> | null = null;
      for (const findAt of findIn) found ??= findAt(at);
      if (found !== null) matches.push(found);
      at = found?.end ?? at + 1;
    }
    return matches;
  };
}

/** Returns a function from a text to one that finds the longest phrase of the layer beginning at a position. */
function createFinder<Entry>({ byPhrase, keyOfWord }: PhraseLayer<Entry>) {
  const lengths = lengthsByStart([...byPhrase.keys()]);
  return (text: string) => {
    const { key, borders } = keyed(text, keyOfWord);
    const positions = new Map(
      borders.flatMap((start, at) => (start === null ? [] : [[start, at] as const])),
    );
    return (start: number): PhraseMatch<Entry> | null => {
      const at = positions.get(start);
      if (at === undefined) return null;
      const tried = lengths.get(key.slice(at, at + 2)) ?? lengths.get(key.charAt(at)) ?? [];
      for (const length of tried) {
        const end = borders[at + length] ?? null;
        if (end === null) continue;
        const entries = byPhrase.get(key.slice(at, at + length));
        if (entries !== undefined) return { start, end, written: text.slice(start, end), entries };
      }
      return null;
    };
  };
}

/** Phrase lengths by the first two characters, longest first; 1 is included if the first alone is a phrase. */
function lengthsByStart(phrases: readonly string[]): Map<string, readonly number[]> {
  const lengths = new Map<string, Set<number>>();
  for (const phrase of phrases) {
    const start = phrase.slice(0, 2);
    lengths.set(start, (lengths.get(start) ?? new Set()).add(phrase.length));
  }
  return new Map(
    [...lengths].map(([start, some]) => {
      const single = lengths.has(start.charAt(0)) ? [1] : [];
      return [start, [...new Set([...some, ...single])].toSorted((a, b) => b - a)];
    }),
  );
}

interface KeyedText {
  readonly key: string;
  /** Position in the text for each position in the key; null within a word, where no phrase begins or ends. */
  readonly borders: readonly (number | null)[];
}

function keyed(text: string, keyOfWord: (word: string) => string): KeyedText {
  let key = "";
  const borders: (number | null)[] = [];
  for (const { 0: part, index } of text.matchAll(/[a-z]+|[^a-z]/g)) {
    borders[key.length] = isWithinWord(text, index) ? null : index;
    key += part === "-" ? " " : /[a-z]/.test(part) ? keyOfWord(part) : part;
    while (borders.length < key.length) borders.push(null);
  }
  borders[key.length] = text.length;
  return { key, borders };
}

/** Latin words and figures match only as a whole; Chinese has no word boundaries. */
function isWithinWord(text: string, position: number): boolean {
  return /[a-z0-9]/.test(text[position - 1] ?? "") && /[a-z0-9]/.test(text[position] ?? "");
}
