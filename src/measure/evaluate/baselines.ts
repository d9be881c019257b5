/** Baselines over the same passages: BM25 alone, dense vectors alone, and both joined by reciprocal rank fusion. */
import type { Embedder } from "../../embedding/embedder.ts";
import type { Snapshot } from "../../index/snapshot.ts";
import { createExactIndex } from "../../index/vectors/cosines.ts";
import { firstRows } from "../../index/vectors/vector-index.ts";
import { normalizeText } from "../../language/normalize.ts";
import type { Tokenizer } from "../../language/tokenize.ts";
import { maxRank, type RankedPassage } from "./metrics.ts";

export type BaselineName = "bm25" | "dense" | "rrf";

export type Baselines = (question: string) => Promise<Record<BaselineName, RankedPassage[]>>;

/** Cormack, Clarke and Büttcher, Reciprocal Rank Fusion, 2009. */
const rankOffset = 60;
const fusedDepth = 100;

export function createBaselines(
  snapshot: Snapshot,
  tokenizer: Tokenizer,
  embedder: Embedder,
): Baselines {
  const exact = createExactIndex(firstRows(snapshot.vectors, snapshot.passages.length));
  return async (question) => {
    const normalized = normalizeText(question);
    const terms = new Map(tokenizer.terms(normalized).map((term) => [term, 1]));
    const bm25 = [...snapshot.passageTerms.score(terms)]
      .toSorted((a, b) => b[1] - a[1])
      .slice(0, fusedDepth)
      .map(([passage]) => passage);
    const dense = exact
      .search(await embedder.embedQuery(normalized), fusedDepth)
      .map(({ row }) => row);
    const show = (passages: readonly number[]) =>
      passages.slice(0, maxRank).flatMap((passage) => shown(snapshot, passage));
    return { bm25: show(bm25), dense: show(dense), rrf: show(fuseByRank([bm25, dense])) };
  };
}

function fuseByRank(lists: readonly (readonly number[])[]): number[] {
  const scores = new Map<number, number>();
  for (const list of lists)
    list.forEach((passage, index) =>
      scores.set(passage, (scores.get(passage) ?? 0) + 1 / (rankOffset + index + 1)),
    );
  return [...scores].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).map(([passage]) => passage);
}

function shown(snapshot: Snapshot, number: number): RankedPassage[] {
  const passage = snapshot.passages[number];
  const document = snapshot.documents[snapshot.documentOf[number] ?? -1];
  if (passage === undefined || document === undefined) return [];
  return [
    { document: document.id, text: document.text.slice(passage.startUtf16, passage.endUtf16) },
  ];
}
