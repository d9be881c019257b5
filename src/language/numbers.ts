/**
 * Finds the numbers in normalised text, in digits or Chinese numerals, and gives each one canonical form, so that
 * 一百二十天 and 120天, 千分之五 and 0.5%, 半年 and 6个月, 两万 and 20000 are the same to search and judge. Also finds the
 * numbers of official documents: 武政办发〔2023〕18号.
 */
import type { TextRange } from "../core/domain.ts";
import { factorOf, valueOf } from "./numerals.ts";

export interface WrittenNumber {
  readonly range: TextRange;
  /** `900`, `31.4%`, `2/3`, `6个月` or `〔2023〕18号`; of an approximate number, the value that is named. */
  readonly canonical: string;
  /** What an approximate number may mean: 900 to 1000 for 九百多. Null for an exact one. */
  readonly between: Interval | null;
  /** A single Chinese digit, which is often part of a word: 三农. */
  readonly isDigit: boolean;
}

/** From `least` to below `most`. */
export interface Interval {
  readonly least: number;
  readonly most: number;
}

type Meaning = Omit<WrittenNumber, "range">;
type Groups = Readonly<Record<string, string | undefined>>;

interface Form {
  readonly pattern: RegExp;
  /** Null if the match is no number after all. */
  readonly read: (groups: Groups) => Meaning | null;
}

const digit = "[一二两三四五六七八九]";
const nought = "[零〇]?";
const belowTenThousand = `(?:${digit}千(?:${nought}${digit}百)?|${digit}百|(?=十)|(?=${digit}十))(?:${nought}${digit}?十)?(?:${nought}${digit})?`;
const part = `(?:${belowTenThousand}|${digit})`;
const compound = `(?=十|${digit}[十百千万亿])(?:${part}亿${nought})?(?:${part}万${nought})?${part}?`;
/** 二〇二三, and 二三 before 年. Digits that only count (一二三产业) are no number. */
const oneByOne =
  "(?!一二三|二三四|三四五)[一二三四五六七八九〇零][一二三四五六七八九〇零○0]{2,}|[一二三四五六七八九]{2}(?=年)";
const decimals = "点[零〇一二三四五六七八九]+(?![十百千])";
const inDigits = String.raw`(?<!\d[.,:]?|[a-z][-+.]?)(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![.,:]?\d|[a-z])`;
/** 3亿5000万, 1万2千 */
const inParts = String.raw`(?<![\d.,])\d+(?:亿零?\d+(?:\.\d+)?[百千]?万|万零?\d+[百千]?)(?![\d.])`;
/** As on cheques. */
const financial = "[壹贰叁肆伍陆柒捌玖][壹贰叁肆伍陆柒捌玖拾佰仟万亿零]+";
const value = `(?:${inParts}|${inDigits}[百千万]?亿?|(?:${oneByOne}|${compound})(?:${decimals})?|[零${digit.slice(1)}${decimals}|${financial})`;
/** What follows a range such as 三四个. 十四五 alone is a plan. */
const measure = "[个名人次项天日岁家条种件位号户年月周里米元亩]";

