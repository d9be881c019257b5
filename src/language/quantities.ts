/** Finds quantities in a text: a figure with its unit, classified by what it measures. */

export type QuantityKind = "count" | "people" | "money" | "share" | "date" | "duration" | "size";

export interface Quantity {
  /** Half-open, in UTF-16 units of the given text: figure, scale and unit. */
  readonly startUtf16: number;
  readonly endUtf16: number;
  /** As written, without scale and unit. */
  readonly figure: string;
  /** Empty if a noun follows directly, as in 4镇9乡, or nothing does. */
  readonly unit: string;
  readonly kind: QuantityKind;
}

const kinds: readonly (readonly [QuantityKind, readonly string[]])[] = [
  ["money", ["美元", "元", "块"]],
  ["share", ["个百分点", "百分点", "%", "成", "倍"]],
  ["duration", ["个工作日", "工作日", "个月", "小时", "分钟", "星期", "天", "周"]],
  ["date", ["年", "月", "日", "号"]],
  ["people", ["人次", "名", "人", "位"]],
  ["size", ["平方公里", "平方米", "公里", "亩", "米", "吨"]],
  // Only behind a figure in Chinese numerals, which is otherwise part of a word: 三大体系, 一把手.
  ["count", Array.from("个家项件条次支所座户种类批镇乡村处届场份套张台辆起股级门科间轮")],
];

const kindOf = new Map(kinds.flatMap(([kind, units]) => units.map((unit) => [unit, kind])));
const units = [...kindOf.keys()].toSorted((a, b) => b.length - a.length).join("|");
const numerals = "[零〇一二两三四五六七八九十百千]+";

/** 余, 多, 万 and 亿 may stand between figure and unit. */
const quantity = new RegExp(
  String.raw`(?<!第)(?:(?<share>${numerals}分之(?:${numerals}|\d+(?:\.\d+)?))|(?<half>半)(?<span>个月|年|天|个?小时)|(?<digits>\d+(?:[.,]\d+)*)(?<scale>[余多几]?[万亿千百]*[余多]?)(?<unit>${units})?|(?<numeral>${numerals})(?<more>[余多几]?[万亿]*[余多]?)(?<counter>${units}))`,
  "gu",
);

/** @param text from `normalizeText` */
export function quantitiesIn(text: string): Quantity[] {
  return [...text.matchAll(quantity)].flatMap((match) => {
    const { share, half, span, digits, numeral, scale = "", unit, counter } = match.groups ?? {};
    const endUtf16 = match.index + match[0].length;
    const found: Quantity = {
      startUtf16: match.index,
      endUtf16,
      figure: share ?? half ?? digits ?? numeral ?? "",
      unit: span ?? unit ?? counter ?? "",
      kind: "count",
    };
    if (share !== undefined) return { ...found, kind: "share" };
    if (isOrdinal(found, text)) return [];
    return { ...found, kind: kindFor(found, scale, text.slice(endUtf16, endUtf16 + 2)) };
  });
}

function kindFor({ unit, figure }: Quantity, scale: string, behind: string): QuantityKind {
  // "1.33亿" without a unit is a sum more often than a count: 投资1.33亿.
  if (unit === "" && /[万亿]/u.test(scale)) return "money";
  // 满3年 and 两年 last, 2019年 and 二〇一九年 are dates; 15日 is a date, 15日内 lasts.
  if (unit === "年" && Array.from(figure).length !== 4) return "duration";
  if (unit === "日" && /^(?:以|之)?内/u.test(behind)) return "duration";
  return figure === "半" ? "duration" : (kindOf.get(unit) ?? "count");
}

/** A number that names rather than counts: a hotline, a model, a bracketed list number. */
function isOrdinal({ startUtf16, endUtf16, unit }: Quantity, text: string): boolean {
  const before = text.charAt(startUtf16 - 1);
  const after = text.charAt(endUtf16);
  return unit === "" && (/[a-z〔[(第]/u.test(before) || /[)\]〕号.]/u.test(after) || after === "");
}
