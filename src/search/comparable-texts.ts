/**
 * Caches a store's texts in normalised form, for comparison by characters: those used last, because normalising a whole
 * document takes longer than everything else that a question does with it.
 */
import { LRUCache } from "lru-cache";
import type { SourceDocument } from "../core/domain.ts";
import { rowReader } from "../documents/tables.ts";
import type { PassageStore, StoredPassage } from "../index/passage-store.ts";
import { findNumbers, type WrittenNumber } from "../language/numbers.ts";
import { normalizeText } from "../language/normalize.ts";
import { splitSentences } from "../language/sentences.ts";
import { comparableText } from "../language/shared-words.ts";

interface Made {
  readonly passages: LRUCache<number, string>;
  readonly figures: LRUCache<number, string>;
  readonly documents: LRUCache<number, string>;
  readonly numbers: LRUCache<number, readonly WrittenNumber[]>;
  readonly sentences: LRUCache<number, readonly string[]>;
  readonly split: LRUCache<number, readonly string[]>;
}

/** Of each kind: some 1 MB, and what some thirty questions need. */
const cachedPassages = 2000;
/** UTF-16 units of comparable documents: some 8 MB. Most documents have a few thousand. */
const cachedUtf16 = 4_000_000;
const cachedDocuments = 2000;

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
  const texts = await ofDocuments(numbers, made(store).documents, {
    store,
    make: ({ text }) => comparableText(text),
  });
  return texts.map((text) => text ?? "");
}

/** The numbers that stand in the documents. */
export async function numbersOfDocuments(
  documents: readonly number[],
  store: PassageStore,
): Promise<readonly WrittenNumber[]> {
  const numbers = await ofDocuments(documents, made(store).numbers, {
    store,
    make: ({ text }) => findNumbers(normalizeText(text)),
  });
  return numbers.flatMap((each) => each ?? []);
}

interface Making<Value> {
  readonly store: PassageStore;
  readonly make: (document: SourceDocument) => Value;
}

/** In the order of `numbers`; undefined for an unknown document. More than the cache takes are all there. */
async function ofDocuments<Value extends object | string>(
  numbers: readonly number[],
  known: LRUCache<number, Value>,
  { store, make }: Making<Value>,
): Promise<readonly (Value | undefined)[]> {
  const values = new Map(numbers.map((number) => [number, known.get(number)]));
  const missing = [...values].flatMap(([number, value]) => (value === undefined ? number : []));
  const found = missing.length === 0 ? [] : await store.texts(missing);
  for (const { number, document } of found) {
    const value = make(document);
    values.set(number, value);
    known.set(number, value);
  }
  return numbers.map((number) => values.get(number));
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
    passages: new LRUCache({ max: cachedPassages }),
    figures: new LRUCache({ max: cachedPassages }),
    documents: new LRUCache({
      maxSize: cachedUtf16,
      // The size of an entry must be above 0.
      sizeCalculation: ({ length }: string) => length + 1,
    }),
    numbers: new LRUCache({ max: cachedDocuments }),
    sentences: new LRUCache({ max: cachedPassages }),
    split: new LRUCache({ max: cachedPassages }),
  };
  madeOf.set(store, all);
  return all;
}

function once<Value extends object | string>(
  known: LRUCache<number, Value>,
  number: number,
  make: () => Value,
): Value {
  const value = known.get(number) ?? make();
  known.set(number, value);
  return value;
}
