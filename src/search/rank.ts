/**
 * Ranks candidates by fused score, in two steps: sentence cosines count for the best hits only. All cosines are exact.
 * Word scores are looked up first, while the model still embeds the question.
 */
import type { PassageFeatures, PassageStore, WordQuery } from "../index/passage-store.ts";
import { sentencesOfPassage } from "./comparable-texts.ts";
import { type SoughtFact, statedShare } from "./stated-facts.ts";
import type { Scope } from "../questions/scope.ts";
import { fuse, type Hit, type HitScores } from "./hit.ts";
import { factsReadCount, halfTrustedPairCount, sentencesComparedCount } from "./weights.ts";

/** The ranking criteria of one question, with a cache of the scores computed so far. */
export interface Ranking {
  readonly store: PassageStore;
  readonly words: WordQuery;
  readonly weights: HitScores;
  readonly scope: Scope;
  /** Null if the question asks for no fact. */
  readonly sought: SoughtFact | null;
  /** By passage number. */
  readonly wordScores: Map<number, WordScores>;
}

type WordScores = Pick<HitScores, "lexical" | "pairs" | "placeFit">;

export function createRanking({ weights, ...input }: Omit<Ranking, "wordScores">): Ranking {
  const { pairs } = input.words;
  // However short the question, who names a number means the passage that has it.
  const isPrecise = pairs.some((pair) => /\d[\d.%]/u.test(pair));
  const trust = isPrecise ? 1 : pairs.length / (pairs.length + halfTrustedPairCount);
  return {
    ...input,
    weights: { ...weights, lexical: trust * weights.lexical, pairs: trust * weights.pairs },
    wordScores: new Map(),
  };
}

/** Fills the cache of word scores. */
export async function lookUpWords(passages: readonly number[], ranking: Ranking): Promise<void> {
  const { store, words } = ranking;
  for (const found of await store.features(passages, {
    words,
    vector: null,
    hasText: false,
  }))
    wordScoresOf(found, ranking);
}

/** The candidates as hits, best first; equal scores by ascending passage number. */
export async function rank(
  candidates: readonly number[],
  vector: Float32Array,
  ranking: Ranking,
): Promise<Hit[]> {
  const { store, words } = ranking;
  // In one round trip: of the candidates that are not compared in the end, the cosines are wasted, but soon computed.
  const [found, cosines] = await Promise.all([
    store.features(candidates, { words, vector, hasText: true }),
    store.sentenceCosines(candidates, vector),
  ]);
  const nearest = new Map(
    candidates.map((passage, index) => [passage, Math.max(-1, ...(cosines[index] ?? []))]),
  );
  const [compared, others] = bestOf(
    found.map((each) => roughHit(each, ranking)),
    sentencesComparedCount,
  );
  const finer = compared.map((hit) => {
    const scores = { ...hit.scores, sentenceCosine: nearest.get(hit.passage) ?? -1 };
    return { ...hit, scores, fusedScore: fuse(scores, ranking.weights) };
  });
  const ordered = inOrder([...finer, ...others]);
  const { sought } = ranking;
  if (sought === null) return ordered;
  const best = ordered.slice(0, factsReadCount).map((hit) => withFact(hit, sought, ranking));
  return inOrder([...best, ...ordered.slice(factsReadCount)]);
}

/** Uses the passage's cosine for its nearest sentence's. */
function roughHit(found: PassageFeatures, ranking: Ranking): Hit {
  const { passage, document, text } = found;
  const passageCosine = found.cosine ?? 0;
  const { lexical, pairs, placeFit } = wordScoresOf(found, ranking);
  const scores: HitScores = {
    passageCosine,
    sentenceCosine: passageCosine,
    lexical,
    pairs,
    statedFact: 0,
    placeFit,
  };
  return { passage, document, text, scores, fusedScore: fuse(scores, ranking.weights) };
}

function withFact(hit: Hit, sought: SoughtFact, { store, weights }: Ranking): Hit {
  const text = { headings: "", sentences: sentencesOfPassage(hit, store) };
  const scores = { ...hit.scores, statedFact: statedShare([text], sought) };
  return { ...hit, scores, fusedScore: fuse(scores, weights) };
}

/** The best hits, and the others, best first. The best are unsorted if there are no others. */
function bestOf(
  hits: readonly Hit[],
  count: number,
): [best: readonly Hit[], others: readonly Hit[]] {
  if (hits.length <= count) return [hits, []];
  const ordered = inOrder(hits);
  return [ordered.slice(0, count), ordered.slice(count)];
}

function inOrder(hits: readonly Hit[]): Hit[] {
  return hits.toSorted((a, b) => b.fusedScore - a.fusedScore || a.passage - b.passage);
}

function wordScoresOf(found: PassageFeatures, ranking: Ranking): WordScores {
  const known = ranking.wordScores.get(found.passage);
  if (known !== undefined) return known;
  const scores: WordScores = {
    lexical: found.wordScore,
    pairs: found.pairScore,
    placeFit: fitsPlace(found.document, ranking) ? 1 : 0,
  };
  ranking.wordScores.set(found.passage, scores);
  return scores;
}

function fitsPlace(document: number, { scope, store }: Ranking): boolean {
  return store.documents[document]?.statesPlace === true && !scope.secondary.has(document);
}
