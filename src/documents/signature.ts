/**
 * Finds who issued a text and when, from its signature or from a field in its page's head; null if neither is there.
 */
import { dateSource, isoDateOf } from "./dates.ts";

export interface Signature {
  readonly issuer: string;
  readonly date: string | null;
}

const openingUtf16 = 600;
const endingUtf16 = 400;

const office = "(?:政府|办公[室厅]|委员会|[局厅委部院会]|中心|指挥部)";
const date = new RegExp(`${dateSource}(?:\\s*日)?`, "gu");
/** An office's name directly before the date. */
const signer = new RegExp(`([^\\n。;；:：,，]{0,50}${office})\\s*$`, "u");
const signatureEnd = /^[^\S\n]*(?:[(（\n]|$)/u;
const maxSignerUtf16 = 80;
const labelled = /(?:发[文布]|印发|制定)(?:机[关构]|单位|部门)\s*[:：]\s*(\S{2,40})/u;

/** A notice's title begins with its sender: 河曲县民政局关于发放津贴的通知. */
const senderInTitle = new RegExp(`^(.{2,40}${office})关于`, "u");

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

/** The issuer that the title names, else the signature's; null if neither names one. */
export function issuerOf(title: string | null, body: string): string | null {
  return senderInTitle.exec(title ?? "")?.[1] ?? signatureOf(body)?.issuer ?? null;
}

/** The first signature counts: letters that a text forwards or encloses have theirs below it. */
export function signatureOf(body: string): Signature | null {
  for (const match of body.matchAll(date)) {
    const end = match.index + match[0].length;
    if (!signatureEnd.test(body.slice(end, end + maxSignerUtf16))) continue;
    const before = body.slice(Math.max(0, match.index - maxSignerUtf16), match.index);
    const issuer = signer.exec(before)?.[1];
    if (issuer !== undefined) return { issuer, date: isoDateOf(match) };
  }
  const issuer = labelled.exec(body.slice(0, openingUtf16))?.[1];
  return issuer === undefined ? null : { issuer, date: null };
}
