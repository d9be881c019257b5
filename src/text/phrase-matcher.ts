/**
 * Phrases by their keys in, a function that finds them in normalised texts out: the longest at each place, from left
 * to right, without overlap.
 * A text gets its key once, and at each place only the lengths are tried that a phrase with that first character has:
 * what is said over and over takes as long as anything else of its length.
 */

export interface PhraseMatch<Entry> {
  /** Range in the normalised text. */
  readonly start: number;
  readonly end: number;
  readonly written: string;
  readonly entries: readonly Entry[];
}

/** English words without the endings that do not change what they name, and without hyphens. */
export function phraseKey(normalized: string): string {
  return keyed(normalized).key;
}

export function createPhraseMatcher<Entry>(
  byPhrase: ReadonlyMap<string, readonly Entry[]>,
): (normalizedText: string) => PhraseMatch<Entry>[] {
  const lengths = lengthsByFirst(byPhrase.keys());

  const matchAt = (text: string, { key, borders }: KeyedText, at: number) => {
    for (const length of lengths.get(key.charAt(at)) ?? []) {
      const [start, end] = [borders[at] ?? null, borders[at + length] ?? null];
      if (start === null || end === null) continue;
      const entries = byPhrase.get(key.slice(at, at + length));
      if (entries === undefined) continue;
      return { length, match: { start, end, written: text.slice(start, end), entries } };
    }
    return null;
  };

  return (text) => {
    const keyedText = keyed(text);
    const matches: PhraseMatch<Entry>[] = [];
    let at = 0;
    while (at < keyedText.key.length) {
      const found = matchAt(text, keyedText, at);
      if (found !== null) matches.push(found.match);
      at += found?.length ?? 1;
    }
    return matches;
  };
}

/** Longest first. */
function lengthsByFirst(phrases: Iterable<string>): Map<string, number[]> {
  const lengths = new Map<string, Set<number>>();
  for (const phrase of phrases) {
    const first = phrase.charAt(0);
    lengths.set(first, (lengths.get(first) ?? new Set()).add(phrase.length));
  }
  return new Map([...lengths].map(([first, some]) => [first, [...some].toSorted((a, b) => b - a)]));
}

interface KeyedText {
  readonly key: string;
  /** By position in the key, that in the text; null where no phrase begins or ends, as within a word. */
  readonly borders: readonly (number | null)[];
}

function keyed(text: string): KeyedText {
  let key = "";
  const borders: (number | null)[] = [];
  for (const { 0: part, index } of text.matchAll(/[a-z]+|[^a-z]/g)) {
    borders[key.length] = isWithinWord(text, index) ? null : index;
    key += part === "-" ? " " : stem(part);
    while (borders.length < key.length) borders.push(null);
  }
  borders[key.length] = text.length;
  return { key, borders };
}

function stem(word: string): string {
  if (word.length <= 3) return word;
  return word.replace(/(?<=[^aeiou])ies$/, "y").replace(/(?<=ss|sh|ch|x)es$|(?<=[^s])s$/, "");
}

/** Latin words match whole or not at all; Chinese has no borders to respect. */
function isWithinWord(text: string, position: number): boolean {
  return /[a-z0-9]/.test(text[position - 1] ?? "") && /[a-z0-9]/.test(text[position] ?? "");
}
