/**
 * Orders hits for showing and leaves out what does not bear on the question. Spreads hits over places if the question
 * asks about several, and groups near-copies, such as reprints of a notice, under the best of them. Texts about
 * different places or with different figures are never copies: next year's notice differs only in its date and sums.
 */
import type { PassageStore } from "../index/passage-store.ts";
import { normalizeText } from "../language/normalize.ts";
import { resemblance, shinglesOf } from "../language/shared-words.ts";
import type { Query } from "../questions/query.ts";
import { comparablePassage, figuresOfPassage } from "../search/comparable-texts.ts";
import type { Hit } from "../search/hit.ts";
import {
  copiesExaminedTimes,
  copyResemblance,
  leastWorth,
  leastWorthAnywhere,
  leastWorthByPlace,
  mostOfOnePlace,
  spreadWithin,
  worthWeights,
} from "../search/weights.ts";

const whereInChinese =
  /哪[里儿]|哪(?:些|几个?|个)?(?:地(?!块|步)|[县省州旗]|城?市(?!场)|区(?![别间分]))|哪家|各地|各县|有没有[地县]|别[的处]|其[他它]地/u;
const whereInEnglish = /\b(?:where|which|any)\b/iu;
const placeInEnglish = /\b(?:place|count(?:y|ies)|cit(?:y|ies)|district)/iu;

interface Selecting {
  readonly query: Query;
  /** Best first. */
  readonly hits: readonly Hit[];
  /** Maximum number of hits to select. */
  readonly count: number;
}

/** All hits, whether or not they bear on the question. */
export function orderHits(selecting: Selecting, store: PassageStore): Selected[] {
  return withoutCopies(inOrderOfShowing(selecting, store), selecting.count, store);
}

/** Those that bear on the question, at least the best; where it names several places, the best of each. */
export function selectHits(selecting: Selecting, store: PassageStore): Selected[] {
  const selected = orderHits(selecting, store);
  const { query } = selecting;
  const isByPlace = query.placeReadings.length > 1;
  const best = new Map<string | number, Hit>();
  return selected.filter(({ hit }) => {
    const group = isByPlace ? placeOf(hit, store) : "";
    const first = best.get(group) ?? hit;
    best.set(group, first);
    return first === hit || worthOf(hit, first) >= leastWorthFor(query);
  });
}

/** For a question about a document as a whole: the first passage of each of its sections, places by turns. */
export async function selectOverview(
  { hits, count }: Pick<Selecting, "hits" | "count">,
  store: PassageStore,
): Promise<Selected[]> {
  const passages = await store.passages(hits.map(({ passage }) => passage));
  const seen = new Set<string>();
  const first = hits.filter((hit, index) => {
    const key = `${hit.document} ${passages[index]?.passage.section[0] ?? ""}`;
    return seen.size < seen.add(key).size;
  });
  // A document without headings is introduced by its beginning.
  const shown = first.length < Math.min(count, hits.length) / 2 ? hits : first;
  const byPlace = takeTurns(groupBy(shown, (hit) => placeOf(hit, store)));
  return byPlace.slice(0, count).map((hit) => ({ hit, copies: [] }));
}

function leastWorthFor({ placeReadings, scope }: Query): number {
  if (placeReadings.length > 1) return leastWorthByPlace;
  return scope.where.kind === "everywhere" ? leastWorthAnywhere : leastWorth;
}

/** How likely a hit bears on the question, by itself and beside the best; compared with `leastWorth`. */
function worthOf({ scores, fusedScore }: Hit, best: Hit): number {
  return (
    fusedScore / best.fusedScore +
    worthWeights.sentenceCosine * scores.sentenceCosine +
    worthWeights.lexical * scores.lexical +
    worthWeights.pairs * scores.pairs
  );
}

function inOrderOfShowing({ query, hits }: Selecting, store: PassageStore): readonly Hit[] {
  const groups = groupBy(hits, (hit) => placeOf(hit, store));
  if (query.placeReadings.length > 1) return takeTurns(groups);
  if (query.placeReadings.some(({ kind }) => kind !== "region")) return hits;
  if (asksWhere(normalizeText(query.question))) return bestOfEachFirst(groups, mostOfOnePlace);
  const isRegion = query.placeReadings.length > 0 || (query.limited?.limits.kinds.length ?? 0) > 0;
  return isRegion ? bestOfEachFirst(groups, Infinity) : hits;
}

/** The best hits of the places that are about as good as the best of all; then the others by their scores. */
function bestOfEachFirst(
  groups: ReadonlyMap<unknown, readonly Hit[]>,
  mostOfOne: number,
): readonly Hit[] {
  const kept = [...groups.values()].map((group) => group.slice(0, mostOfOne));
  const bests = kept.flatMap(([best]) => best ?? []);
  const least = Math.max(...bests.map(({ fusedScore }) => fusedScore)) - spreadWithin;
  const first = new Set(bests.filter(({ fusedScore }) => fusedScore >= least));
  const others = kept.flat().filter((hit) => !first.has(hit));
  return [...first, ...others.toSorted((a, b) => b.fusedScore - a.fusedScore)];
}

/** Whether the question asks where something was done; one passage for each place then says more than five of one. */
function asksWhere(question: string): boolean {
  if (whereInChinese.test(question)) return true;
  return question.split("?").some((sentence) => {
    const where = whereInEnglish.exec(sentence);
    return where !== null && placeInEnglish.test(sentence.slice(where.index + where[0].length));
  });
}

/** A document about no place is a group of its own. */
function placeOf({ document }: Hit, { documents }: PassageStore): string | number {
  return documents[document]?.meta.place?.name ?? document;
}

function groupBy<Key>(hits: readonly Hit[], groupOf: (hit: Hit) => Key): Map<Key, Hit[]> {
  const groups = new Map<Key, Hit[]>();
  for (const hit of hits) groups.set(groupOf(hit), [...(groups.get(groupOf(hit)) ?? []), hit]);
  return groups;
}

/** Round robin: the best hit of each group, then the second best of each, and so on. */
function takeTurns(groups: ReadonlyMap<unknown, readonly Hit[]>): Hit[] {
  const longest = Math.max(0, ...[...groups.values()].map((group) => group.length));
  return Array.from({ length: longest }, (_, turn) =>
    [...groups.values()].flatMap((group) => group[turn] ?? []),
  ).flat();
}

export interface Selected {
  readonly hit: Hit;
  /** Near-copies of the hit's text, in the order of the hits. */
  readonly copies: readonly Hit[];
}

interface Candidate extends Selected {
  readonly figures: string;
  /** Lazy, because few passages have the same figures. */
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
