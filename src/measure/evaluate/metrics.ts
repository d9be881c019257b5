/** Ranks of gold passages, and the metrics of them: hit@k, MRR, nDCG. */
import type { LabelledPassage, LabelledQuestion } from "./questions.ts";

export interface RankedPassage {
  readonly document: string;
  readonly text: string;
}

/** Depth of the ranking; a passage further down counts as not found. */
export const maxRank = 10;

/** Returns the best rank of a gold, from 1, or null; for `compare`, which needs all of them, the worst rank. */
export function rankOf(
  { type, gold }: LabelledQuestion,
  passages: readonly RankedPassage[],
): number | null {
  const ranks = gold.map((wanted) => {
    const index = passages.slice(0, maxRank).findIndex((passage) => holds(passage, wanted));
    return index === -1 ? Infinity : index + 1;
  });
  const rank = type === "compare" ? Math.max(...ranks) : Math.min(...ranks);
  return Number.isFinite(rank) ? rank : null;
}

/** Whether the first passage belongs to a document of the gold. */
export function isDocumentFirst(
  { gold }: LabelledQuestion,
  [first]: readonly RankedPassage[],
): boolean {
  return gold.some(({ doc }) => doc === first?.document);
}

/** Whether the passage contains one of the golds. */
export function isRelevant({ gold }: LabelledQuestion, passage: RankedPassage): boolean {
  return gold.some((each) => holds(passage, each));
}

/** 2 for a passage that the asker needs, 1 for one that bears on the question, 0 for noise; null if nobody judged. */
export type Grade = 0 | 1 | 2;

export function gradeOf(question: LabelledQuestion, passage: RankedPassage): Grade | null {
  if (isRelevant(question, passage)) return 2;
  if (question.related === undefined) return null;
  return question.related.some((each) => holds(passage, each)) ? 1 : 0;
}

function holds({ document, text }: RankedPassage, { doc, must, leastShare = 1 }: LabelledPassage) {
  if (document !== doc) return false;
  const [passage, wanted] = [compact(text), compact(must)];
  return passage.includes(wanted) || (leastShare < 1 && pairShare(wanted, passage) >= leastShare);
}

function compact(text: string): string {
  return text.replace(/\s/gu, "");
}

/** Share of the pairs of neighbouring characters of `wanted` that `text` has, 0 to 1; 0 for a single character. */
function pairShare(wanted: string, text: string): number {
  const pairs = Array.from({ length: wanted.length - 1 }, (_, at) => wanted.slice(at, at + 2));
  if (pairs.length === 0) return 0;
  const isIn = new Set(Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2)));
  return pairs.filter((pair) => isIn.has(pair)).length / pairs.length;
}

/** Share of the questions whose rank is at most k. */
export function hitAt(k: number, ranks: readonly (number | null)[]): number {
  return mean(ranks.map((rank) => (rank !== null && rank <= k ? 1 : 0)));
}

/** Mean reciprocal rank. */
export function meanReciprocalRank(ranks: readonly (number | null)[]): number {
  return mean(ranks.map((rank) => (rank === null ? 0 : 1 / rank)));
}

/**
 * Normalised discounted cumulative gain of the first `maxRank` passages: 1 when all relevant ones come first.
 * @param isRelevantAt by rank
 * @param relevantCount relevant passages in all, found or not
 */
export function ndcg(isRelevantAt: readonly boolean[], relevantCount: number): number {
  const gainAt = (index: number) => 1 / Math.log2(index + 2);
  const sumOf = (flags: readonly boolean[]) =>
    flags.slice(0, maxRank).reduce((sum, flag, index) => sum + (flag ? gainAt(index) : 0), 0);
  return sumOf(isRelevantAt) / sumOf(Array.from({ length: relevantCount }, () => true));
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? NaN : values.reduce((sum, value) => sum + value, 0) / values.length;
}

const resampleCount = 1000;

/** 95 % bootstrap interval of the mean; the same for the same values. Of differences, it is a paired interval. */
export function bootstrapInterval(values: readonly number[]): readonly [low: number, high: number] {
  let seed = 1;
  const random = () => {
    // Park and Miller's generator with a fixed seed, so that figures of two runs can be compared.
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  };
  const means = Array.from({ length: resampleCount }, () =>
    mean(values.map(() => values[Math.floor(random() * values.length)] ?? 0)),
  ).toSorted((a, b) => a - b);
  return [
    means[Math.floor(resampleCount * 0.025)] ?? NaN,
    means[Math.floor(resampleCount * 0.975)] ?? NaN,
  ];
}
