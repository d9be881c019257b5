/**
 * Concatenates the lines of all pages without page numbers and without what is repeated at the same height on many
 * pages: running heads and feet, and a browser's line of date and address.
 */
import { isNamedPageNumber } from "../../documents/head-lines.ts";
import { pageNumber } from "../text-line.ts";
import type { PageLine } from "./page-line.ts";

/** Share of the page's height, at its top and at its foot. */
const marginShare = 0.13;
/** Least share of pages with the same head; left and right pages often have different ones. */
const leastPageShare = 0.3;
const fewestPages = 2;
/** In points. */
const sameHeight = 4;

/** What a browser prints above and below: date and title, address and page number. */
const printed =
  /^\d{1,4}[/.年-]\d{1,2}[/.月-]\d{1,4}日?[,，]?\s+(?:上午|下午)?\d{1,2}:\d{2}\s|^(?:https?|file):\S+.*\s\d{1,4}\/\d{1,4}$/u;

export function withoutRunningHeads(pages: readonly (readonly PageLine[])[]): PageLine[] {
  const pagesOf = new Map<string, PageLine[]>();
  for (const line of pages.flat().filter(isInMargin)) {
    const same = pagesOf.get(shapeOf(line)) ?? [];
    pagesOf.set(shapeOf(line), [...same, line]);
  }
  const least = Math.max(fewestPages, Math.ceil(leastPageShare * pages.length));
  const repeats = (line: PageLine) => {
    const alike = (pagesOf.get(shapeOf(line)) ?? []).filter(
      ({ baseline }) => Math.abs(baseline - line.baseline) <= sameHeight,
    );
    return new Set(alike.map(({ page }) => page)).size >= least;
  };
  return pages
    .flat()
    .filter(
      (line) =>
        !isInMargin(line) ||
        !(
          pageNumber.test(line.text) ||
          isNamedPageNumber(line.text) ||
          printed.test(line.text) ||
          repeats(line)
        ),
    );
}

/** Figures differ from page to page. */
function shapeOf({ text }: PageLine): string {
  return text.replace(/\d+/g, "0");
}

function isInMargin({ baseline, pageHeight, ruled }: PageLine): boolean {
  if (ruled !== undefined) return false;
  return baseline < marginShare * pageHeight || baseline > (1 - marginShare) * pageHeight;
}
