/**
 * Weighs a question's concepts by how rare their words are, and makes the query by which texts are scored.
 */
import type { TermStatistics, WordQuery } from "../index/passage-store.ts";
import type { Concept, Wording } from "../questions/concepts.ts";
import { conceptSaturation, singleHanWeight } from "./weights.ts";

export type Statistics = ReadonlyMap<string, TermStatistics>;
type TextKind = keyof TermStatistics;

export interface ScoredConcept {
  readonly concept: Concept;
  /** How much the concept says about what is asked: the idf of its terms among passages, summed, as far as it is telling. */
  readonly weight: number;
  /** Whether any passage has a term of the asker's own wording. */
  readonly isSaid: boolean;
}

/** All terms of the concepts, each once. */
export function termsOf(concepts: readonly Concept[]): string[] {
  return [...new Set(concepts.flatMap(({ wordings }) => wordings.flatMap(({ terms }) => terms)))];
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

export function wordQuery(concepts: readonly Concept[], statistics: Statistics): WordQuery {
  return {
    saturation: conceptSaturation,
    concepts: concepts.map((concept) => ({
      passageWeight: weightOf(concept, statistics, "passages"),
      documentWeight: weightOf(concept, statistics, "documents"),
      wordings: concept.wordings,
    })),
  };
}

/** Passages that have the term. */
export function countOf(term: string, statistics: Statistics, kind: TextKind = "passages"): number {
  return statistics.get(term)?.[kind].count ?? 0;
}

const singleHan = /^\p{Script=Han}$/u;

/** Of the asker's own wording if the corpus has it; else of the wordings that the corpus has, on average. */
function weightOf(concept: Concept, statistics: Statistics, kind: TextKind): number {
  const [own, ...others] = concept.wordings;
  if (own === undefined) return 0;
  const isKnown = ({ terms }: Wording) =>
    terms.every((term) => countOf(term, statistics, kind) > 0);
  const idfOf = ({ terms }: Wording) =>
    terms.reduce((sum, term) => sum + (statistics.get(term)?.[kind].idf ?? 0), 0);
  const known = others.filter(isKnown);
  if (isKnown(own) || known.length === 0)
    return concept.telling * (singleHan.test(own.written) ? singleHanWeight : 1) * idfOf(own);
  return known.reduce((sum, wording) => sum + idfOf(wording), 0) / known.length;
}
