/**
 * Recognises the markers that number points in Chinese official texts: 一、 (一) 1. ① 甲、 一是 第一, and those of the
 * parts of a regulation or plan: 第一编 第二章 第三节 第四条. Signs of one character that write a marker (⑴, ⒈, ㈠) are
 * kinds of their own, because writers put them on a level of their own.
 */
import { valueOf } from "../language/numerals.ts";

const numerals = "[一二三四五六七八九十]{1,3}";
const digits = "[\\d０-９]{1,2}";
/** Within a marker, where the text is stretched: 第 一 章. */
const gap = "[ \\t\\u00a0\\u200b\\u3000]{0,2}";
const counted = `第${gap}(?<number>[一二两三四五六七八九十百千零〇]{1,7}|[\\d０-９]{1,4})${gap}`;
/** Signs of Markdown in front of a part's marker: ## 第一章, **第一条**. */
const decoration = "(?:#{1,6}[ \\t]+)?\\*{0,3}";
/** 第三条的规定, 第三条、第五条 and 第三条所称 name articles and begin none. */
const noReference =
  "(?!的|[,，]|[、和与及或至到]\\s*第|中(?:的|规定|所|[,，])|所[称列述规]|规定(?![ \\t\\u3000]))";
const inserted = "(?:之(?<inserted>[一二三四五六七八九十]{1,2}))?";

interface MarkerRule {
  readonly kind: string;
  readonly pattern: RegExp;
  /** Elsewhere in a line the same characters are figures, years or references. */
  readonly lineStartOnly: boolean;
}

/** The parts of a regulation or plan, outermost first. */
const parts: readonly (readonly [kind: string, written: string])[] = [
  ["part", "(?:[编篇卷]|部分?)"],
  ["subpart", "分编"],
  ["chapter", "章"],
  ["section", "节"],
  ["article", `条${inserted}`],
];

const article = `${counted}条${inserted}${noReference}`;

const rules: readonly MarkerRule[] = [
  ...parts.map(([kind, written]) => ({
    kind,
    pattern: new RegExp(decoration + counted + written + noReference, "uy"),
    lineStartOnly: true,
  })),
  // Where line breaks are lost, an article begins behind a sentence, and a space stands behind its number.
  {
    kind: "article",
    pattern: new RegExp(`${article}(?=[ \\t\\u3000])`, "uy"),
    lineStartOnly: false,
  },
  { kind: "markdown-1", pattern: /#\s/y, lineStartOnly: true },
  { kind: "markdown-2", pattern: /##\s/y, lineStartOnly: true },
  { kind: "markdown-3", pattern: /#{3,6}\s/y, lineStartOnly: true },
  { kind: "numeral", pattern: new RegExp(`${numerals}、`, "y"), lineStartOnly: false },
  { kind: "numeral", pattern: new RegExp(`${numerals}[.．]`, "y"), lineStartOnly: true },
  {
    kind: "bracketed-numeral",
    pattern: new RegExp(`[(（]${numerals}[)）]`, "y"),
    lineStartOnly: false,
  },
  { kind: "bracketed-numeral-sign", pattern: /[㈠-㈩]/y, lineStartOnly: false },
  {
    kind: "digit",
    pattern: new RegExp(`${digits}(?:、|[.．](?![\\d０-９]))`, "y"),
    lineStartOnly: true,
  },
  { kind: "digit-sign", pattern: /[⒈-⒛]/y, lineStartOnly: true },
  {
    kind: "bracketed-digit",
    pattern: new RegExp(`[(（]${digits}[)）]`, "y"),
    lineStartOnly: true,
  },
  { kind: "bracketed-digit-sign", pattern: /[⑴-⒇]/y, lineStartOnly: false },
  { kind: "half-bracketed-digit", pattern: new RegExp(`${digits}[)）]`, "y"), lineStartOnly: true },
  { kind: "circled-digit", pattern: /[①-⑳❶-❿➀-➉]/y, lineStartOnly: false },
  {
    kind: "letter",
    pattern: /[A-Za-zＡ-Ｚ][.．、)）][ \t\u3000]?(?=\p{Script=Han})/uy,
    lineStartOnly: true,
  },
  { kind: "roman", pattern: /[Ⅰ-Ⅻ][.．、]/y, lineStartOnly: true },
  { kind: "stem", pattern: /[甲乙丙丁戊己庚辛壬癸][、.．]/y, lineStartOnly: true },
  {
    kind: "is-numeral",
    pattern: new RegExp(`${numerals}(?:是|要)(?!否)`, "y"),
    lineStartOnly: false,
  },
  {
    kind: "ordinal",
    pattern: new RegExp(`(?:第${numerals}|其${numerals})[,，、:：]`, "y"),
    lineStartOnly: false,
  },
  { kind: "bullet", pattern: /[-*•●■◆]\s/y, lineStartOnly: true },
];

/** The kind of the marker at `position`, or null. */
export function markerAt(text: string, position: number, atLineStart: boolean): string | null {
  return findMarker(text, position, atLineStart)?.kind ?? null;
}

/** `健全机制` for `一、健全机制`; a line without a marker as it is. */
export function withoutMarker(line: string): string {
  return line.slice(findMarker(line, 0, true)?.endUtf16 ?? 0).trimStart();
}

/** 0 for 编, 4 for 条; null for a marker that is on no fixed level. */
export function rankOf(marker: string): number | null {
  const rank = parts.findIndex(([kind]) => kind === marker);
  return rank === -1 ? null : rank;
}

const articleAtStart = new RegExp(`^\\s*${decoration}${article}`, "u");

/** `13` for a text that begins with 第十三条, `13-1` for 第十三条之一; null for any other text. */
export function articleNumberOf(text: string): string | null {
  const groups = articleAtStart.exec(text)?.groups;
  return groups === undefined ? null : articleNumber(groups["number"], groups["inserted"]);
}

/** @param number in digits or Chinese numerals @param suffix the 一 of 第十三条之一 */
export function articleNumber(number = "", suffix?: string): string {
  const main = String(valueOf(number.normalize("NFKC")));
  return suffix === undefined ? main : `${main}-${valueOf(suffix)}`;
}

interface FoundMarker {
  readonly kind: string;
  readonly endUtf16: number;
}

function findMarker(text: string, position: number, atLineStart: boolean): FoundMarker | null {
  for (const { kind, pattern, lineStartOnly } of rules) {
    if (lineStartOnly && !atLineStart) continue;
    pattern.lastIndex = position;
    if (pattern.test(text)) return { kind, endUtf16: pattern.lastIndex };
  }
  return null;
}
