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
/** An office followed by a date, at the end of a line or of the text. */
const signed = new RegExp(
  `([^\\n。;；:：,，]{0,50}${office})\\s*${dateSource}日?\\s*(?=[(（\\n]|$)`,
  "gu",
);
const labelled = /(?:发[文布]|印发|制定)(?:机[关构]|单位|部门)\s*[:：]\s*(\S{2,40})/u;

/** A notice's title begins with its sender: 河曲县民政局关于发放津贴的通知. */
const senderInTitle = new RegExp(`^(.{2,40}${office})关于`, "u");

/** The issuer that the title names, else the signature's; null if neither names one. */
export function issuerOf(title: string | null, body: string): string | null {
  return senderInTitle.exec(title ?? "")?.[1] ?? signatureOf(body)?.issuer ?? null;
}

export function signatureOf(body: string): Signature | null {
  const last = [...body.trimEnd().slice(-endingUtf16).matchAll(signed)].at(-1);
  if (last?.[1] !== undefined) return { issuer: last[1], date: isoDateOf(last) };
  const issuer = labelled.exec(body.slice(0, openingUtf16))?.[1];
  return issuer === undefined ? null : { issuer, date: null };
}
