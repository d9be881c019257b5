/** What recognition gives of a page. */
import type { UncertainLine } from "../../core/document-desk.ts";
import { findLine } from "../../documents/find-line.ts";

export interface RecognisedLine {
  readonly text: string;
  /** Centres of the characters of `text`, from the left, as shares of the line's width. */
  readonly centres: readonly number[];
  /** Mean probability of the characters, 0 to 1. */
  readonly confidence: number;
  /** Probability of the least certain character, 0 to 1. */
  readonly weakest: number;
  /** Printed in red, as letterheads are. */
  readonly isRed: boolean;
  /** As below, on the page set upright. */
  readonly left: number;
  readonly right: number;
  readonly middle: number;
  readonly height: number;
}

/** Lengths in points, on a page that is as high, or as wide, as A4. */
export interface RecognisedPage {
  /** 1-based. */
  readonly number: number;
  readonly height: number;
  readonly lines: readonly RecognisedLine[];
  /** JPEG pictures of the least certain lines, by their index. */
  readonly pictures: ReadonlyMap<number, Uint8Array>;
}

/** How many uncertain lines of a document are shown. */
export const mostUncertainLines = 10;

/** All characters of a line that is surely right are surer than this; measured with `npm run eval:recognition`. */
const certainFrom = 0.9;

export function isUncertain({ weakest }: RecognisedLine): boolean {
  return weakest < certainFrom;
}

/**
 * The least certain lines of all pages, from the top, without those that the text does not have, such as page numbers,
 * or has more than once.
 */
export function uncertainLines(
  pages: readonly RecognisedPage[],
  text: string,
): readonly UncertainLine[] {
  const all = pages.flatMap(({ number, lines, pictures }) =>
    [...pictures].flatMap(([index, picture]) => {
      const line = lines[index];
      const isThere = line !== undefined && findLine(text, line.text) !== null;
      return isThere ? [{ page: number, line, picture }] : [];
    }),
  );
  const worst = all
    .toSorted((one, other) => one.line.weakest - other.line.weakest)
    .slice(0, mostUncertainLines);
  return all
    .filter((each) => worst.includes(each))
    .map(({ page, line, picture }) => ({ page, text: line.text, picture }));
}
