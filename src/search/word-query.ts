/**
 * Weights a question's concepts by idf and builds the query for BM25 scores.
 */
import type { TermStatistics, WordQuery } from "../index/passage-store.ts";
import { characterPairs } from "../language/tokenize.ts";
import type { Concept, Wording } from "../questions/concepts.ts";
import { conceptSaturation, singleHanWeight, unsaidManner } from "./weights.ts";

export type Statistics = ReadonlyMap<string, TermStatistics>;
type TextKind = keyof TermStatistics;

export interface ScoredConcept {
  readonly concept: Concept;
  /** Sum of the idf of its terms among passages, reduced for words that say little about the topic; 0 or more. */
  readonly weight: number;
  /** Whether any passage has a term of the question's own wording. */
  readonly isSaid: boolean;
}

/** Each term once. */
export function termsOf(concepts: readonly Concept[]): string[] {
  return [...new Set(concepts.flatMap(({ wordings }) => wordings.flatMap(({ terms }) => terms)))];
}

/** Without the translations of the general dictionary that no passage has. */
export function withKnownGuesses(
  concepts: readonly Concept[],
  statistics: Statistics,
): readonly Concept[] {
  return concepts.map((concept) => ({
    ...concept,
    wordings: concept.wordings.filter(
      ({ isGuess, terms }) =>
        isGuess !== true || terms.every((term) => countOf(term, statistics) > 0),
    ),
  }));
}

export function scoredConcepts(
  concepts: readonly Concept[],
  statistics: Statistics,
): ScoredConcept[] {
  return concepts.map((concept) => ({
    concept,
    weight: weightOf(concept, statistics, "passages"),
    isSaid: (concept.wordings[0]?.terms ?? []).some((term) => countOf(term, statistics) > 0),
  }));
}

/** @param texts the wordings of the question whose pairs of characters are looked for */
export function wordQuery(
  concepts: readonly Concept[],
  texts: readonly string[],
  statistics: Statistics,
): WordQuery {
  return {
    saturation: conceptSaturation,
    pairs: [...new Set(texts.flatMap(characterPairs))],
    concepts: concepts.map((concept) => ({
      passageWeight: weightOf(concept, statistics, "passages"),
      documentWeight: weightOf(concept, statistics, "documents"),
      wordings: concept.wordings,
    })),
  };
}

/** Number of passages, or documents, that have the term. */
export function countOf(term: string, statistics: Statistics, kind: TextKind = "passages"): number {
  return statistics.get(term)?.[kind].count ?? 0;
}

const singleHan = /^\p{Script=Han}$/u;

/** The mean idf of the synonyms in the corpus if it lacks the own wording; otherwise the own wording's weighted idf. */
function weightOf(concept: Concept, statistics: Statistics, kind: TextKind): number {
  const [own, ...others] = concept.wordings;
  if (own === undefined) return 0;
  const isKnown = ({ terms }: Wording) =>
    terms.every((term) => countOf(term, statistics, kind) > 0);
  const idfOf = ({ terms }: Wording) =>
    terms.reduce((sum, term) => sum + (statistics.get(term)?.[kind].idf ?? 0), 0);
  const known = others.filter(isKnown);
  if (isKnown(own) || known.length === 0)
    return concept.telling * shareOf(concept, isKnown(own)) * idfOf(own);
  return known.reduce((sum, wording) => sum + idfOf(wording), 0) / known.length;
}

function shareOf({ written, isName }: Concept, isKnown: boolean): number {
  if (singleHan.test(written)) return singleHanWeight;
  return isKnown || isName ? 1 : unsaidManner;
}
