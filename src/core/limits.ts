/**
 * What a question or a list of cases is limited to, as types. Nothing here computes anything.
 */

/**
 * What kind of place a document is about, by its level and by how its name ends. `county` has the autonomous ones
 * within it; `prefecture-level` and `county-level` have all of their level.
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

/** A province; or, with a city, a prefecture within it. The province is null where nothing says it. */
export interface Region {
  readonly province: string | null;
  readonly city: string | null;
}

/** Both are included; at least one is given. */
export interface YearSpan {
  readonly from: number | null;
  readonly to: number | null;
}

/** Which documents are wanted; without any limit all are. */
export interface Limits {
  readonly region: Region | null;
  /** Any of them; empty for every kind. */
  readonly kinds: readonly PlaceKind[];
  readonly years: YearSpan | null;
}

/** What a list of cases is to show. */
export interface CaseFilter {
  readonly limits: Limits;
  /** Each stands in the title or in a name of the place; empty for every case. */
  readonly words: readonly string[];
}
