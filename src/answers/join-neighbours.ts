/**
 * Joins a selected hit with the neighbouring passages of its section that were found as well: an answer often goes over
 * the border of two passages.
 */
import type { TextRange } from "../core/domain.ts";
import type { PassageStore, StoredPassage } from "../index/passage-store.ts";
import type { FoundArticle } from "../search/asked-articles.ts";
import type { Hit } from "../search/hit.ts";
import { joinedShare, maxArticleUtf16, maxJoinedUtf16 } from "../search/weights.ts";
import type { Selected } from "./select.ts";

export interface Joined extends Selected {
  /** Ascending and without a gap; at least the hit's own. */
  readonly passages: readonly StoredPassage[];
  /** Ranges within the excerpt to highlight, where the question names them; else they are chosen. */
  readonly marks?: readonly TextRange[];
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

/** Each article whole, or in pieces where it is too long for one excerpt: that with the part asked for first. */
export async function joinArticles(
  articles: readonly FoundArticle[],
  { hits, count }: { readonly hits: readonly Hit[]; readonly count: number },
  store: PassageStore,
): Promise<Joined[]> {
  const hitOf = new Map(hits.map((hit) => [hit.passage, hit]));
  const stored = await store.passages([...hitOf.keys()]);
  const joined = articles.flatMap(({ passages, asked }) => {
    const pieces: StoredPassage[][] = [];
    for (const each of stored.filter(({ number }) => passages.includes(number))) {
      const last = pieces.at(-1);
      const start = last?.[0]?.passage.startUtf16 ?? 0;
      const fits = each.passage.endUtf16 - start <= maxArticleUtf16;
      if (last !== undefined && fits && (last.at(-1)?.spaceBehind ?? null) !== null)
        last.push(each);
      else pieces.push([each]);
    }
    const isAsked = (piece: readonly StoredPassage[]) =>
      asked !== null && marksIn(piece, asked).length > 0;
    return [...pieces.filter(isAsked), ...pieces.filter((piece) => !isAsked(piece))].flatMap(
      (piece) => {
        const hit = hitOf.get(piece[0]?.number ?? -1);
        const marks = asked === null ? {} : { marks: marksIn(piece, asked) };
        return hit === undefined ? [] : [{ hit, copies: [], passages: piece, ...marks }];
      },
    );
  });
  return joined.slice(0, count);
}

/** The asked part of the article within the excerpt's text. */
function marksIn(piece: readonly StoredPassage[], [from, to]: TextRange): TextRange[] {
  const start = piece[0]?.passage.startUtf16 ?? 0;
  const end = piece.at(-1)?.passage.endUtf16 ?? start;
  const range = [Math.max(from, start) - start, Math.min(to, end) - start] as const;
  return range[1] > range[0] ? [range] : [];
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
