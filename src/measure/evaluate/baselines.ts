/** Baselines over the same passages: BM25 alone, dense vectors alone, and both joined by reciprocal rank fusion. */
import type { Embedder } from "../../embedding/embedder.ts";
import type { PassageStore } from "../../index/passage-store.ts";
import { normalizeText } from "../../language/normalize.ts";
import type { Tokenizer } from "../../language/tokenize.ts";
import { type RankedPassage, maxRank } from "./metrics.ts";

export type BaselineName = "bm25" | "dense" | "rrf";

export type Baselines = (question: string) => Promise<Record<BaselineName, RankedPassage[]>>;

/** k1 of BM25: 1.2 to 2 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009, section 3.5). */
const saturation = 1.2;
/** Cormack, Clarke and Büttcher, Reciprocal Rank Fusion, 2009. */
const rankOffset = 60;
const fusedDepth = 100;

export function createBaselines(
  store: PassageStore,
  tokenizer: Tokenizer,
  embedder: Embedder,
): Baselines {
  const show = async (passages: readonly number[]): Promise<RankedPassage[]> =>
    (await store.passages(passages.slice(0, maxRank))).map(({ passage, text }) => ({
      document: passage.documentId,
      text,
    }));
  return async (question) => {
    const normalized = normalizeText(question);
    const bm25 = await rankByWords(tokenizer.terms(normalized), store);
    const dense = await rankByVector(await embedder.embedQuery(normalized), store);
    return {
      bm25: await show(bm25),
      dense: await show(dense),
      rrf: await show(fuseByRank([bm25, dense])),
    };
  };
}

async function rankByWords(terms: readonly string[], store: PassageStore): Promise<number[]> {
  const statistics = await store.terms(terms, { passages: allPassages(store), documents: [] });
  const scores = new Map<number, number>();
  for (const { passages } of statistics.values()) {
    const factor = passages.idf * (saturation + 1);
    for (const [passage, frequency] of passages.frequencies)
      scores.set(
        passage,
        (scores.get(passage) ?? 0) + (factor * frequency) / (saturation + frequency),
      );
  }
  return firstOf(scores);
}

/** Exact: every passage is compared. */
async function rankByVector(vector: Float32Array, store: PassageStore): Promise<number[]> {
  const request = { words: null, vector, hasText: false };
  const features = await store.features(allPassages(store), request);
  return firstOf(new Map(features.map(({ passage, cosine }) => [passage, cosine ?? 0])));
}

function allPassages({ passageCount }: PassageStore): number[] {
  return Array.from({ length: passageCount }, (_, number) => number);
}

function firstOf(scores: ReadonlyMap<number, number>): number[] {
  return [...scores]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, fusedDepth)
    .map(([passage]) => passage);
}

function fuseByRank(lists: readonly (readonly number[])[]): number[] {
  const scores = new Map<number, number>();
  for (const list of lists)
    list.forEach((passage, index) =>
      scores.set(passage, (scores.get(passage) ?? 0) + 1 / (rankOffset + index + 1)),
    );
  return [...scores].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).map(([passage]) => passage);
}
