/**
 * Resolves scopes to membership tables, because each question tests thousands of documents and passages.
 */
import { documentsIn, passageCountOf, passagesOf } from "./document-scope.ts";
import type { DocumentEntry, DocumentScope } from "./passage-store.ts";

export interface Members {
  readonly isEverywhere: boolean;
  readonly passageCount: number;
  readonly hasDocument: (number: number) => boolean;
  readonly hasPassage: (number: number) => boolean;
  /** All passages in scope, in the order of the scope's documents. */
  readonly passages: () => readonly number[];
}

/** @param documentOf document numbers by passage number */
export function createMembership(
  entries: readonly DocumentEntry[],
  documentOf: Uint32Array,
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
  documentOf: Uint32Array,
): Members {
  const documents = documentsIn(scope, entries);
  const isMember = new Uint8Array(entries.length);
  for (const number of documents) isMember[number] = 1;
  return {
    isEverywhere: scope.kind === "everywhere",
    passageCount: passageCountOf(documents, entries),
    hasDocument: (number) => isMember[number] === 1,
    hasPassage: (number) => isMember[documentOf[number] ?? -1] === 1,
    passages: () => passagesOf(documents, entries),
  };
}
