/**
 * Replaces by spaces what a text contains beside its text, so that it is neither passage nor section: the title, over
 * one or several lines, the letterhead above it, who wrote and published it, below it, and comments of HTML. The result
 * is as long as the text, so offsets are valid in both. A text that has nothing else stays as it is.
 */
import { isNumberLine } from "./document-number.ts";
import { isAboveTitle, isCreditLine, maxTitleLines } from "./infer-metadata.ts";
import { isOffice } from "./signature.ts";
import { titleLength } from "./titles.ts";

/** A page's head may stand above the title. */
const maxHeadLines = 15;
const maxCreditLines = 6;
const maxSenderUtf16 = 40;

const comment = /<!--[\s\S]*?-->/g;

export function withoutComments(text: string, bodyStartUtf16: number): string {
  if (!text.includes("<!--")) return text;
  const rest = text.replace(comment, spacesFor);
  return hasWords(rest.slice(bodyStartUtf16)) ? rest : text;
}

const number = "[\\d０-９一二三四五六七八九十百零〇]{1,5}";
/** 第一页, 第 2 页 共 12 页, 共12页: a page's number wherever it stands. */
const namedPageNumber = new RegExp(
  `^[-—–－~·\\s(（]*(?:第\\s*${number}\\s*页(?:[\\s,，/]*[共总]\\s*计?\\s*${number}\\s*页)?|共\\s*${number}\\s*页)[-—–－~·\\s)）]*$`,
  "u",
);

export function isNamedPageNumber(line: string): boolean {
  return namedPageNumber.test(line);
}

export function withoutPageNumbers(text: string, bodyStartUtf16: number): string {
  const body = text
    .slice(bodyStartUtf16)
    .replace(/^.{2,24}$/gmu, (line) => (isNamedPageNumber(line) ? spacesFor(line) : line));
  return hasWords(body) ? text.slice(0, bodyStartUtf16) + body : text;
}

/**
 * Without the title's lines, what a page or a letterhead has above them, and the lines below that only say who wrote
 * or published the text, and when.
 */
export function withoutHeadLines(text: string, bodyStartUtf16: number, title: string): string {
  const lines = openingLines(text, bodyStartUtf16);
  const written = lines.map((line) => line.written);
  const lengthAt = (index: number) =>
    titleLength(written.slice(index, index + maxTitleLines), title);
  const first = written.findIndex((_, index) => lengthAt(index) > 0);
  if (first === -1 || first >= maxHeadLines) return text;
  const dropped = lines.slice(0, headLength(written.slice(0, first)));
  let next = first;
  // Pages repeat the title above the text.
  while (next < lines.length) {
    const [line = "", below = ""] = written.slice(next);
    const isCredit = isCreditLine(line) || (isOffice(line) && isCreditLine(below));
    const length = lengthAt(next) || Number(isCredit);
    if (length === 0) break;
    dropped.push(...lines.slice(next, next + length));
    next += length;
  }
  if (!hasWords(text.slice(dropped.at(-1)?.end))) return text;
  let rest = text;
  for (const { start, end } of dropped)
    rest = rest.slice(0, start) + spacesFor(rest.slice(start, end)) + rest.slice(end);
  return rest;
}

/** 索引号000014349, as a page that sets a fact's label and its value in two elements gives it. */
const factWithoutColon =
  /^[•·\-*]?\s*(?:索\s*引\s*号|(?:发文|发布|成文|制定|公开)(?:机关|机构|单位|字号|日期|时间|方式|属性|类别)|(?:主题|体裁|信息)(?:分类|词)|有\s*效\s*性|文\s*号|(?:生效|废止|失效)(?:日期|时间))/u;

/**
 * How many of the lines above the title are no text. Recognition misreads a letterhead's large type, but the number
 * above the title tells; a bulletin's issuer and date may stand between.
 */
function headLength(lines: readonly string[]): number {
  const isNumbered = lines.slice(-2).some(isNumberLine);
  const isSender = (line: string) =>
    line.length <= maxSenderUtf16 &&
    !line.includes("。") &&
    (isNumbered || factWithoutColon.test(line));
  const end = lines.findIndex((line) => !isAboveTitle(line) && !isSender(line));
  return end === -1 ? lines.length : end;
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

export function spacesFor(text: string): string {
  return text.replace(/[^\n]/g, " ");
}

interface OpeningLine {
  readonly start: number;
  readonly end: number;
  readonly written: string;
}

function openingLines(text: string, bodyStartUtf16: number): readonly OpeningLine[] {
  const lines: OpeningLine[] = [];
  let start = bodyStartUtf16;
  while (start < text.length && lines.length < maxHeadLines + maxCreditLines) {
    const newline = text.indexOf("\n", start);
    const end = newline === -1 ? text.length : newline;
    const written = text.slice(start, end).trim();
    if (written !== "") lines.push({ start, end, written });
    start = end + 1;
  }
  return lines;
}
