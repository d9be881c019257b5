/**
 * Patterns for spans of years in Chinese and English, each with a function that returns the span.
 * "After" includes the year itself, so that nothing that may be meant is hidden; "before" excludes it.
 */
import type { YearSpan } from "../../core/limits.ts";

const chineseDigits = "零一二三四五六七八九";

/** 2022 or 二〇二二, not inside a longer number. One capturing group. */
const yearPattern =
  "((?<![\\d.])(?:19|20)\\d\\d(?!\\d)|(?:一九|二[零〇○])[零〇○一二三四五六七八九]{2})";

function yearNumber(written: string): number {
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

/** 三, two or 5; at most 99, because nobody calls more years the last ones. One capturing group. */
const countPattern = `(\\d{1,2}|${[...countWords.keys()].join("|")})`;

function countNumber(written: string): number {
  return countWords.get(written.toLowerCase()) ?? Number(written);
}

export interface YearForm {
  readonly pattern: RegExp;
  /** Counted back from the present year. */
  readonly isRecent?: true;
  /** `written` holds the capturing groups of the match. */
  readonly read: (written: readonly string[], thisYear: number) => YearSpan;
}

const [y, n] = [yearPattern, countPattern];

/** 2020年前完成 is a deadline, 2020年前的做法 a limit. */
const standsAlone = "(?=[的\\s,，。.?？!！、;；:：]|$)";
/** In "after 2000 posts were cut", 2000 is a count. */
const notCounted =
  "(?!\\s+(?:posts?|people|persons?|staff|cadres|officials|employees|items|matters|units|bodies|agencies|yuan|million|billion))";

function between([first = "", last = ""]: readonly string[]): YearSpan {
  return { from: yearNumber(first), to: yearNumber(last) };
}

function since([year = ""]: readonly string[]): YearSpan {
  return { from: yearNumber(year), to: null };
}

function upTo([year = ""]: readonly string[]): YearSpan {
  return { from: null, to: yearNumber(year) };
}

function before([year = ""]: readonly string[]): YearSpan {
  return { from: null, to: yearNumber(year) - 1 };
}

/** 近三年 begins three years ago today, hence in `thisYear - 3`. */
function recent([count = ""]: readonly string[], thisYear: number): YearSpan {
  return { from: thisYear - countNumber(count), to: null };
}

/** In order of precedence: text that one form matches is not tried with later ones. */
export const forms: readonly YearForm[] = [
  {
    pattern: form(`[从自在]?${y}年?(?:到|至|[-—–~]+)${y}年(?!\\d|规划|计划)(?:之间|期间|间)?`),
    read: between,
  },
  {
    pattern: form(
      `\\b(?:from|between|during|in)\\s+${y}\\s*(?:to|and|till|until|through|[-—–])\\s*${y}`,
    ),
    read: between,
  },
  {
    pattern: form(
      `(?:自从|[从自在])?${y}年?(?:及?(?:以后|之后|以来|往后|过后)|至今|到(?:现在|目前|今天)|起(?![草诉步伏因源用])|后${standsAlone})`,
    ),
    read: since,
  },
  { pattern: form(`(?:自从|[从自])${y}年?开始`), read: since },
  { pattern: form(`\\b(?:since|after)\\s+${y}${notCounted}`), read: since },
  { pattern: form(`\\b(?:from|in)\\s+${y}\\s+(?:on|onwards?)\\b`), read: since },
  {
    pattern: form(`(?:\\bin\\s+)?${y}\\s+(?:onwards?|(?:or|and)\\s+(?:later|after))\\b`),
    read: since,
  },
  { pattern: form(`(?:\\bin\\s+)?${y}\\s+(?:or|and)\\s+(?:earlier|before)\\b`), read: upTo },
  { pattern: form(`在?${y}年?及(?:以前|之前)`), read: upTo },
  { pattern: form(`在?${y}年?(?:以前|之前|前${standsAlone})`), read: before },
  { pattern: form(`\\b(?:before|prior\\s+to)\\s+${y}${notCounted}`), read: before },
  {
    pattern: form(`(?<![将接])(?:最近|近|过去)的?${n}年(?![级制期])(?:以来|来|里|之内|内|间)?`),
    read: recent,
    isRecent: true,
  },
  {
    pattern: form(
      `(?:\\b(?:in|over|during|within|for)\\s+)?\\bthe\\s+(?:last|past)\\s+${n}\\s+years\\b`,
    ),
    read: recent,
    isRecent: true,
  },
];

/** For the filter of a list of cases, where a year alone can only be a limit. */
export const bareForms: readonly YearForm[] = [
  { pattern: form(`${y}年?\\s?[-—–~到至]\\s?${y}年?`), read: between },
  { pattern: form(`(?:\\bin\\s+)?${y}年?`), read: (written) => between([...written, ...written]) },
];

/** Every form needs a match of this. Most questions have none, which saves trying all forms. */
export const yearOrCount = new RegExp(`${y}|${n}(?:年|\\s+years\\b)`, "iu");

function form(source: string): RegExp {
  return new RegExp(source, "giu");
}
