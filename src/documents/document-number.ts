/**
 * Reads the numbers that offices give their documents (文号): 武政办发〔2023〕18号, and 武乡县人民政府令第7号 for decrees.
 * Texts write the brackets in many ways; a number is kept as it is written, and normalised for comparing only.
 */
import type { TextRange } from "../core/domain.ts";

const open = "[〔\\[［【(（〈<﹝﹙{]";
const close = "[〕\\]］】)）〉>﹞﹚}]";
const year = "(?:19|20)\\d{2}";
/** 武政办发; letters as in 晋AB发 are rare, spaces between characters are not. */
const sign = "\\p{Script=Han}(?:\\s?[\\p{Script=Han}A-Za-z0-9]){0,18}?";
const bracketed = `${sign}\\s*${open}\\s*${year}\\s*年?\\s*${close}\\s*第?\\s*\\d{1,5}\\s*号`;
const count = "(?:\\d{1,5}|[一二三四五六七八九十百〇○零]{1,6})";
/** 武乡县人民政府令第7号, 武乡县人民政府公告2023年第5号, 武乡县人民政府令（第7号） */
const decree = `\\p{Script=Han}[\\p{Script=Han}\\s]{1,40}(?:令|公\\s*告|通\\s*告)\\s*[(（]?\\s*(?:${year}\\s*年?\\s*)?第\\s*${count}\\s*号[)）]?`;

const labels =
  "发\\s*文\\s*(?:字|文)\\s*号|文\\s*件\\s*(?:编\\s*)?号|公\\s*文\\s*(?:字\\s*)?号|文\\s*件\\s*字\\s*号|文\\s*号|字\\s*号";
const labelled = new RegExp(
  `(?:^|[\\s|（(【[])(?:${labels})\\s*[】\\]]?\\s*[:：|][\\s|]*(${bracketed}|${decree})`,
  "u",
);
/** The number with nothing but its frame, or beside the letterhead or who signs. */
const own = new RegExp(
  `^(?:\\S{2,40}文件\\s+)?[(（【[]?\\s*(${bracketed}|${decree})\\s*[)）】\\]]?\\s*(?:签\\s*发(?:\\s*人)?\\s*[:：].*)?$`,
  "u",
);
/** A title, with its number behind it. */
const behindTitle = new RegExp(
  `^(?=[^。]{6,120}?(?:通知|通报|意见|批复|决定|决议|方案|办法|规定|细则|函|报告|请示|公告)).*?(?:通知|通报|意见|批复|决定|决议|方案|办法|规定|细则|函|报告|请示|公告)[\\s(（]*(${bracketed})`,
  "u",
);
const decreeName = /^\p{Script=Han}[\p{Script=Han}\s]{1,40}令$/u;
/** 第7号, 第6期; 〔2023〕9次 and 2023年第9期, as minutes and bulletins are numbered. */
const ordinal = new RegExp(
  `^[(（]?(?:第\\s*(?:${count}\\s*号|\\d{1,4}\\s*期)|${open}?${year}\\s*年?\\s*${close}?\\s*第?\\s*${count}\\s*[号次期])[)）]?$`,
  "u",
);

/** A page's head and a table of facts may stand above the text. */
const headLines = 25;
/** A longer line is text. */
const maxLineUtf16 = 160;

/** The number that a text states as its own, in its head; those that it mentions do not count. Null if there is none. */
export function inferNumber(body: string): string | null {
  const lines = linesAbove(body);
  return statedNumber(lines) ?? numberLine(lines);
}

/** The number behind a label such as 发文字号：; null if none has one. */
export function statedNumber(lines: readonly string[]): string | null {
  for (const line of lines) {
    const found = line.length > maxLineUtf16 * 2 ? null : labelled.exec(line)?.[1];
    if (found !== undefined && found !== null) return written(found);
  }
  return null;
}

/** Whether a line has the number of a document and nothing else that is read. */
export function isNumberLine(line: string): boolean {
  return line.length <= maxLineUtf16 && (own.test(line) || ordinal.test(line));
}

const anyNumber = new RegExp(`${bracketed}|${decree}`, "gu");

/** Where numbers stand in a text; what stands directly before one may be included. */
export function numbersIn(text: string): readonly TextRange[] {
  return [...text.matchAll(anyNumber)].map(({ 0: found, index }) => [index, index + found.length]);
}

function numberLine(lines: readonly string[]): string | null {
  for (const [index, line] of lines.entries()) {
    if (line.length > maxLineUtf16) continue;
    const found = (own.exec(line) ?? behindTitle.exec(line))?.[1];
    if (found !== undefined) return written(found);
    const next = lines[index + 1] ?? "";
    if (decreeName.test(line) && ordinal.test(next))
      return written(line.replace(/\s/g, "") + next.replace(/[()（）]/gu, ""));
  }
  return null;
}

/** The lines above the first sentence: a letter that is forwarded below has a number of its own. */
function linesAbove(body: string): string[] {
  const lines = body
    .split("\n", headLines * 2)
    .map((line) => line.replace(/^#+\s*/u, "").trim())
    .filter((line) => line !== "")
    .slice(0, headLines);
  const text = lines.findIndex((line) => /。/u.test(line) && !/\s\|\s/u.test(line));
  return text === -1 ? lines : lines.slice(0, text + 1);
}

function written(number: string): string {
  return number.replace(/\s+/gu, "");
}

/** For comparing: in one form of brackets, without spaces and 第, with ASCII digits. */
export function comparableNumber(number: string): string {
  return number
    .normalize("NFKC")
    .replace(/\s+/gu, "")
    .replace(/[〔[【(〈<﹝{]((?:19|20)\d{2})年?[〕\]】)〉>﹞}]第?/gu, "〔$1〕")
    .replace(/令\(?(第[^()]*号)\)?/gu, "令$1");
}
