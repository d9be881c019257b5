/**
 * Types for the limits of a question or a list of cases: region, kind of place and years.
 */

/**
 * Kind of place by its level and the last characters of its name. `county` includes autonomous counties;
 * `prefecture-level` and `county-level` include all places of the level.
 */
export type PlaceKind =
  | "province"
  | "prefecture-level"
  | "prefecture-city"
  | "county-level"
  | "county"
  | "autonomous-county"
  | "county-city"
  | "district"
  | "banner";

/** A province or, if `city` is set, a prefecture in it. `province` is null if unknown. */
export interface Region {
  readonly province: string | null;
  readonly city: string | null;
}

/** Both ends are inclusive. Invariant: at least one is not null. */
export interface YearSpan {
  readonly from: number | null;
  readonly to: number | null;
}

/** Which documents are wanted; without a limit, all. */
export interface Limits {
  readonly region: Region | null;
  /** A document must match one of them; empty for every kind. */
  readonly kinds: readonly PlaceKind[];
  readonly years: YearSpan | null;
}

/** Which cases a list shows. */
export interface CaseFilter {
  readonly limits: Limits;
  /** Each must occur in the title or in a name of the place; empty for every case. */
  readonly words: readonly string[];
}

/** `undetermined`: the date or place is not enough to tell, and nothing puts the document outside. */
export type LimitStanding = "within" | "outside" | "undetermined";
