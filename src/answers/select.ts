/**
 * Selects the hits to show: spread over the places where several are asked about, near-copies shown once.
 *
 * Joins near-copies: each hit worth showing, with the copies of its text that stand behind it.
 * A notice that several sites reprint is shown once. Texts about different places are never taken for one another, nor
 * texts with different figures: a notice of another year says the same with another date and another sum.
 */
import type { PassageStore } from "../index/passage-store.ts";
import { resemblance, shinglesOf } from "../language/shared-words.ts";
import type { Query } from "../questions/query.ts";
import { comparablePassage, figuresOfPassage } from "../search/comparable-texts.ts";
import type { Hit } from "../search/hit.ts";
import { copiesExaminedTimes, copyResemblance, repeatPenalty } from "../search/weights.ts";

const whereInChinese =
  /哪[里儿]|哪些?个?[地县区市]|哪家|各地|各县|有没有[地县]|别[的处]|其[他它]地/u;
const whereInEnglish = /\b(?:where|which|any)\b/iu;
const placeInEnglish = /\b(?:place|count(?:y|ies)|cit(?:y|ies)|district)/iu;

export interface Selecting {
  readonly query: Query;
  /** Best first. */
  readonly hits: readonly Hit[];
  /** At most as many are selected. */
  readonly count: number;
}

export function selectHits(selecting: Selecting, store: PassageStore): Selected[] {
  return withoutCopies(inOrderOfShowing(selecting, store), selecting.count, store);
}

function inOrderOfShowing({ query, hits }: Selecting, store: PassageStore): readonly Hit[] {
  const groups = groupBy(hits, (hit) => placeOf(hit, store));
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
function placeOf({ document }: Hit, { documents }: PassageStore): string | number {
  return documents[document]?.meta.place?.name ?? document;
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

export interface Selected {
  readonly hit: Hit;
  /** In the order of the hits. */
  readonly copies: readonly Hit[];
}

interface Candidate extends Selected {
  readonly figures: string;
  /** Made when they are asked for: few passages have the same figures. */
  readonly shingles: () => ReadonlySet<string>;
  readonly copies: Hit[];
}

function withoutCopies(hits: readonly Hit[], count: number, store: PassageStore): Selected[] {
  const selected: Candidate[] = [];
  for (const hit of hits.slice(0, count * copiesExaminedTimes)) {
    const candidate = candidateOf(hit, store);
    const original = selected.find(
      (each) =>
        placeNameOf(each.hit, store) === placeNameOf(hit, store) &&
        each.figures === candidate.figures &&
        resemblance(each.shingles(), candidate.shingles()) >= copyResemblance,
    );
    if (original !== undefined) original.copies.push(hit);
    else if (selected.length < count) selected.push(candidate);
  }
  return selected.map(({ hit, copies }) => ({ hit, copies }));
}

function candidateOf(hit: Hit, store: PassageStore): Candidate {
  let made: ReadonlySet<string> | null = null;
  const shingles = () => (made ??= shinglesOf(comparablePassage(hit, store)));
  return { hit, figures: figuresOfPassage(hit, store), shingles, copies: [] };
}

function placeNameOf({ document }: Hit, { documents }: PassageStore): string | undefined {
  return documents[document]?.meta.place?.name;
}
