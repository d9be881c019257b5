/**
 * Tells the letterhead of an official letter from its title: both are large, the letterhead stands above the letter's
 * number, mostly in red, and a title follows below it.
 */
import type { PageLine } from "./page-line.ts";
import { usualSize } from "./page.ts";

/** Lines of the first page in which both may stand. */
const openingLines = 14;
const leastTitleSize = 1.1;
/** 武政办发〔2023〕18号, 第12号, 第3期; recognition takes the brackets for others. */
const letterNumber =
  /^[^。，；：]{0,24}(?:[〔[【(（{［]\s*(?:19|20)\d{2}\s*\S{0,2}\s*第?\s*\d{1,4}\s*号|^[(（]?第\s*[\d一二三四五六七八九十百]{1,5}\s*[号期][)）]?$)/u;
const letterheadEnd = /文\s*件$/u;
const titleWord = /关\s*于/u;

/** Marks the lines of the letterhead, so that they are no headings. */
export function markLetterhead(lines: readonly PageLine[]): PageLine[] {
  const opening = lines.slice(0, openingLines).filter(({ page }) => page === lines[0]?.page);
  const titleSize = leastTitleSize * usualSize(lines);
  const numberAt = opening.findIndex(({ text }) => letterNumber.test(text));
  const marked = new Set<PageLine>();
  opening.forEach((line, index) => {
    const hasTitleBelow = opening
      .slice(Math.max(index, numberAt) + 1)
      .some((below) => below.size >= titleSize && !isLetterhead(below));
    const isAbove = index < numberAt || isLetterhead(line);
    if (isAbove && hasTitleBelow && !titleWord.test(line.text)) marked.add(line);
  });
  return lines.map((line) => (marked.has(line) ? { ...line, isLetterhead: true } : line));
}

function isLetterhead({ text, ink }: PageLine): boolean {
  return (ink === "red" || letterheadEnd.test(text)) && !titleWord.test(text);
}
