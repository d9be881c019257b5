/**
 * Hits in their order in; those worth showing out, each with the near-copies of its text that stand behind it.
 * A notice that several sites reprint is shown once. Texts about different places are never taken for one another, nor
 * texts with different figures: a notice of another year says the same with another date and another sum.
 */
import type { Hit } from "../retrieve/hit.ts";
import { comparablePassage } from "../store/comparable-texts.ts";
import type { Snapshot } from "../store/snapshot.ts";

export interface Selected {
  readonly hit: Hit;
  /** In the order of the hits. */
  readonly copies: readonly Hit[];
}

/** Long enough that two texts hardly share one by chance. */
const shingleUtf16 = 4;
/**
 * Jaccard similarity of the shingles from which a text is a copy (Broder, On the resemblance and containment of
 * documents, 1997). Passages on one subject by different authors share less than a fifth, a reprint with another
 * dateline or a few changed words more than three quarters.
 */
const copyResemblance = 0.6;
/** Copies are as good an answer as what they copy, so they stand near it. */
const examinedFactor = 4;

export function withoutCopies(hits: readonly Hit[], count: number, snapshot: Snapshot): Selected[] {
  const selected: { hit: Hit; figures: string; shingles: ReadonlySet<string>; copies: Hit[] }[] =
    [];
  for (const hit of hits.slice(0, count * examinedFactor)) {
    const text = comparablePassage(snapshot, hit.passage);
    const figures = figuresOf(text);
    const shingles = shinglesOf(text);
    const original = selected.find(
      (each) =>
        isSamePlace(each.hit, hit, snapshot) &&
        each.figures === figures &&
        resemblance(each.shingles, shingles) >= copyResemblance,
    );
    if (original !== undefined) original.copies.push(hit);
    else if (selected.length < count) selected.push({ hit, figures, shingles, copies: [] });
  }
  return selected.map(({ hit, copies }) => ({ hit, copies }));
}

function isSamePlace(a: Hit, b: Hit, { documents, documentOf }: Snapshot): boolean {
  const nameOf = ({ passage }: Hit) => documents[documentOf[passage] ?? -1]?.place?.name;
  return nameOf(a) === nameOf(b);
}

/** In their order, in digits or characters. */
function figuresOf(text: string): string {
  return (text.match(/\d+(?:\.\d+)?%?|[零〇一二三四五六七八九十百千万亿两]+/g) ?? []).join(" ");
}

function shinglesOf(text: string): Set<string> {
  const shingles = new Set<string>();
  for (let start = 0; start < Math.max(1, text.length - shingleUtf16 + 1); start++)
    shingles.add(text.slice(start, start + shingleUtf16));
  return shingles;
}

function resemblance(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const shingle of a) if (b.has(shingle)) shared++;
  return shared / (a.size + b.size - shared);
}
