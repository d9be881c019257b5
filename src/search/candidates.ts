/**
 * Finds the candidate passages for ranking. If few passages are in scope, all are candidates; otherwise the nearest by
 * vector, the best by BM25, and all passages of the best documents by BM25.
 */
import { documentsIn, passageCountOf, passagesOf } from "../index/document-scope.ts";
import type { DocumentScope, PassageStore, WordQuery } from "../index/passage-store.ts";
import { maxExactPassages, nearestCount, wordDocumentCount, wordPassageCount } from "./weights.ts";

/** Candidates found before the question's vector is known. */
export interface WordCandidates {
  readonly scope: DocumentScope;
  readonly passages: readonly number[];
  /** Whether they are all passages in scope; the vector then adds none. */
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

/** The candidates by words and those nearest to the vector, each once. */
export async function allCandidates(
  { scope, passages, isAll }: WordCandidates,
  vector: Float32Array,
  store: PassageStore,
): Promise<readonly number[]> {
  if (isAll) return passages;
  const nearest = await store.nearest(vector, scope, {
    count: nearestCount[scope.kind],
    // Passages of other places serve the judge and are shown as related at most.
    isCursory: scope.kind === "elsewhere",
  });
  return [...new Set([...nearest, ...passages])];
}
