/**
 * How years and numbers of years are written, in figures and in Chinese; what they say out.
 */

const chineseDigits = "零一二三四五六七八九";

/** 2022, 二〇二二; not a part of a longer number. One group. */
export const yearPattern =
  "((?<![\\d.])(?:19|20)\\d\\d(?!\\d)|(?:一九|二[零〇○])[零〇○一二三四五六七八九]{2})";

export function yearNumber(written: string): number {
  return Number(Array.from(written, figureOf).join(""));
}

function figureOf(character: string): string {
  if (character === "〇" || character === "○") return "0";
  const digit = chineseDigits.indexOf(character);
  return digit < 0 ? character : String(digit);
}

const countWords = new Map([
  ...Array.from("一二三四五六七八九十", (word, index) => [word, index + 1] as const),
  ["两", 2],
  ..."one two three four five six seven eight nine ten"
    .split(" ")
    .map((word, index) => [word, index + 1] as const),
]);

/** 三, two, 5: no more years than anybody would call the last ones. One group. */
export const countPattern = `(\\d{1,2}|${[...countWords.keys()].join("|")})`;

export function countNumber(written: string): number {
  return countWords.get(written.toLowerCase()) ?? Number(written);
}
