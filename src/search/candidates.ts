/**
 * Finds the passages worth a closer look.
 * Of few documents all passages are candidates; of many, the nearest by vector, the best by words, and all passages of
 * the best documents by words.
 */
import { documentsIn, passageCountOf, passagesOf } from "../index/document-scope.ts";
import type { DocumentScope, PassageStore, WordQuery } from "../index/passage-store.ts";
import { maxExactPassages, nearestCount, wordDocumentCount, wordPassageCount } from "./weights.ts";

/** Candidates that are known without the question's vector. */
export interface WordCandidates {
  readonly scope: DocumentScope;
  readonly passages: readonly number[];
  /** Whether they are all passages in scope, so that a vector adds none. */
  readonly isAll: boolean;
}

export async function candidatesByWords(
  words: WordQuery,
  scope: DocumentScope,
  store: PassageStore,
): Promise<WordCandidates> {
  const documents = documentsIn(scope, store.documents);
  if (passageCountOf(documents, store.documents) <= maxExactPassages[scope.kind])
    return { scope, passages: passagesOf(documents, store.documents), isAll: true };
  const best = await store.bestByWords(words, scope, {
    passages: wordPassageCount,
    documents: wordDocumentCount,
  });
  const passages = [...best.passages, ...passagesOf(best.documents, store.documents)];
  return { scope, passages: [...new Set(passages)], isAll: false };
}

/** All candidates, each once: those by words and those that the vector finds. */
export async function allCandidates(
  { scope, passages, isAll }: WordCandidates,
  vector: Float32Array,
  store: PassageStore,
): Promise<readonly number[]> {
  if (isAll) return passages;
  const nearest = await store.nearest(vector, scope, {
    count: nearestCount[scope.kind],
    // Other places' passages only tell the judge whose practice it is.
    isCursory: scope.kind === "elsewhere",
  });
  return [...new Set([...nearest, ...passages])];
}
