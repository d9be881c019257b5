/** Makes posting lists as texts would have them: how often a term is said falls with its rank as Zipf found. */
import type { Bm25Data } from "../../index/words/bm25-data.ts";

/** A sequence of numbers that only depends on the seed; 0 to below 1. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface MadeTerms {
  readonly prefix: string;
  /** Different terms that there may be. */
  readonly termCount: number;
  /** Terms of a passage, repetitions included. */
  readonly passageLength: number;
}

/** Ranks from 1, of passages one after another; the probability of a rank is as 1 / rank. */
export function drawRanks(
  { termCount, passageLength }: MadeTerms,
  passageCount: number,
  random: () => number,
): Uint32Array {
  const range = Math.log(termCount);
  const ranks = new Uint32Array(passageCount * passageLength);
  for (let at = 0; at < ranks.length; at++) ranks[at] = Math.exp(random() * range);
  return ranks;
}

/** Lists of the drawn terms in texts of equal length; of several fields all stands in the first. */
export function countTerms(
  { prefix, termCount }: MadeTerms,
  ranks: Uint32Array,
  { textLength, weights }: { readonly textLength: number; readonly weights: readonly number[] },
): Bm25Data {
  const textCount = Math.ceil(ranks.length / textLength);
  const offsets = new Uint32Array(termCount + 2);
  const lastText = new Int32Array(termCount + 1).fill(-1);
  for (let at = 0; at < ranks.length; at++) {
    const term = ranks[at] ?? 0;
    const text = Math.floor(at / textLength);
    if (lastText[term] === text) continue;
    lastText[term] = text;
    offsets[term + 1] = (offsets[term + 1] ?? 0) + 1;
  }
  for (let term = 0; term <= termCount; term++)
    offsets[term + 1] = (offsets[term + 1] ?? 0) + (offsets[term] ?? 0);
  const ends = offsets.slice();
  const texts = new Uint32Array(offsets.at(-1) ?? 0);
  const counts = new Uint16Array(texts.length * weights.length);
  lastText.fill(-1);
  for (let at = 0; at < ranks.length; at++) {
    const term = ranks[at] ?? 0;
    const text = Math.floor(at / textLength);
    if (lastText[term] !== text) {
      lastText[term] = text;
      texts[ends[term] ?? 0] = text;
      ends[term] = (ends[term] ?? 0) + 1;
    }
    const posting = ((ends[term] ?? 0) - 1) * weights.length;
    counts[posting] = (counts[posting] ?? 0) + 1;
  }
  const lengths = new Uint32Array(textCount * weights.length);
  for (let text = 0; text < textCount; text++) lengths[text * weights.length] = textLength;
  const terms = Array.from({ length: termCount + 1 }, (_, rank) => `${prefix}${rank}`);
  return { textCount, weights: Float32Array.from(weights), lengths, terms, offsets, texts, counts };
}
