/**
 * A BM25 index in; a function out that tells for concepts how well each text says them.
 * The share of a text is 0 where it says nothing of a concept and nears 1 where it says all of it, often:
 * BM25 over the score that the same terms could reach at most. Thus a question whose words the corpus does
 * not know leaves the lexical side silent, instead of raising whatever shares a word with it.
 */
import type { Bm25Reader, Postings } from "../index/words/bm25-reader.ts";
import type { Concept, Wording } from "../questions/concepts.ts";
import { conceptSaturation as saturation, singleHanWeight } from "./weights.ts";

export interface ScoredConcept {
  readonly concept: Concept;
  /** How much the concept says about what is asked: the idf of its terms, summed, as far as it is telling. */
  readonly weight: number;
  /** Whether any text says something of it. */
  readonly isSaid: boolean;
}

export interface TextScores {
  /** By text number, 0 to 1: the concepts' shares, weighted. */
  readonly byText: Float64Array;
  /** The texts whose score is above 0, in no order. */
  readonly texts: readonly number[];
}

export interface LexicalScores extends TextScores {
  readonly concepts: readonly ScoredConcept[];
  /** To be called once, when `byText` is not read any more: it serves another question then. */
  release(): void;
}

export type ConceptScorer = (concepts: readonly Concept[]) => LexicalScores;

/** One for an index: what it counts with is as long as the corpus has texts, and used again. */
export function createConceptScorer(index: Bm25Reader): ConceptScorer {
  const best = createSparseScores(index.textCount);
  const scores = createSparseScores(index.textCount);
  // Of a large corpus it takes longer to get a new one from the system than to count.
  const unused: Float64Array[] = [];
  return (concepts) => {
    const byText = unused.pop() ?? new Float64Array(index.textCount);
    const texts: number[] = [];
    let totalWeight = 0;
    const scored = concepts.map((concept) => {
      for (const [position, wording] of concept.wordings.entries())
        keepBest(best, scores, { wording, isOwn: position === 0 }, index);
      const weight = weightOf(concept, index);
      totalWeight += weight;
      const isSaid = best.texts.length > 0;
      for (const text of best.texts) {
        if (weight > 0 && byText[text] === 0) texts.push(text);
        byText[text] = (byText[text] ?? 0) + weight * best.take(text);
      }
      best.texts.length = 0;
      return { concept, weight, isSaid };
    });
    if (totalWeight > 0) for (const text of texts) byText[text] = (byText[text] ?? 0) / totalWeight;
    return {
      concepts: scored,
      byText,
      texts,
      release: () => void unused.push(byText.fill(0)),
    };
  };
}

/** A number for each text, of which few are not 0. */
interface SparseScores {
  readonly values: Float64Array;
  /** Whose value is not 0. */
  readonly texts: number[];
  /** Its value, which is 0 from then on. */
  take(text: number): number;
}

function createSparseScores(textCount: number): SparseScores {
  const values = new Float64Array(textCount);
  return {
    values,
    texts: [],
    take(text) {
      const value = values[text] ?? 0;
      values[text] = 0;
      return value;
    },
  };
}

/** Raises what a text's best wording of a concept says by one more wording. */
function keepBest(
  best: SparseScores,
  scores: SparseScores,
  { wording, isOwn }: { readonly wording: Wording; readonly isOwn: boolean },
  index: Bm25Reader,
): void {
  // Half of a synonym is another thing: 编外人员 is not said by every text with 人员.
  if (isOwn) for (const term of wording.terms) addTerm(scores, term, index);
  else addWhole(scores, wording.terms, index);
  const highest = idfOf(wording, index) * (saturation + 1);
  for (const text of scores.texts) {
    const share = (wording.weight * scores.take(text)) / highest;
    const bestShare = best.values[text] ?? 0;
    if (share <= bestShare) continue;
    if (bestShare === 0) best.texts.push(text);
    best.values[text] = share;
  }
  scores.texts.length = 0;
}

function addTerm({ values, texts }: SparseScores, term: string, index: Bm25Reader): void {
  const said = index.postings(term);
  const factor = index.idf(term) * (saturation + 1);
  for (let at = 0; at < said.texts.length; at++) {
    const text = said.texts[at] ?? 0;
    const frequency = said.frequencies[at] ?? 0;
    if (values[text] === 0) texts.push(text);
    values[text] = (values[text] ?? 0) + (factor * frequency) / (saturation + frequency);
  }
}

/** The texts that have all of the terms: those of the rarest are looked up among those of the others. */
function addWhole({ values, texts }: SparseScores, terms: readonly string[], index: Bm25Reader) {
  const [rarest, ...others] = terms
    .map((term) => ({ ...index.postings(term), factor: index.idf(term) * (saturation + 1) }))
    .toSorted((a, b) => a.texts.length - b.texts.length);
  if (rarest === undefined) return;
  const from = others.map(() => 0);
  for (let at = 0; at < rarest.texts.length; at++) {
    const text = rarest.texts[at] ?? 0;
    let score = scoreAt(rarest, at);
    for (let other = 0; other < others.length && score > 0; other++) {
      const said = others[other] ?? rarest;
      const found = firstNotBelow(said.texts, text, from[other] ?? 0);
      from[other] = found;
      score = said.texts[found] === text ? score + scoreAt(said, found) : 0;
    }
    if (score === 0) continue;
    texts.push(text);
    values[text] = score;
  }
}

function scoreAt(
  { frequencies, factor }: Postings & { readonly factor: number },
  at: number,
): number {
  const frequency = frequencies[at] ?? 0;
  return (factor * frequency) / (saturation + frequency);
}

/** In strides that double, then by halves: what is looked for next is seldom far. */
function firstNotBelow(sorted: Uint32Array, value: number, from: number): number {
  let low = from;
  let stride = 1;
  while (low + stride < sorted.length && (sorted[low + stride] ?? 0) < value) {
    low += stride;
    stride *= 2;
  }
  let high = Math.min(sorted.length, low + stride);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
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
