/**
 * Folded text and the regions that it names in; which kinds of places it chooses among, and in which region, out.
 * Null where it names none, or several in several places.
 */
import type { TextRange } from "../../domain.ts";
import type { PlaceKind, Region } from "../../limits.ts";
import { readHanKinds } from "./read-han-kinds.ts";
import { readLatinKinds } from "./read-latin-kinds.ts";

/** A province or prefecture, and where it is named. */
export interface RegionMention {
  readonly region: Region;
  readonly range: TextRange;
}

export interface KindReading {
  readonly kinds: readonly PlaceKind[];
  /** 山西的县: the region whose places they are. */
  readonly within: RegionMention | null;
  /** With the region. */
  readonly range: TextRange;
}

export function readKinds(text: string, regions: readonly RegionMention[]): KindReading | null {
  const [only, ...others] = [...readHanKinds(text, regions), ...readLatinKinds(text, regions)];
  return only === undefined || others.length > 0 ? null : only;
}
