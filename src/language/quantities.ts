/** Finds quantities in a text: a number with its unit, classified by what it measures. */
import { findNumbers, type WrittenNumber } from "./numbers.ts";
import { valueOf } from "./numerals.ts";

export type QuantityKind =
  | "count"
  | "people"
  | "money"
  | "share"
  | "date"
  | "duration"
  | "size"
  /** 第57位 */
  | "rank";

export interface Quantity {
  /** Half-open, in UTF-16 units of the given text: number and unit. */
  readonly startUtf16: number;
  readonly endUtf16: number;
  readonly number: WrittenNumber;
  /** Empty if a noun follows directly, or nothing does. */
  readonly unit: string;
  readonly kind: QuantityKind;
}

const kinds: readonly (readonly [QuantityKind, readonly string[]])[] = [
  ["money", ["美元", "元", "块"]],
  ["share", ["个百分点", "百分点", "倍"]],
  ["duration", ["个工作日", "工作日", "个月", "小时", "分钟", "星期", "天", "周"]],
  ["date", ["年", "月", "日", "号"]],
  ["people", ["人次", "名", "人", "位"]],
  ["size", ["平方公里", "平方米", "公里", "亩", "米", "吨"]],
  // Only behind a figure in Chinese numerals, which is otherwise part of a word: 三大体系, 一把手.
  ["count", Array.from("个家项件条次支所座户种类批镇乡村处届场份套张台辆起股级门科间轮")],
];

const kindOf = new Map(kinds.flatMap(([kind, units]) => units.map((unit) => [unit, kind])));
const unitBehind = new RegExp(
  [...kindOf.keys()].toSorted((a, b) => b.length - a.length).join("|"),
  "uy",
);
/** What `findNumbers` reads with its unit. */
const unitWithin = /[%‰成年]$|个半?月$/u;

/** @param text from `normalizeText` */
export function quantitiesIn(text: string): Quantity[] {
  return [...findNumbers(text), ...vagueNumbers(text)].flatMap((number) => {
    const [start, end] = number.range;
    const written = text.slice(start, end);
    if (written.endsWith("号")) return [];
    const within = unitWithin.exec(written)?.[0];
    unitBehind.lastIndex = end;
    const unit = within ?? unitBehind.exec(text)?.[0] ?? "";
    const endUtf16 = within === undefined ? end + unit.length : end;
    if (text[start - 1] === "第")
      return /[名位]/u.test(unit)
        ? [{ startUtf16: start, endUtf16, number, unit, kind: "rank" }]
        : [];
    const kind = kindFor(number, { written, unit, behind: text.slice(endUtf16, endUtf16 + 2) });
    // Without a unit, Chinese numerals are parts of words, and figures may name: 三大体系, 12345热线.
    const isNamed =
      kind === "count" && unit === "" && (!/\d/.test(written) || isName(number, text));
    return isNamed ? [] : [{ startUtf16: start, endUtf16, number, unit, kind }];
  });
}

/** 几千元, 上万人, 千元左右: the unit shows that a number is meant, however few of its digits are said. */
const vague = new RegExp(
  `(?<![\\d一二两三四五六七八九十])(?:[百千]万?|(?<=[几数上近])[万亿])(?=${unitBehind.source})`,
  "gu",
);

function vagueNumbers(text: string): WrittenNumber[] {
  return [...text.matchAll(vague)].map(({ 0: written, index }) => {
    const least = valueOf(written);
    const between = { least, most: 10 * least };
    const range = [index, index + written.length] as const;
    return { range, canonical: String(least), between, isDigit: false };
  });
}

interface Around {
  readonly written: string;
  readonly unit: string;
  readonly behind: string;
}

function kindFor({ canonical }: WrittenNumber, { written, unit, behind }: Around): QuantityKind {
  if (/[%/]/.test(canonical)) return "share";
  if (canonical.endsWith("个月")) return "duration";
  // "1.33亿" without a unit is a sum more often than a count: 投资1.33亿.
  if (unit === "" && /[万亿]/u.test(written)) return "money";
  // 满3年 and 两年 last, 2019年 and 二〇一九年 are dates; 15日 is a date, 15日内 lasts.
  if (unit === "年" && Array.from(written).length !== 4) return "duration";
  if (unit === "日" && /^(?:以|之)?内/u.test(behind)) return "duration";
  return kindOf.get(unit) ?? "count";
}

/** Whether a number without a unit names rather than counts: a hotline, a model, a bracketed list number. */
function isName({ range: [start, end] }: WrittenNumber, text: string): boolean {
  const before = text.charAt(start - 1);
  const after = text.charAt(end);
  return /[a-z〔[(第]/u.test(before) || /[)\]〕号.]/u.test(after) || after === "";
}
