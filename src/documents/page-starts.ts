/**
 * Where the pages of a document begin in its text. A page is known by the letters that it begins with, which are still
 * found where somebody has corrected the text; numbers of characters would be wrong then.
 */

const notLetters = /[^\p{L}\p{N}]/gu;
/** Few pages begin with the same. Five hundred pages fit into front matter. */
const openingLetters = 8;
/** In letters. What a page begins with may be left out of the text: a running head, a number. */
const shortestLine = 4;
const triedLines = 4;

interface Letters {
  readonly letters: string;
  /** Where each letter stands in the text. */
  readonly at: readonly number[];
}

function lettersIn(text: string): Letters {
  const found = [...text.matchAll(/[\p{L}\p{N}]/gu)];
  // By UTF-16 units, as the string of the letters counts.
  const at = found.flatMap(({ 0: letter, index }) =>
    Array.from({ length: letter.length }, () => index),
  );
  return { letters: found.map(([letter]) => letter).join(""), at };
}

/** @param pages the lines of each page, in order */
export function pageOpeningsIn(text: string, pages: readonly (readonly string[])[]): string[] {
  const { letters } = lettersIn(text);
  let from = 0;
  return pages.map((lines) => {
    const begun = lines
      .map((line) => line.replace(notLetters, "").slice(0, openingLetters))
      .filter(({ length }) => length >= shortestLine)
      .slice(0, triedLines);
    const places = begun.map((each) => letters.indexOf(each, from)).filter((place) => place >= 0);
    if (places.length === 0) return "";
    const start = Math.min(...places);
    from = start + 1;
    return letters.slice(start, start + openingLetters);
  });
}

/** @param openings as `pageOpeningsIn` gives them; in UTF-16 units of `text` from `bodyStart` on */
export function pageStartsIn(
  text: string,
  bodyStart: number,
  openings: readonly string[],
): (number | null)[] {
  const { letters, at } = lettersIn(text.slice(bodyStart));
  let from = 0;
  return openings.map((opening, index) => {
    if (index === 0) return bodyStart;
    const place = opening === "" ? -1 : letters.indexOf(opening, from);
    if (place < 0) return null;
    from = place + 1;
    return bodyStart + (at[place] ?? 0);
  });
}
