/**
 * Explains a verdict and the hits' scores by named, weighted factors.
 */
import type { PassageStore } from "../index/passage-store.ts";
import type { HitScores } from "../search/hit.ts";
import type { Retrieval } from "../search/retrieve.ts";
import { evidenceNames } from "./evidence.ts";
import { judge } from "./judge.ts";
import { answeredThreshold, judgeBias, judgeWeights } from "./judge-weights.ts";
import { orderHits } from "./select.ts";

export interface Factor {
  readonly name: string;
  readonly value: number;
  readonly weight: number;
}

export interface Explanation {
  /** The question without its places. */
  readonly topic: string;
  readonly places: readonly string[];
  readonly unknownPlaces: readonly string[];
  /** The question's concepts with their weights and synonyms. */
  readonly concepts: readonly {
    readonly written: string;
    readonly weight: number;
    readonly synonyms: readonly string[];
  }[];
  readonly status: string;
  readonly reason: string | null;
  /** The question is a place or limits only: documents are shown from their beginning, whatever the confidence. */
  readonly isOverview: boolean;
  /** 1 / (1 + exp(-(bias + Σ weight · value))); the status is `answered` from the threshold on. */
  readonly confidence: number;
  readonly threshold: number;
  readonly bias: number;
  readonly evidence: readonly Factor[];
  /** The score of each hit is Σ weight · value. */
  readonly hits: readonly {
    readonly id: string;
    readonly score: number;
    readonly factors: readonly Factor[];
  }[];
}

/** @param count maximum number of hits to explain */
export async function explain(
  retrieval: Retrieval,
  count: number,
  store: PassageStore,
): Promise<Explanation> {
  const { query, passageConcepts, weights } = retrieval;
  const { status, reason, isOverview, confidence, evidence, hits } = await judge(retrieval, store);
  const shown = orderHits({ query, hits: hits.length > 0 ? hits : retrieval.hits, count }, store);
  const passages = await store.passages(shown.map(({ hit: { passage } }) => passage));
  return {
    topic: query.topic,
    places: query.scope.placeNames,
    unknownPlaces: query.scope.unknownNames,
    concepts: passageConcepts.map(({ concept, weight }) => ({
      written: concept.written,
      weight,
      synonyms: concept.wordings.slice(1).map(({ written }) => written),
    })),
    status,
    reason,
    isOverview,
    confidence,
    threshold: answeredThreshold,
    bias: judgeBias,
    evidence: evidenceNames.map((name) => ({
      name,
      value: evidence[name],
      weight: judgeWeights[name],
    })),
    hits: shown.map(({ hit: { scores, fusedScore } }, index) => ({
      id: passages[index]?.passage.id ?? "",
      score: fusedScore,
      factors: factorsOf(scores, weights),
    })),
  };
}

function factorsOf(scores: HitScores, weights: HitScores): Factor[] {
  const names = Object.keys(weights) as (keyof HitScores)[];
  return names.map((name) => ({ name, value: scores[name], weight: weights[name] }));
}
