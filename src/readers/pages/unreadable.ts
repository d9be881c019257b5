/** Tells pages whose text is missing, or is not what they show. Recognition may read both. */
import type { Page, Piece } from "./page.ts";

/** Fewer letters on a page are a page number. */
const fewestLetters = 10;
/** Fewer letters beside a picture as large as the page are a stamp, a page number and a running head on a scan. */
const fewestBesideScan = 100;
/** A scan may be trimmed; beside a smaller picture the page's text is the text. */
const leastScanShare = 0.6;
/** With a larger share of unreadable characters the text is not what the pages show. */
const mostUnreadableShare = 0.1;
const unreadable = /[\p{Co}\p{Cn}\u{fffd}]|(?!\s)\p{Cc}/gu;
/** Of scripts that occur beside Chinese. Numbers of glyphs taken for characters are of any script. */
const unexpected =
  /[^\p{Script=Han}\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}\p{Script=Bopomofo}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Greek}\p{Script=Cyrillic}\p{Co}\p{Cn}]/gu;
/** The same of characters that are surely others than shown: a Chinese document has some everywhere, or in its headings. */
const mostDisguisedShare = 0.02;
/** Signs that Chinese fonts draw as wide as hanzi are not among these. */
const narrow = /[\u0021-\u007e\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]/gu;
/** In font sizes: no Latin letter of a run of text is as wide as a hanzi on average. */
const leastHanWidth = 0.95;

export function isWithoutText({ pieces, pictureShare = 0 }: Page): boolean {
  const text = pieces.map((piece) => piece.text).join("");
  const fewest = pictureShare >= leastScanShare ? fewestBesideScan : fewestLetters;
  return (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0) < fewest;
}

export function isGarbled(pages: readonly Page[]): boolean {
  const pieces = pages.flatMap((page) => page.pieces);
  const whole = pieces.map(({ text }) => text.replace(/\s/g, "")).join("");
  const unreadableCount =
    (whole.match(unreadable)?.length ?? 0) + (whole.match(unexpected)?.length ?? 0);
  const disguisedCount = pieces.reduce((sum, piece) => sum + disguised(piece), 0);
  return (
    unreadableCount > whole.length * mostUnreadableShare ||
    disguisedCount > whole.length * mostDisguisedShare
  );
}

/**
 * How many hanzi of a piece are there in disguise: where a font does not say which characters it draws, programs take
 * its codes for Latin letters, but they are as wide as hanzi, or for private characters, but several stand together,
 * which signs of lists do not.
 */
function disguised({ text, left, right, size }: Piece): number {
  const privateCount = text.match(/\p{Co}/gu)?.length ?? 0;
  if (privateCount > 1) return privateCount;
  const narrowCount = text.match(narrow)?.length ?? 0;
  const length = Array.from(text).length;
  const isWide = right - left >= leastHanWidth * size * length;
  return isWide && 2 * narrowCount >= length && !/\p{Script=Han}/u.test(text) ? narrowCount : 0;
}
