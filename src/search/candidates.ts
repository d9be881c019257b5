/**
 * Finds the candidate passages for ranking. If few passages are in scope, all are candidates; otherwise the nearest by
 * vector, the best by BM25, and all passages of the best documents by BM25.
 */
import { documentsIn, passageCountIn, passagesOf } from "../index/document-scope.ts";
import type { DocumentScope, PassageStore, WordQuery } from "../index/passage-store.ts";
import { maxExactPassages, nearestCount, wordDocumentCount, wordPassageCount } from "./weights.ts";

/** The candidates by words; all passages in scope if these are few. */
export async function candidatesByWords(
  words: WordQuery,
  scope: DocumentScope,
  store: PassageStore,
): Promise<readonly number[]> {
  if (areAll(scope, store)) return passagesOf(documentsIn(scope, store.documents), store.documents);
  const best = await store.bestByWords(words, scope, {
    passages: wordPassageCount,
    documents: wordDocumentCount,
  });
  return [...new Set([...best.passages, ...passagesOf(best.documents, store.documents)])];
}

/** The candidates nearest to the vector; none if all passages in scope are candidates anyway. */
export async function candidatesByVector(
  vector: Float32Array,
  scope: DocumentScope,
  store: PassageStore,
): Promise<readonly number[]> {
  if (areAll(scope, store)) return [];
  return store.nearest(vector, scope, {
    count: nearestCount[scope.kind],
    // Passages of other places serve the judge and are shown as related at most.
    isCursory: scope.kind === "elsewhere",
  });
}

function areAll(scope: DocumentScope, { documents }: PassageStore): boolean {
  return passageCountIn(scope, documents) <= maxExactPassages[scope.kind];
}
