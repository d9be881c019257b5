/**
 * Concepts and a BM25 index in; for each concept, how well each text says it, out.
 * The share of a text is 0 where it says nothing of a concept and nears 1 where it says all of it, often:
 * BM25 over the score that the same terms could reach at most. Thus a question whose words the corpus does
 * not know leaves the lexical side silent, instead of raising whatever shares a word with it.
 */
import type { Bm25Reader } from "../lexical/bm25-reader.ts";
import type { Concept, Wording } from "./concepts.ts";

/**
 * k1 of BM25. Below the usual 1.2, because passages are a few sentences: that one of them speaks of a thing says
 * more than how often it does.
 */
const saturation = 0.5;

export interface ScoredConcept {
  readonly concept: Concept;
  /** How much the concept says about what is asked: the idf of its terms, summed, as far as it is telling. */
  readonly weight: number;
  /** By text number, 0 to 1; texts that say nothing of it are absent. */
  readonly shares: ReadonlyMap<number, number>;
}

export function scoreConcepts(concepts: readonly Concept[], index: Bm25Reader): ScoredConcept[] {
  return concepts.map((concept) => {
    const shares = new Map<number, number>();
    concept.wordings.forEach((wording, position) => {
      const idfSum = idfOf(wording, index);
      for (const [text, score] of index.score(
        new Map(wording.terms.map((term) => [term, 1])),
        saturation,
      )) {
        const share = (wording.weight * score) / (idfSum * (saturation + 1));
        if (share <= (shares.get(text) ?? 0)) continue;
        // Half of a synonym is another thing: 编外人员 is not said by every text with 人员.
        if (position > 0 && !wording.terms.every((term) => index.contains(term, text))) continue;
        shares.set(text, share);
      }
    });
    return { concept, weight: weightOf(concept, index), shares };
  });
}

function idfOf(wording: Wording, index: Bm25Reader): number {
  return wording.terms.reduce((sum, term) => sum + index.idf(term), 0);
}

/** Of the question's own wording if the corpus has it; else of the wordings that the corpus has, on average. */
function weightOf(concept: Concept, index: Bm25Reader): number {
  const isKnown = (wording: Wording) =>
    wording.terms.every((term) => index.documentFrequency(term) > 0);
  const [own, ...others] = concept.wordings;
  if (own === undefined) return 0;
  const known = others.filter(isKnown);
  if (isKnown(own) || known.length === 0)
    return (
      concept.telling * (singleHan.test(own.written) ? singleHanWeight : 1) * idfOf(own, index)
    );
  return known.reduce((sum, wording) => sum + idfOf(wording, index), 0) / known.length;
}

const singleHan = /^\p{Script=Han}$/u;
/** One character (管, 讲, 多) is seldom the whole of what is meant, and turns up in other senses. */
const singleHanWeight = 0.5;

/** The concepts' shares for one text, weighted: 0 to 1. */
export function lexicalScore(scored: readonly ScoredConcept[], text: number): number {
  let weighted = 0;
  let total = 0;
  for (const { weight, shares } of scored) {
    weighted += weight * (shares.get(text) ?? 0);
    total += weight;
  }
  return total === 0 ? 0 : weighted / total;
}
