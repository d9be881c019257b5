/**
 * Finds which office issued a text and when: from its title, its signature, its letterhead, or a field in its page's
 * head; null if none of them says.
 */
import { dateSource, isoDateOf } from "./dates.ts";

export interface Signature {
  readonly issuer: string;
  readonly date: string | null;
  /** Where its date begins. */
  readonly startUtf16: number;
}

const endingUtf16 = 400;
/** Letterhead, register and title stand above the text. */
const headLines = 15;

/** 县委编办 is an office; 主办 and 督办 are what one does. */
const office =
  "(?:政府|办公[室厅]|委员会|[局厅委部院会]|中心|指挥部|领导小组|党组|(?<![主承协督交经代帮联合举开停待专])办)";
const date = new RegExp(`${dateSource}(?:\\s*日)?`, "gu");
/** An office's name directly before the date. */
const signer = new RegExp(`([^\\n。;；:：,，]{0,50}${office})\\s*[(（]?$`, "u");
const signatureEnd = /^[^\S\n]*[)）]?[^\S\n]*(?:[(（\n]|$)/u;
const maxSignerUtf16 = 80;
const bearer =
  "\\s*(?:机\\s*[关构]|单\\s*位|部\\s*门)\\s*[】\\]]?\\s*[:：|][\\s|]*([^\\s|，。；：:]{2,40})";
/** Who issued it; and who put it on the page, which is often the same. */
const labelled = ["(?:发\\s*文|印\\s*发|制\\s*定|制\\s*发|成\\s*文)", "(?:发\\s*布|公\\s*开)"].map(
  (act) => new RegExp(`(?:^|[\\s|（(【[])${act}${bearer}`, "u"),
);

/** A notice's title begins with its sender: 河曲县民政局关于发放津贴的通知. */
const senderInTitle = new RegExp(`^(.{2,60}?${office})\\s*(?:关于|印发|转发|批转)`, "u");
/** 河曲县人民政府文件, 河曲县人民政府令 */
const letterhead = new RegExp(`^(.{2,60}${office})(?:文件|令|公告|通告|函)?$`, "u");
const officeName = new RegExp(`^.{2,60}${office}$`, "u");
const ownLetterhead = new RegExp(`^.{2,60}${office}(?:文件|令)$`, "u");

const role = "(?:作者|记者|通讯员|责任编辑|责编|编辑|供稿|撰稿|审核|校对|来源)";
/** (作者单位:中共张掖市委编办), (本报记者 王国梁), or a line 责任编辑:张三. */
const byline = new RegExp(
  `(?:\\s*[(（]\\s*(?:本[报刊网]\\s*)?${role}[^()（）\\n]{1,80}[)）]|\\n\\s*${role}[^\\s:：]{0,4}[:：][^\\n。]{1,80})+\\s*$`,
  "u",
);

/** Where the names of those who wrote a text stand below it: the offset of their beginning, or the text's length. */
export function bylineStart(text: string, bodyStartUtf16: number): number {
  const from = Math.max(bodyStartUtf16, text.length - endingUtf16);
  const found = byline.exec(text.slice(from));
  const start = found === null ? text.length : from + found.index;
  return text.slice(bodyStartUtf16, start).trim() === "" ? text.length : start;
}

/**
 * The issuer that the title names; else a field of the head, the signature, or the letterhead.
 * @param head lines of the page above the text, where they are not in the body
 */
export function issuerOf(
  title: string | null,
  body: string,
  head: readonly string[] = [],
): string | null {
  const opening = [...head, ...body.split("\n", headLines)];
  return (
    senderInTitle.exec(title ?? "")?.[1] ??
    statedIssuer(opening, "issued") ??
    signatureOf(body)?.issuer ??
    letterheadIssuer(body) ??
    statedIssuer(opening, "published")
  );
}

/** The office behind a label: 发文机关：, or 发布机构：. */
function statedIssuer(lines: readonly string[], act: "issued" | "published"): string | null {
  const label = labelled[act === "issued" ? 0 : 1];
  const found = lines.map((line) => label?.exec(line)?.[1]).find((each) => each !== undefined);
  return found ?? null;
}

/** Whether a line is the head of an office's letters: 河曲县人民政府文件. */
export function isLetterhead(line: string): boolean {
  return ownLetterhead.test(line.replace(/\s+/gu, ""));
}

/** Whether a line is the name of an office and nothing else. */
export function isOffice(line: string): boolean {
  return officeName.test(line) && !/[。；：:]/u.test(line);
}

function letterheadIssuer(body: string): string | null {
  const head = body
    .split("\n", headLines)
    .map((line) => line.replace(/\s+/gu, ""))
    .find((line) => ownLetterhead.test(line));
  return letterhead.exec(head ?? "")?.[1] ?? null;
}

/** The title of a letter, with its number or whom it is to below it. */
const letter =
  /\n[^\S\n]*(?!附件|[\d一二三四五六七八九十(（])[^\n。，；：:]{2,90}的(?:通知|通报|意见|报告|请示|批复|函|决定)[^\S\n]*\n\s*(?=[^\n。]{2,60}(?:[:：]|号)[^\S\n]*\n)/gu;

/** Where a letter that is forwarded begins, below text of one's own; else the text's end. */
function ownEnd(body: string): number {
  const text = body.indexOf("。");
  if (text === -1) return body.length;
  letter.lastIndex = text;
  return letter.exec(body)?.index ?? body.length;
}

/** The first signature counts: letters that a text forwards or encloses have theirs below it. */
export function signatureOf(body: string): Signature | null {
  const own = body.slice(0, ownEnd(body));
  for (const match of own.matchAll(date)) {
    const end = match.index + match[0].length;
    if (!signatureEnd.test(body.slice(end, end + maxSignerUtf16))) continue;
    const before = body.slice(Math.max(0, match.index - maxSignerUtf16), match.index);
    const issuer = signer.exec(before)?.[1]?.trim();
    if (issuer !== undefined) return { issuer, date: isoDateOf(match), startUtf16: match.index };
  }
  return null;
}
