/** Numbers of pages as ranges, and which of a document's recognised pages a passage stands on. */
import type { DocumentMeta } from "./domain.ts";

/** `1-3, 5`; null for none. @param numbers ascending */
export function pageRanges(numbers: readonly number[]): string | null {
  const ranges: { from: number; to: number }[] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last !== undefined && number === last.to + 1) last.to = number;
    else ranges.push({ from: number, to: number });
  }
  if (ranges.length === 0) return null;
  return ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(", ");
}

/** Whether the page is one of `1-3, 5`. */
export function isPageIn(ranges: string, page: number): boolean {
  return ranges.split(",").some((range) => {
    const [from = NaN, to = from] = range.split("-").map(Number);
    return page >= from && page <= to;
  });
}

interface Stretch {
  readonly startUtf16: number;
  readonly endUtf16: number;
}

/**
 * The recognised pages that stretches of a document's file stand on, ascending: at the border of a page whose start is
 * not known, both. Null where the document does not say where its pages begin.
 */
export function recognisedPagesOf(
  { recognised, pageStarts = [] }: Pick<DocumentMeta, "recognised" | "pageStarts">,
  stretches: readonly Stretch[],
): readonly number[] | null {
  if (recognised === null) return [];
  if (recognised === "1" && pageStarts.length === 0) return [1];
  if (pageStarts.length === 0) return null;
  const startOf = (index: number) =>
    pageStarts.slice(0, index + 1).findLast((start) => start !== null) ?? 0;
  const endOf = (index: number) =>
    pageStarts.slice(index + 1).find((start) => start !== null) ?? Infinity;
  return pageStarts.flatMap((_, index) => {
    const isOn = stretches.some(
      ({ startUtf16, endUtf16 }) => endUtf16 > startOf(index) && startUtf16 < endOf(index),
    );
    return isOn && isPageIn(recognised, index + 1) ? [index + 1] : [];
  });
}

/** Those pages as ranges; all that were recognised where the document does not say where its pages begin. */
export function recognisedOn(
  document: Pick<DocumentMeta, "recognised" | "pageStarts">,
  stretches: readonly Stretch[],
): string | null {
  const pages = recognisedPagesOf(document, stretches);
  return pages === null ? document.recognised : pageRanges(pages);
}
