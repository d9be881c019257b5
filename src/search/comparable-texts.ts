/**
 * Caches a store's texts in normalised form, for comparison by characters. Each is made on first use and kept as long
 * as the store, because normalising a whole document takes longer than everything else that a question does with it.
 */
import { rowReader } from "../documents/tables.ts";
import type { PassageStore, StoredPassage } from "../index/passage-store.ts";
import { findNumbers, type WrittenNumber } from "../language/numbers.ts";
import { normalizeText } from "../language/normalize.ts";
import { splitSentences } from "../language/sentences.ts";
import { comparableText } from "../language/shared-words.ts";

interface Made {
  readonly passages: Map<number, string>;
  readonly figures: Map<number, string>;
  readonly documents: Map<number, string>;
  readonly numbers: Map<number, readonly WrittenNumber[]>;
  readonly sentences: Map<number, readonly string[]>;
  readonly split: Map<number, readonly string[]>;
}

const madeOf = new WeakMap<PassageStore, Made>();

interface PassageText {
  readonly passage: number;
  /** Verbatim. */
  readonly text: string;
}

export function comparablePassage({ passage, text }: PassageText, store: PassageStore): string {
  return once(made(store).passages, passage, () => comparableText(text));
}

/** The passage's numbers in text order and canonical form, joined by spaces. */
export function figuresOfPassage(passage: PassageText, store: PassageStore): string {
  return once(made(store).figures, passage.passage, () =>
    findNumbers(normalizeText(passage.text))
      .map(({ canonical }) => canonical)
      .join(" "),
  );
}

/** Comparable texts in the order of `numbers`; empty for an unknown document. */
export async function comparableDocuments(
  numbers: readonly number[],
  store: PassageStore,
): Promise<readonly string[]> {
  const { documents } = made(store);
  const missing = numbers.filter((number) => !documents.has(number));
  const found = missing.length === 0 ? [] : await store.texts(missing);
  for (const { number, document } of found) documents.set(number, comparableText(document.text));
  return numbers.map((number) => documents.get(number) ?? "");
}

/** The numbers that stand in the documents. */
export async function numbersOfDocuments(
  documents: readonly number[],
  store: PassageStore,
): Promise<readonly WrittenNumber[]> {
  const { numbers } = made(store);
  const missing = documents.filter((document) => !numbers.has(document));
  const found = missing.length === 0 ? [] : await store.texts(missing);
  for (const { number, document } of found)
    numbers.set(number, findNumbers(normalizeText(document.text)));
  return documents.flatMap((document) => numbers.get(document) ?? []);
}

/** The passage's sentences, normalised like questions, with spaces and punctuation; a table's rows with their heads. */
export function normalizedSentences(
  { number, text, sentences, passage: { section } }: StoredPassage,
  store: PassageStore,
): readonly string[] {
  return once(made(store).sentences, number, () => {
    const read = rowReader(text, section);
    return sentences.map((range) => normalizeText(read(text.slice(...range))));
  });
}

/** The same sentences of a passage whose ranges are not at hand. */
export function sentencesOfPassage({ passage, text }: PassageText, store: PassageStore) {
  return once(made(store).split, passage, () => {
    const read = rowReader(text, []);
    return splitSentences(text).map((range) => normalizeText(read(text.slice(...range))));
  });
}

function made(store: PassageStore): Made {
  const all = madeOf.get(store) ?? {
    passages: new Map(),
    figures: new Map(),
    documents: new Map(),
    numbers: new Map(),
    sentences: new Map(),
    split: new Map(),
  };
  madeOf.set(store, all);
  return all;
}

function once<Value>(known: Map<number, Value>, number: number, make: () => Value): Value {
  const value = known.get(number) ?? make();
  known.set(number, value);
  return value;
}
