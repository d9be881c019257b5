/**
 * The words of the recogniser's inside: a stretch of the question that names a place, before it is
 * settled which one; and which divisions lie within which.
 */
import type { Division } from "./divisions.ts";

export interface Mention {
  readonly start: number;
  readonly end: number;
  /** What the name may mean; empty for a name that only its form shows to be a place's. */
  readonly candidates: readonly Division[];
  /** The name is misspelt, has another suffix than it should, or is no longer used. */
  readonly corrected: boolean;
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
  /** Whether the stretch has a position in common with any of the mentions. */
  overlaps(start: number, end: number): boolean;
}

/** By position: a text that is nothing but names has thousands of them to compare each with. */
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
