/**
 * Finds the documents within a question's limits and narrows the scope to them.
 * If there are none, the answer comes from outside the limits and is marked as such.
 */
import type { Limits, Region } from "../core/limits.ts";
import type { DocumentEntry } from "../index/passage-store.ts";
import { isInRegion, standingIn } from "./limits/within-limits.ts";
import { type Scope, type Where, whereWithout } from "./scope.ts";

export interface Limited {
  readonly limits: Limits;
  /** Numbers of the documents that may answer: within the limits and, if places are named, in the scope of these. */
  readonly documents: ReadonlySet<number>;
  /** Number of documents in scope whose date or place is not enough to tell. */
  readonly undeterminedCount: number;
}

export function limitedBy(
  limits: Limits,
  scope: Scope,
  documents: readonly DocumentEntry[],
): Limited {
  // If no document may answer for the places, other documents are shown, but only within the limits.
  const { where, leftOut } = scope;
  const mayAnswer = (number: number) =>
    where.kind === "within" ? where.documents.has(number) : !leftOut.has(number);
  const asked = documents.flatMap(({ meta }, number) =>
    mayAnswer(number) ? [{ meta, number }] : [],
  );
  const standings = asked.map(({ meta, number }) => ({
    number,
    standing: standingIn(meta, limits),
  }));
  const within = standings.filter(({ standing }) => standing === "within");
  const undetermined = standings.filter(({ standing }) => standing === "undetermined");
  return {
    limits,
    documents: new Set(within.map(({ number }) => number)),
    undeterminedCount: undetermined.length,
  };
}

/**
 * Narrows the scope to the documents within the limits. If there are none, a region in the limits becomes the scope.
 * Unchanged if the question names neither a region nor a place that has documents.
 */
export function scopeWithin(
  scope: Scope,
  { limits, documents: within }: Limited,
  documents: readonly DocumentEntry[],
): Scope {
  const { region } = limits;
  if (region === null && scope.where.kind !== "within") return scope;
  if (within.size > 0) return { ...scope, where: { kind: "within", documents: within } };
  if (region === null) return scope;
  return { ...scope, where: whereWithout(inRegion(region, documents), scope.leftOut) };
}

/** `everywhere` if no document is about a place in the region. */
function inRegion(region: Region, documents: readonly DocumentEntry[]): Where {
  const numbers = documents.flatMap(({ meta }, number) =>
    isInRegion(meta.place, region) === true ? [number] : [],
  );
  return numbers.length === 0
    ? { kind: "everywhere" }
    : { kind: "within", documents: new Set(numbers) };
}
