/**
 * Joins a selected hit with the neighbouring passages of its section that were found as well: an answer often goes over
 * the border of two passages.
 */
import type { PassageStore, StoredPassage } from "../index/passage-store.ts";
import type { Hit } from "../search/hit.ts";
import { joinedShare, maxJoinedUtf16 } from "../search/weights.ts";
import type { Selected } from "./select.ts";

export interface Joined extends Selected {
  /** Ascending and without a gap; at least the hit's own. */
  readonly passages: readonly StoredPassage[];
}

/**
 * Every passage goes into one excerpt only, that of the best hit.
 * @param hits all hits of the question, best first; empty to join none
 */
export async function joinNeighbours(
  selected: readonly Selected[],
  hits: readonly Hit[],
  store: PassageStore,
): Promise<Joined[]> {
  const least = joinedShare * (hits[0]?.fusedScore ?? 0);
  const near = new Map(
    hits.filter(({ fusedScore }) => fusedScore >= least).map((hit) => [hit.passage, hit]),
  );
  for (const { hit } of selected) near.set(hit.passage, hit);
  const numbers = [...near.keys()];
  const stored = new Map((await store.passages(numbers)).map((each) => [each.number, each]));
  const used = new Set<number>();
  return selected.flatMap((each) => {
    const own = stored.get(each.hit.passage);
    if (own === undefined || used.has(own.number)) return [];
    const passages = hits.length === 0 ? [own] : grown(own, { near, stored, used });
    for (const { number } of passages) used.add(number);
    return [{ ...each, passages }];
  });
}

interface Around {
  readonly near: ReadonlyMap<number, Hit>;
  readonly stored: ReadonlyMap<number, StoredPassage>;
  readonly used: ReadonlySet<number>;
}

/** Adds the better neighbour as long as there is one that fits. */
function grown(own: StoredPassage, { near, stored, used }: Around): readonly StoredPassage[] {
  let passages: readonly StoredPassage[] = [own];
  for (;;) {
    const candidates = [passages[0], passages.at(-1)].flatMap((edge, side) => {
      const next = stored.get((edge?.number ?? 0) + (side === 0 ? -1 : 1));
      if (edge === undefined || next === undefined || used.has(next.number)) return [];
      const [first, second] = side === 0 ? [next, edge] : [edge, next];
      if (first.spaceBehind === null || !isSameSection(first, second)) return [];
      const joined = side === 0 ? [next, ...passages] : [...passages, next];
      const length = (joined.at(-1)?.passage.endUtf16 ?? 0) - (joined[0]?.passage.startUtf16 ?? 0);
      const score = near.get(next.number)?.fusedScore ?? 0;
      return length > maxJoinedUtf16 ? [] : [{ joined, score }];
    });
    const [best] = candidates.toSorted((a, b) => b.score - a.score);
    if (best === undefined) return passages;
    passages = best.joined;
  }
}

function isSameSection(one: StoredPassage, other: StoredPassage): boolean {
  const { section } = one.passage;
  return (
    one.document === other.document &&
    section.length === other.passage.section.length &&
    section.every((heading, level) => heading === other.passage.section[level])
  );
}
