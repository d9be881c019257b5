/**
 * Finds which documents may answer within a question's limits, of those that the places named allow.
 * Where none may, what is shown comes from outside the limits, and is marked as such.
 */
import type { Limits, Region } from "../core/limits.ts";
import type { DocumentEntry } from "../index/passage-store.ts";
import { isInRegion, standingIn } from "./limits/within-limits.ts";
import type { Scope, Where } from "./scope.ts";

export interface Limited {
  readonly limits: Limits;
  /** Numbers of the documents that may answer: within the limits, and about the places named where there are some. */
  readonly documents: ReadonlySet<number>;
  /** How many of those asked about say too little to tell. */
  readonly undeterminedCount: number;
}

export function limitedBy(
  limits: Limits,
  scope: Scope,
  documents: readonly DocumentEntry[],
): Limited {
  // For a place without documents others are shown, and only those within the limits.
  const { where } = scope;
  const asked = documents.flatMap(({ meta }, number) =>
    where.kind !== "within" || where.documents.has(number) ? [{ meta, number }] : [],
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
 * The scope narrowed to the limits; unchanged where no document is within them. A region is a place too: without other
 * places it is the scope, even where no document in it is within the limits.
 */
export function scopeWithin(
  scope: Scope,
  { limits, documents: within }: Limited,
  documents: readonly DocumentEntry[],
): Scope {
  const { region } = limits;
  if (region === null && scope.where.kind !== "within") return scope;
  if (within.size > 0) return { ...scope, where: { kind: "within", documents: within } };
  return region === null ? scope : { ...scope, where: inRegion(region, documents) };
}

/** Everywhere where no document is about the region. */
function inRegion(region: Region, documents: readonly DocumentEntry[]): Where {
  const numbers = documents.flatMap(({ meta }, number) =>
    isInRegion(meta.place, region) === true ? [number] : [],
  );
  return numbers.length === 0
    ? { kind: "everywhere" }
    : { kind: "within", documents: new Set(numbers) };
}
