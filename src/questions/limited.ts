/**
 * Which documents the places named allow, and limits, in; which may answer within the limits out.
 * Where none may, whatever is shown comes from outside, and is known to.
 */
import type { SourceDocument } from "../core/domain.ts";
import type { Limits, Region } from "../core/limits.ts";
import { isInRegion, standingIn } from "./limits/within-limits.ts";
import type { Scope } from "./scope.ts";

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
  documents: readonly SourceDocument[],
): Limited {
  // Of a place without documents others tell, and these within the limits.
  const namesKnown = (scope.documents?.size ?? 0) > 0;
  const asked = documents.flatMap((document, number) =>
    !namesKnown || scope.documents?.has(number) === true ? [{ document, number }] : [],
  );
  const standings = asked.map(({ document, number }) => ({
    number,
    standing: standingIn(document, limits),
  }));
  const within = standings.filter(({ standing }) => standing === "within");
  const undetermined = standings.filter(({ standing }) => standing === "undetermined");
  return {
    limits,
    documents: new Set(within.map(({ number }) => number)),
    undeterminedCount: undetermined.length,
  };
}

/** The scope within the limits; as it was where nothing of it is. A region is a place as well, and holds the question. */
export function scopeWithin(
  scope: Scope,
  { limits, documents: within }: Limited,
  documents: readonly SourceDocument[],
): Scope {
  const { region } = limits;
  if (region === null && (scope.documents?.size ?? 0) === 0) return scope;
  if (within.size > 0) return { ...scope, documents: within };
  return region === null ? scope : { ...scope, documents: inRegion(region, documents) };
}

/** Null where no document is about it. */
function inRegion(
  region: Region,
  documents: readonly SourceDocument[],
): ReadonlySet<number> | null {
  const numbers = documents.flatMap(({ place }, number) =>
    isInRegion(place, region) === true ? [number] : [],
  );
  return numbers.length === 0 ? null : new Set(numbers);
}