/** In the order in which they are tried; sticky. */
const forms: readonly Form[] = [
  {
    pattern: /[〔[【(] ?(?<year>\d{4}) ?[〕\]】)] ?(?:第 ?)?(?<serial>\d+) ?号/uy,
    read: ({ year, serial }) => exact(`〔${year}〕${Number(serial)}号`),
  },
  { pattern: /半数|一半|过半/uy, read: () => exact("50%") },
  { pattern: /半(?=天|日|个?(?:工作日|小时|月))/uy, read: () => exact("0.5") },
  { pattern: /(?<![上下前后])半年(?![度报])/uy, read: () => exact("6个月") },
  {
    pattern: new RegExp(`(?<years>${value}|${digit})年半(?![年度])`, "uy"),
    read: ({ years = "" }) =>
      valueOf(years) < mostYears ? exact(`${plain(12 * valueOf(years) + 6)}个月`) : null,
  },
  {
    pattern: new RegExp(`(?<months>${value}|${digit})个(?<half>半)?月`, "uy"),
    read: ({ months = "", half }) =>
      exact(`${plain(valueOf(months) + (half === undefined ? 0 : 0.5))}个月`),
  },
  {
    pattern: new RegExp(
      `(?<whole>${value}|${digit}|[百千万])分之(?<share>${value}|${digit}|百)`,
      "uy",
    ),
    read: ({ whole = "", share = "" }) => exact(shareOf(valueOf(share), valueOf(whole))),
  },
  {
    // Not 2023/11/20, and no larger part than the whole: 24/7.
    pattern: /(?<![\d/.])(?<share>\d{1,3})\/(?<whole>\d{1,4})(?![\d/.])/uy,
    read: ({ whole = "", share = "" }) =>
      Number(share) < Number(whole) ? exact(shareOf(Number(share), Number(whole))) : null,
  },
  {
    // 30-40%, 百分之三十至四十
    pattern: new RegExp(
      `(?<low>${value}|${digit})(?=[-—~～至到](?:${value}) ?%)|(?<=百分之[点零〇一二两三四五六七八九十]{1,6}[至到])(?<high>${value}|${digit})`,
      "uy",
    ),
    read: ({ low, high = "" }) => exact(`${plain(valueOf(low ?? high))}%`),
  },
  {
    pattern: new RegExp(
      `(?<tens>${digit}?十)?(?<low>${digit})(?<high>${digit})(?:(?<times>[十百千]?[万亿]?)(?=${measure}))`,
      "uy",
    ),
    read: ({ tens = "", low = "", high = "", times = "" }) => {
      const [from, to] = [valueOf(tens) + valueOf(low), valueOf(tens) + valueOf(high)];
      const by = factorOf(times);
      return to <= from || to - from > 2
        ? null
        : about(from * by, { least: from * by, most: (to + 1) * by });
    },
  },
  {
    pattern: new RegExp(`(?<named>${value}|[十百千])[来多余几](?<times>[万亿]?)`, "uy"),
    read: ({ named = "", times = "" }) => {
      const least = valueOf(named) * factorOf(times);
      return about(least, { least, most: least + lastPlace(least) });
    },
  },
  {
    pattern: new RegExp(
      `(?<named>${value})(?:左右|上下)|(?<=[约近概])(?<rounded>${value})(?![%点])`,
      "uy",
    ),
    read: ({ named, rounded = "" }) => {
      const number = valueOf(named ?? rounded);
      const half = lastPlace(number) / 2;
      return about(number, { least: number - half, most: number + half });
    },
  },
  {
    pattern: new RegExp(`(?<named>${value})(?<percent> ?[%‰]| ?per ?cent\\b)?`, "uy"),
    read: ({ named = "", percent }) =>
      // A longer one is a name (of a phone, a bank account), and more than a number can hold.
      /^\d{13,}$/.test(named)
        ? exact(named)
        : exact(
            percent === undefined
              ? plain(valueOf(named))
              : shareOf(valueOf(named), percent.includes("‰") ? 1000 : 100),
          ),
  },
  {
    pattern: new RegExp(
      `(?<named>${digit})(?:(?<tenth>成)(?:(?<more>${digit})(?!${digit}|个)|(?<half>半))?)?`,
      "uy",
    ),
    read: ({ named = "", tenth, more, half }) =>
      tenth === undefined
        ? { ...exact(plain(valueOf(named))), isDigit: true }
        : exact(`${10 * valueOf(named) + (half === undefined ? valueOf(more ?? "零") : 5)}%`),
  },
];

