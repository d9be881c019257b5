/**
 * A snapshot's texts as stretches of them are compared. Made when first asked for, and kept as long as the snapshot:
 * normalising a whole document takes longer than all else that a question does with it.
 */
import { normalizeText } from "../language/normalize.ts";
import { comparableText } from "../language/shared-words.ts";
import { sentenceAt } from "./sentence-table.ts";
import { type Snapshot, textOfPassage } from "./snapshot.ts";

interface Made {
  readonly passages: Map<number, string>;
  readonly figures: Map<number, string>;
  readonly documents: Map<number, string>;
  readonly sentences: Map<number, string>;
}

const madeOf = new WeakMap<Snapshot, Made>();

export function comparablePassage(snapshot: Snapshot, number: number): string {
  return made(snapshot, "passages", number, () => comparableText(textOfPassage(snapshot, number)));
}

/** A passage's figures in their order, in digits or characters. */
export function figuresOfPassage(snapshot: Snapshot, number: number): string {
  return made(snapshot, "figures", number, () =>
    (comparablePassage(snapshot, number).match(figures) ?? []).join(" "),
  );
}

const figures = /\d+(?:\.\d+)?%?|[零〇一二三四五六七八九十百千万亿两]+/g;

export function comparableDocument(snapshot: Snapshot, number: number): string {
  return made(snapshot, "documents", number, () =>
    comparableText(snapshot.documents[number]?.text ?? ""),
  );
}

/** As questions are normalised, with its spaces and marks. */
export function normalizedSentence(snapshot: Snapshot, number: number): string {
  return made(snapshot, "sentences", number, () => normalizeText(textOfSentence(snapshot, number)));
}

function textOfSentence({ sentences, documents, documentOf }: Snapshot, number: number): string {
  const sentence = sentenceAt(sentences, number);
  if (sentence === null) return "";
  return documents[documentOf[sentence.passage] ?? -1]?.text.slice(...sentence.range) ?? "";
}

function made(snapshot: Snapshot, kind: keyof Made, number: number, make: () => string): string {
  const all = madeOf.get(snapshot) ?? {
    passages: new Map(),
    figures: new Map(),
    documents: new Map(),
    sentences: new Map(),
  };
  madeOf.set(snapshot, all);
  const known = all[kind].get(number);
  if (known !== undefined) return known;
  const text = make();
  all[kind].set(number, text);
  return text;
}
