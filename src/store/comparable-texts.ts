/**
 * A snapshot's texts as stretches of them are compared. Made when first asked for, and kept as long as the snapshot:
 * normalising a whole document takes longer than all else that a question does with it.
 */
import { comparableText } from "../text/shared-phrase.ts";
import { type Snapshot, textOfPassage } from "./snapshot.ts";

interface Made {
  readonly passages: Map<number, string>;
  readonly documents: Map<number, string>;
}

const madeOf = new WeakMap<Snapshot, Made>();

export function comparablePassage(snapshot: Snapshot, number: number): string {
  return made(snapshot, "passages", number, () => textOfPassage(snapshot, number));
}

export function comparableDocument(snapshot: Snapshot, number: number): string {
  return made(snapshot, "documents", number, () => snapshot.documents[number]?.text ?? "");
}

function made(snapshot: Snapshot, kind: keyof Made, number: number, textOf: () => string): string {
  const all = madeOf.get(snapshot) ?? { passages: new Map(), documents: new Map() };
  madeOf.set(snapshot, all);
  const known = all[kind].get(number);
  if (known !== undefined) return known;
  const text = comparableText(textOf());
  all[kind].set(number, text);
  return text;
}