const begins = /[\d零〇一二两三四五六七八九十百千万半过壹贰叁肆伍陆柒捌玖〔[【(]/gu;
/** A larger figure before 年半 is a year. */
const mostYears = 100;

/** In order, without overlap. Without knowledge of words: 三农 has the digit 三. */
export function findNumbers(text: string): WrittenNumber[] {
  const found: WrittenNumber[] = [];
  begins.lastIndex = 0;
  for (
    let start = begins.exec(text)?.index;
    start !== undefined;
    start = begins.exec(text)?.index
  ) {
    const number = numberAt(start, text);
    if (number === null) continue;
    found.push(number);
    begins.lastIndex = number.range[1];
  }
  return found;
}

/** Whether both may mean the same. */
export function isSameNumber(one: WrittenNumber, other: WrittenNumber): boolean {
  return (
    one.canonical === other.canonical ||
    // Who asks for 12 may mean 12个月.
    withoutUnit(one) === other.canonical ||
    one.canonical === withoutUnit(other) ||
    isWithin(one, other.between) ||
    isWithin(other, one.between)
  );
}

function withoutUnit({ canonical }: WrittenNumber): string {
  return canonical.replace("个月", "");
}

function isWithin({ canonical }: WrittenNumber, between: Interval | null): boolean {
  const number = Number(canonical);
  return between !== null && number >= between.least && number < between.most;
}

/**
 * The terms of a number in an index: its canonical form, without 个月 too, and from 100 its first two places, by which
 * approximate numbers find it.
 */
export function indexTermsOf(number: WrittenNumber): string[] {
  const { canonical } = number;
  const named = Number(canonical);
  if (named >= 100) return [canonical, nearTerm(named)];
  return [...new Set([canonical, withoutUnit(number)])];
}

/** The terms in an index of all numbers that an approximate number may mean, one of which each has. */
export function nearTermsOf({ least, most }: Interval): string[] {
  const step = Math.max(1, 10 ** (placesOf(least) - 2));
  const count = Math.ceil((most - least) / step);
  return Array.from({ length: count }, (_each, at) => {
    const near = Math.floor(least + at * step);
    return near >= 100 ? nearTerm(near) : plain(near);
  });
}

function nearTerm(number: number): string {
  const step = 10 ** (placesOf(number) - 2);
  return `≈${plain(Math.floor(number / step) * step)}`;
}

/** Number of digits before the point. */
function placesOf(number: number): number {
  return plain(Math.floor(number)).length;
}

/** The text with its numbers in canonical form, single Chinese digits aside. */
export function withCanonicalNumbers(text: string): string {
  let result = "";
  let from = 0;
  for (const { range, canonical, isDigit } of findNumbers(text)) {
    if (isDigit) continue;
    result += text.slice(from, range[0]) + canonical;
    from = range[1];
  }
  return result + text.slice(from);
}

/** The number that a word is, 第 aside; null for any other word. */
export function numberOf(word: string): WrittenNumber | null {
  const number = numberAt(word.startsWith("第") ? 1 : 0, word);
  return number?.range[1] === word.length ? number : null;
}

function numberAt(start: number, text: string): WrittenNumber | null {
  for (const { pattern, read } of forms) {
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    if (match === null || match[0] === "") continue;
    const meaning = read(match.groups ?? {});
    if (meaning !== null) return { range: [start, start + match[0].length], ...meaning };
  }
  return null;
}

function exact(canonical: string): Meaning {
  return { canonical, between: null, isDigit: false };
}

function about(named: number, between: Interval): Meaning {
  return { canonical: plain(named), between, isDigit: false };
}

/** In percent where that is exact to a few places, else as a fraction in its lowest terms: 5/1000 is 0.5%, 2/6 is 1/3. */
function shareOf(share: number, whole: number): string {
  const percent = plain((100 * share) / whole);
  if (percent.length <= 6) return `${percent}%`;
  const divisor = commonDivisor(share, whole);
  return `${plain(share / divisor)}/${plain(whole / divisor)}`;
}

function commonDivisor(one: number, other: number): number {
  return Number.isInteger(one) && Number.isInteger(other) && other > 0
    ? commonDivisor(other, one % other)
    : Math.max(1, Number.isInteger(one) ? one : 1);
}

/** Without the noise of floating point: 4.52 times 10,000 is 45200. */
function plain(number: number): string {
  return String(Number(number.toPrecision(12)));
}

/** The value of the last place that is named: 100 for 900, 10 for 120. */
function lastPlace(number: number): number {
  const zeros = /0*$/.exec(plain(number))?.[0].length ?? 0;
  return 10 ** zeros;
}
