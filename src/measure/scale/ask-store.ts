/** Asks a store of made-up passages what a question asks of it, and takes the time. */
import type { PassageStore, WordQuery } from "../../index/passage-store.ts";
import { candidatesByVector, candidatesByWords } from "../../search/candidates.ts";
import { createRanking, lookUpWords, rank } from "../../search/rank.ts";
import { conceptSaturation, fusionWeights } from "../../search/weights.ts";
import type { Scope } from "../../questions/scope.ts";
import { direction } from "./made-collection.ts";
import { createRandom } from "./made-words.ts";

export interface MadeQuestion {
  readonly words: readonly string[];
  readonly pairs: readonly string[];
  readonly vector: Float32Array;
}

/**
 * Ranks by which words are about as frequent as those of questions in Chinese: among 67,320 passages a question had 5.5
 * words and 12.7 pairs of characters, of which each word was in 2 passages in a hundred and each pair in one.
 */
const ranks = {
  words: { count: 5, from: 100, to: 5000 },
  pairs: { count: 13, from: 300, to: 10_000 },
};

/** How far a question lies from the passage that it is about. */
const noiseLength = 0.7;

/** @param vectors those of some passages, each of which a question is about */
export function madeQuestions(vectors: readonly Float32Array[]): MadeQuestion[] {
  const random = createRandom(3);
  const terms = (prefix: string, { count, from, to }: (typeof ranks)["words"]) =>
    Array.from({ length: count }, () => `${prefix}${Math.floor(from * (to / from) ** random())}`);
  return vectors.map((passage) => {
    const noise = direction(passage.length, noiseLength, random);
    const sum = passage.map((value, at) => value + (noise[at] ?? 0));
    const length = Math.hypot(...sum);
    return {
      words: [...new Set(terms("w", ranks.words))],
      pairs: [...new Set(terms("p", ranks.pairs))],
      vector: sum.map((value) => value / length),
    };
  });
}

const everywhere = { kind: "everywhere" } as const;
const scope: Scope = {
  where: everywhere,
  leftOut: new Set(),
  own: new Set(),
  secondary: new Set(),
  placeNames: [],
  unknownNames: [],
  spentReadings: new Set(),
  guessedReadings: new Set(),
};

/** Returns how long all of it took, in milliseconds: as `retrieve` and then an answer of five excerpts. */
export async function askStore(store: PassageStore, question: MadeQuestion): Promise<number> {
  const startedMs = performance.now();
  const statistics = await store.terms(question.words);
  const words: WordQuery = {
    saturation: conceptSaturation,
    pairs: question.pairs,
    concepts: question.words.map((term) => ({
      passageWeight: statistics.get(term)?.passages.idf ?? 0,
      documentWeight: statistics.get(term)?.documents.idf ?? 0,
      wordings: [{ terms: [term], weight: 1 }],
    })),
  };
  const ranking = createRanking({ sought: null, scope, store, words, weights: fusionWeights });
  const [nearest, byWords] = await Promise.all([
    candidatesByVector(question.vector, everywhere, store),
    candidatesByWords(words, everywhere, store).then(async (found) => {
      await lookUpWords(found, ranking);
      return found;
    }),
  ]);
  const hits = await rank([...new Set([...nearest, ...byWords])], question.vector, ranking);
  const shown = hits.slice(0, 5).map(({ passage }) => passage);
  await Promise.all([store.passages(shown), store.sentenceCosines(shown, question.vector)]);
  return performance.now() - startedMs;
}
