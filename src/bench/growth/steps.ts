/**
 * How many passages each document has, and how many are wanted; for each step the numbers of its documents out.
 * Always holds: each step has more passages than the one before, and the documents that are to be in every one; the
 * last has all.
 */
import { evenlySpaced } from "../evenly.ts";

export interface StepWishes {
  /** Numbers of documents that are in every step. */
  readonly kept: ReadonlySet<number>;
  /** In passages; there is no step for what is not less than all. */
  readonly sizes: readonly number[];
}

export function growthSteps(
  passageCounts: readonly number[],
  { kept, sizes }: StepWishes,
): number[][] {
  const countOf = (documents: readonly number[]) =>
    documents.reduce((sum, number) => sum + (passageCounts[number] ?? 0), 0);
  const all = passageCounts.map((_, number) => number);
  const others = all.filter((number) => !kept.has(number));
  const otherCounts = others.map((number) => passageCounts[number] ?? 0);
  const keptCount = countOf([...kept]);
  const steps: number[][] = [];
  let reached = 0;
  for (const size of sizes.toSorted((a, b) => a - b)) {
    const taken = evenlySpaced(otherCounts, Math.max(0, size - keptCount));
    const chosen = new Set([...kept, ...taken.flatMap((index) => others[index] ?? [])]);
    const step = all.filter((number) => chosen.has(number));
    const count = countOf(step);
    if (count <= reached || count >= countOf(all)) continue;
    steps.push(step);
    reached = count;
  }
  return [...steps, all];
}
