/**
 * Hits in their order in; those worth showing out, each with the near-copies of its text that stand behind it.
 * A notice that several sites reprint is shown once. Texts about different places are never taken for one another, nor
 * texts with different figures: a notice of another year says the same with another date and another sum.
 */
import { resemblance, shinglesOf } from "../language/shared-words.ts";
import type { Hit } from "../retrieve/hit.ts";
import { comparablePassage, figuresOfPassage } from "../store/comparable-texts.ts";
import type { Snapshot } from "../store/snapshot.ts";

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

/**
 * Resemblance from which a text is a copy. Passages on one subject by different authors share less than a fifth, a reprint with another
 * dateline or a few changed words more than three quarters.
 */
const copyResemblance = 0.6;
/** Copies are as good an answer as what they copy, so they stand near it. */
const examinedFactor = 4;

export function withoutCopies(hits: readonly Hit[], count: number, snapshot: Snapshot): Selected[] {
  const selected: Candidate[] = [];
  for (const hit of hits.slice(0, count * examinedFactor)) {
    const candidate = candidateOf(hit, snapshot);
    const original = selected.find(
      (each) =>
        isSamePlace(each.hit, hit, snapshot) &&
        each.figures === candidate.figures &&
        resemblance(each.shingles(), candidate.shingles()) >= copyResemblance,
    );
    if (original !== undefined) original.copies.push(hit);
    else if (selected.length < count) selected.push(candidate);
  }
  return selected.map(({ hit, copies }) => ({ hit, copies }));
}

function candidateOf(hit: Hit, snapshot: Snapshot): Candidate {
  const { passage } = hit;
  let made: ReadonlySet<string> | null = null;
  const shingles = () => (made ??= shinglesOf(comparablePassage(snapshot, passage)));
  return { hit, figures: figuresOfPassage(snapshot, passage), shingles, copies: [] };
}

function isSamePlace(a: Hit, b: Hit, snapshot: Snapshot): boolean {
  return placeNameOf(a, snapshot) === placeNameOf(b, snapshot);
}

function placeNameOf({ passage }: Hit, { documents, documentOf }: Snapshot): string | undefined {
  return documents[documentOf[passage] ?? -1]?.place?.name;
}
