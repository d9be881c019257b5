/** Finds the documents that a question names by the numbers that their offices gave them: 武政办发〔2023〕18号. */
import type { TextRange } from "../core/domain.ts";
import { comparableNumber, numbersIn } from "../documents/document-number.ts";
import type { DocumentEntry } from "../index/passage-store.ts";
import type { Scope } from "./scope.ts";

export interface NumberedDocuments {
  readonly documents: ReadonlySet<number>;
  /** Of the numbers in the question. */
  readonly ranges: readonly TextRange[];
}

/** Null if it names none that is there. */
export function numberedDocuments(
  question: string,
  documents: readonly DocumentEntry[],
): NumberedDocuments | null {
  const named = numbersIn(question);
  if (named.length === 0) return null;
  const numbered = documents.flatMap(({ meta }, index) =>
    meta.number === null ? [] : [{ index, number: comparableNumber(meta.number) }],
  );
  const found = new Set<number>();
  const ranges: TextRange[] = [];
  for (const [start, end] of named) {
    // Other words may stand directly before it: 请问武政办发〔2023〕18号.
    const written = comparableNumber(question.slice(start, end));
    const ends = numbered.filter(({ number }) => written.endsWith(number));
    const length = Math.max(0, ...ends.map(({ number }) => number.length));
    const same = ends.filter(({ number }) => number.length === length);
    for (const { index } of same) found.add(index);
    if (same[0] !== undefined) ranges.push([startOf(question, [start, end], same[0].number), end]);
  }
  return found.size === 0 ? null : { documents: found, ranges };
}

/** The last place at which what is written up to the end is the number. */
function startOf(question: string, [start, end]: TextRange, number: string): number {
  let at = end;
  while (at > start && comparableNumber(question.slice(at, end)) !== number) at -= 1;
  return at;
}

/** Nothing else answers than the documents that the question names. */
export function scopeOfNumbered(
  scope: Scope,
  { documents }: NumberedDocuments,
  all: readonly DocumentEntry[],
): Scope {
  return {
    ...scope,
    where: { kind: "within", documents },
    leftOut: new Set([...all.keys()].filter((number) => !documents.has(number))),
    own: documents,
    secondary: new Set(),
    unknownNames: [],
  };
}

/** The question with spaces in the place of the numbers. */
export function withoutNumbers(question: string, numbered: NumberedDocuments | null): string {
  let rest = question;
  for (const [start, end] of numbered?.ranges ?? [])
    rest = rest.slice(0, start) + " ".repeat(end - start) + rest.slice(end);
  return rest;
}
