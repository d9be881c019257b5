/**
 * A mention: a range of the question that names a place, before it is resolved to one division.
 * Also computes which divisions contain which, and which mentions overlap.
 */
import type { Division } from "./divisions.ts";

export interface Mention {
  readonly start: number;
  readonly end: number;
  /** Divisions that the name may mean; empty for a name recognised only by its form. */
  readonly candidates: readonly Division[];
  /** The name is misspelt, has a wrong suffix or is no longer used. */
  readonly corrected: boolean;
  /** The name stands with a province that does not contain the place. */
  readonly wrongRegion?: boolean;
}

export function contains(outer: Division, inner: Division): boolean {
  if (outer === inner || outer.level === "county" || inner.level === "province") return false;
  if (outer.level === "prefecture" && inner.level !== "county") return false;
  if (outer.code === "" || inner.code === "") {
    return outer.level === "province"
      ? outer.name === inner.province
      : outer.name === inner.city && outer.province === inner.province;
  }
  return inner.code.startsWith(outer.code.slice(0, outer.level === "province" ? 2 : 4));
}

export function within(
  candidates: readonly Division[],
  outers: readonly Division[],
): readonly Division[] {
  return candidates.filter((inner) => outers.some((outer) => contains(outer, inner)));
}

export interface OverlapChecker {
  add(mention: Mention): void;
  /** Whether the half-open range shares a position with any mention. */
  overlaps(start: number, end: number): boolean;
}

/** Stores positions, because comparing with each mention is slow for a text of thousands of names. */
export function overlapChecker(mentions: readonly Mention[]): OverlapChecker {
  const taken = new Set<number>();
  const add = ({ start, end }: Mention) => {
    for (let position = start; position < end; position += 1) taken.add(position);
  };
  mentions.forEach(add);
  return {
    add,
    overlaps(start, end) {
      for (let position = start; position < end; position += 1)
        if (taken.has(position)) return true;
      return false;
    },
  };
}
