/** What goes on with an answer does not show again what that has shown. */
import { type Excerpt, passageIdsOf } from "../core/domain.ts";
import type { PassageStore } from "../index/passage-store.ts";
import type { Hit } from "../search/hit.ts";
import type { Retrieval } from "../search/retrieve.ts";
import { outcomeShare } from "../search/weights.ts";
import { judge, type Verdict } from "./judge.ts";

/**
 * The excerpts without those that were shown. None where the best one was, and does not answer: the others are hardly
 * nearer than what the asker has read.
 * @param before ids of the passages that were shown
 */
export function withoutRepeated(
  found: readonly Excerpt[],
  { status }: Verdict,
  before: readonly string[],
): readonly Excerpt[] {
  const isShown = (excerpt: Excerpt) => passageIdsOf(excerpt).some((id) => before.includes(id));
  const [best] = found;
  if (status === "related" && best !== undefined && isShown(best)) return [];
  return found.filter((excerpt) => !isShown(excerpt));
}

/**
 * Judges what was not shown yet. What came of a measure stands behind it, in its section: passages there come first.
 * No hits where the others do not answer.
 * @param shown numbers of passages
 */
export async function judgeOutcome(
  { retrieval, verdict }: { readonly retrieval: Retrieval; readonly verdict: Verdict },
  shown: ReadonlySet<number>,
  store: PassageStore,
): Promise<Verdict> {
  const isNew = ({ passage }: Hit) => !shown.has(passage);
  const hits = retrieval.hits.filter(isNew);
  const others = { ...retrieval, hits, elsewhere: retrieval.elsewhere.filter(isNew) };
  const judged = await judge(others, store);
  if (judged.status !== "answered") return { ...verdict, hits: [] };
  const least = outcomeShare * (judged.hits[0]?.fusedScore ?? 0);
  const close = judged.hits.filter(({ fusedScore }) => fusedScore >= least);
  const stored = await store.passages([...shown, ...close.map(({ passage }) => passage)]);
  const sections = new Map(
    stored.map(({ number, document, passage }) => [number, [document, ...passage.section].join()]),
  );
  const isBehind = ({ passage }: Hit) =>
    [...shown].some((each) => each < passage && sections.get(each) === sections.get(passage));
  const behind = close.filter(isBehind);
  return { ...judged, hits: [...behind, ...judged.hits.filter((hit) => !behind.includes(hit))] };
}
