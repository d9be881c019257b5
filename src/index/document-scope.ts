/** Resolves a scope to the numbers of its documents and passages, and to tables of membership. */
import type { DocumentEntry, DocumentScope } from "./passage-store.ts";

/** Returns the numbers of the existing documents in scope, each once. */
export function documentsIn(
  scope: DocumentScope,
  entries: readonly DocumentEntry[],
): readonly number[] {
  switch (scope.kind) {
    case "everywhere":
      return [...entries.keys()];
    case "within":
      return [...scope.documents].filter((number) => number in entries);
    default:
      return placedWithout(scope.except, entries);
  }
}

function placedWithout(except: ReadonlySet<number>, entries: readonly DocumentEntry[]): number[] {
  // A table instead of the set, and no intermediate arrays: each question tests thousands of documents.
  const isLeftOut = new Uint8Array(entries.length);
  for (const number of except) isLeftOut[number] = 1;
  const numbers: number[] = [];
  for (const [number, { meta }] of entries.entries())
    if (meta.place !== null && isLeftOut[number] === 0) numbers.push(number);
  return numbers;
}

export function passageCountOf(
  documents: readonly number[],
  entries: readonly DocumentEntry[],
): number {
  return documents.reduce((sum, number) => sum + (entries[number]?.passageCount ?? 0), 0);
}

/** Returns passage numbers in the order of the given documents. */
export function passagesOf(
  documents: readonly number[],
  entries: readonly DocumentEntry[],
): number[] {
  return documents.flatMap((number) => {
    const { firstPassage = 0, passageCount = 0 } = entries[number] ?? {};
    return Array.from({ length: passageCount }, (_, index) => firstPassage + index);
  });
}

export interface Members {
  readonly isEverywhere: boolean;
  readonly documents: readonly number[];
  readonly passageCount: number;
  readonly hasDocument: (number: number) => boolean;
  readonly hasPassage: (number: number) => boolean;
  /** All passages in scope, in the order of the scope's documents. */
  readonly passages: () => readonly number[];
}

/** @param documentOf returns a passage's document number; -1 for an unknown passage */
export function createMembership(
  entries: readonly DocumentEntry[],
  documentOf: (passage: number) => number,
): (scope: DocumentScope) => Members {
  // A question searches the same scope twice: by words and by its vector.
  const known = new WeakMap<DocumentScope, Members>();
  return (scope) => {
    const members = known.get(scope) ?? membersOf(scope, entries, documentOf);
    known.set(scope, members);
    return members;
  };
}

function membersOf(
  scope: DocumentScope,
  entries: readonly DocumentEntry[],
  documentOf: (passage: number) => number,
): Members {
  const documents = documentsIn(scope, entries);
  const isMember = new Uint8Array(entries.length);
  for (const number of documents) isMember[number] = 1;
  return {
    isEverywhere: scope.kind === "everywhere",
    documents,
    passageCount: passageCountOf(documents, entries),
    hasDocument: (number) => isMember[number] === 1,
    hasPassage: (number) => isMember[documentOf(number)] === 1,
    passages: () => passagesOf(documents, entries),
  };
}
