/**
 * Hits in, those to show out: spread over the places where several are asked about, near-copies shown once.
 */
import type { Hit } from "../retrieve/hit.ts";
import type { Retrieval } from "../retrieve/retrieve.ts";
import type { Snapshot } from "../store/snapshot.ts";
import { type Selected, withoutCopies } from "./near-copies.ts";

const whereInChinese =
  /哪[里儿]|哪些?个?[地县区市]|哪家|各地|各县|有没有[地县]|别[的处]|其[他它]地/u;
const whereInEnglish = /\b(?:where|which|any)\b/iu;
const placeInEnglish = /\b(?:place|count(?:y|ies)|cit(?:y|ies)|district)/iu;

/** What each further passage of a place gives way by, when several places are asked for: a small step in cosine. */
const repeatPenalty = 0.03;

export function selectHits(
  retrieval: Retrieval,
  hits: readonly Hit[],
  count: number,
  snapshot: Snapshot,
): Selected[] {
  return withoutCopies(inOrderOfShowing(retrieval, hits, snapshot), count, snapshot);
}

function inOrderOfShowing(
  { query }: Retrieval,
  hits: readonly Hit[],
  snapshot: Snapshot,
): readonly Hit[] {
  const groups = groupBy(hits, (hit) => placeOf(hit, snapshot));
  // Where nothing is asked but what there is, no passage says more of it than another.
  if (query.placeReadings.length > 1 || query.concepts.length === 0) return takeTurns(groups);
  const isRegion =
    query.placeReadings.some(({ kind }) => kind === "region") ||
    (query.limited?.limits.kinds.length ?? 0) > 0;
  if (!isRegion && !asksWhere(query.question)) return hits;
  return [...groups.values()]
    .flatMap((group) =>
      group.map((hit, index) => ({ hit, score: hit.fusedScore - repeatPenalty * index })),
    )
    .toSorted((a, b) => b.score - a.score)
    .map(({ hit }) => hit);
}

/** Asks where something was done, so that one passage a place says more than five of one place. */
function asksWhere(question: string): boolean {
  if (whereInChinese.test(question)) return true;
  return question.split("?").some((sentence) => {
    const where = whereInEnglish.exec(sentence);
    return where !== null && placeInEnglish.test(sentence.slice(where.index + where[0].length));
  });
}

/** A document about no place stands for itself. */
function placeOf({ passage }: Hit, { documents, documentOf }: Snapshot): string | number {
  const document = documentOf[passage] ?? -1;
  return documents[document]?.place?.name ?? document;
}

function groupBy<Key>(hits: readonly Hit[], groupOf: (hit: Hit) => Key): Map<Key, Hit[]> {
  const groups = new Map<Key, Hit[]>();
  for (const hit of hits) groups.set(groupOf(hit), [...(groups.get(groupOf(hit)) ?? []), hit]);
  return groups;
}

/** The best of each group, in the order of the hits, then the second best of each, and so on. */
function takeTurns(groups: ReadonlyMap<unknown, readonly Hit[]>): Hit[] {
  const longest = Math.max(0, ...[...groups.values()].map((group) => group.length));
  return Array.from({ length: longest }, (_, turn) =>
    [...groups.values()].flatMap((group) => group[turn] ?? []),
  ).flat();
}
