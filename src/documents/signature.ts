/**
 * A text without front matter in; who issued it and when, as its signature or a page's head says it, out.
 * Null where nothing of the kind stands there.
 */
import { dateSource, isoDateOf } from "./dates.ts";

export interface Signature {
  readonly issuer: string;
  readonly date: string | null;
}

const openingUtf16 = 600;
const endingUtf16 = 400;

const office = "(?:政府|办公[室厅]|委员会|[局厅委部院会]|中心|指挥部)";
/** The office, then the date, at the end of a line or of the text. */
const signed = new RegExp(
  `([^\\n。;；:：,，]{0,50}${office})\\s*${dateSource}日?\\s*(?=[(（\\n]|$)`,
  "gu",
);
const labelled = /(?:发[文布]|印发|制定)(?:机[关构]|单位|部门)\s*[:：]\s*(\S{2,40})/u;

/** 河曲县民政局关于发放津贴的通知: a notice's title begins with its sender. */
const senderInTitle = new RegExp(`^(.{2,40}${office})关于`, "u");

/** Who issued a text, in its own words: as its title says it, or else its signature. */
export function issuerOf(title: string | null, body: string): string | null {
  return senderInTitle.exec(title ?? "")?.[1] ?? signatureOf(body)?.issuer ?? null;
}

export function signatureOf(body: string): Signature | null {
  const last = [...body.trimEnd().slice(-endingUtf16).matchAll(signed)].at(-1);
  if (last?.[1] !== undefined) return { issuer: last[1], date: isoDateOf(last) };
  const issuer = labelled.exec(body.slice(0, openingUtf16))?.[1];
  return issuer === undefined ? null : { issuer, date: null };
}
