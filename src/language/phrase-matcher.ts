/**
 * Phrases by their keys in, a function that finds them in normalised texts out: the longest at each place, from left
 * to right, without overlap. Phrases stand in layers: a later one is asked only where those before it have nothing.
 * A text gets its keys once, and at each place only the lengths are tried that a phrase with those first two characters
 * has: what is said over and over takes as long as anything else of its length.
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
  /** What an English word is in the keys of this layer. */
  readonly keyOfWord: (word: string) => string;
}

/** English words in one number and spelling, and without hyphens, unless told what else they are. */
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

/** In a text, at a position of it: the longest phrase of one layer that begins there. */
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

/** By the first two characters, those of single characters among them, and by single characters; longest first. */
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
  /** By position in the key, that in the text; null where no phrase begins or ends, as within a word. */
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

/** Latin words match whole or not at all; Chinese has no borders to respect. */
function isWithinWord(text: string, position: number): boolean {
  return /[a-z0-9]/.test(text[position - 1] ?? "") && /[a-z0-9]/.test(text[position] ?? "");
}
