/** Resolves a scope to the numbers of its documents and passages, and tells what is in it. */
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
      return placedIn(entries).documents.filter((number) => !scope.except.has(number));
  }
}

/** Takes time by what the scope lists, not by how many documents there are: a large scope lists what it leaves out. */
export function passageCountIn(scope: DocumentScope, entries: readonly DocumentEntry[]): number {
  switch (scope.kind) {
    case "everywhere": {
      const { firstPassage = 0, passageCount = 0 } = entries.at(-1) ?? {};
      return firstPassage + passageCount;
    }
    case "within":
      return passageCountOf(scope.documents, entries);
    default: {
      const { isPlaced, passageCount } = placedIn(entries);
      const leftOut = [...scope.except].filter((number) => isPlaced[number] === 1);
      return passageCount - passageCountOf(leftOut, entries);
    }
  }
}

function passageCountOf(documents: Iterable<number>, entries: readonly DocumentEntry[]): number {
  let sum = 0;
  for (const number of documents) sum += entries[number]?.passageCount ?? 0;
  return sum;
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

interface Placed {
  /** By document number, 1 for those with a place. */
  readonly isPlaced: Uint8Array;
  readonly documents: readonly number[];
  readonly passageCount: number;
}

/** Made once for all questions, of which most search what is about other places. */
const placed = new WeakMap<readonly DocumentEntry[], Placed>();

function placedIn(entries: readonly DocumentEntry[]): Placed {
  const known = placed.get(entries);
  if (known !== undefined) return known;
  const documents = entries.flatMap(({ meta }, number) => (meta.place === null ? [] : [number]));
  const isPlaced = new Uint8Array(entries.length);
  for (const number of documents) isPlaced[number] = 1;
  const made = { isPlaced, documents, passageCount: passageCountOf(documents, entries) };
  placed.set(entries, made);
  return made;
}

export interface Members {
  readonly isEverywhere: boolean;
  readonly passageCount: number;
  readonly hasDocument: (number: number) => boolean;
  readonly hasPassage: (number: number) => boolean;
  readonly documents: () => readonly number[];
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
  const hasDocument = memberTest(scope, entries);
  const documents = () => documentsIn(scope, entries);
  return {
    isEverywhere: scope.kind === "everywhere",
    passageCount: passageCountIn(scope, entries),
    hasDocument,
    hasPassage: (number) => hasDocument(documentOf(number)),
    documents,
    passages: () => passagesOf(documents(), entries),
  };
}

function memberTest(
  scope: DocumentScope,
  entries: readonly DocumentEntry[],
): (number: number) => boolean {
  switch (scope.kind) {
    case "everywhere":
      return (number) => number in entries;
    case "within":
      return (number) => number in entries && scope.documents.has(number);
    default: {
      const { isPlaced } = placedIn(entries);
      return (number) => isPlaced[number] === 1 && !scope.except.has(number);
    }
  }
}
