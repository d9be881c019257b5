/**
 * Names of places, people and sources, headings, dates and lists, as the reader's language has them. In Chinese they
 * are as documents write them. In English they are translated, with the Chinese in brackets where a reader would look
 * for it.
 */
import type { Say } from "./messages.ts";
import { shorten } from "./text.ts";

/** Range 20 to 80. */
const maxGlossUtf16 = 60;

const han = /\p{Script=Han}/u;

/** 河曲县; Hequ County (河曲县). */
export function placeText(name: string, say: Say): string {
  return withOriginal(shortPlaceText(name, say), name);
}

/** As placeText, without the Chinese in brackets: for buttons, and beside a name that has them. */
export function shortPlaceText(name: string, say: Say): string {
  return say.language === "zh" ? name : say.english.placeName(name);
}

export function headingText(heading: string, say: Say): string {
  if (say.language === "zh" || !han.test(heading)) return heading;
  const gloss = shorten(say.english.gloss(heading) ?? say("section-word"), maxGlossUtf16);
  return withOriginal(gloss, heading);
}

/** 忻州日报; newspaper (忻州日报). */
export function sourceText(source: string, say: Say): string {
  if (say.language === "zh" || !han.test(source)) return source;
  return withOriginal(say("source-kind", { kind: kindOf(source) }), source);
}

/** 王国梁; Wang Guoliang (王国梁). */
export function authorText(author: string, say: Say): string {
  if (say.language === "zh" || !han.test(author)) return author;
  const name = say.english.personName(author);
  return name === null ? sourceText(author, say) : withOriginal(name, author);
}

/** 2022-05-31; 31 May 2022. What is no date is left as it is. */
export function dateInWords(date: string, say: Say): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(date) ?? [];
  if (say.language === "zh" || year === undefined || month === undefined) return date;
  const atMs = Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1));
  return new Intl.DateTimeFormat("en-GB", {
    ...(day !== undefined && { day: "numeric" }),
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  }).format(atMs);
}

/** 甲、乙、丙; A, B and C. */
export function listText(items: readonly string[], say: Say): string {
  const [last = ""] = items.slice(-1);
  if (items.length < 2) return last;
  return items.slice(0, -1).join(say("list-separator")) + say("list-last-separator") + last;
}

/** As listText, where more follow that are not named. */
export function openListText(items: readonly string[], say: Say): string {
  return items.join(say("list-separator"));
}

function withOriginal(english: string, original: string): string {
  return english === original ? original : `${english} (${original})`;
}

const kinds = [
  ["wechat", /公众号|微信/u],
  ["agency", /新华社|通讯社|中新社/u],
  ["newspaper", /[日晚早时周]报|报社?$|新闻/u],
  ["website", /网$|网站|网页|门户|客户端/u],
  ["broadcaster", /电视|广播|融媒体/u],
  ["journal", /杂志|期刊|学报|[月季]刊|出版社/u],
  ["office", /党校|政府|[办局厅部院会室]$|办公[室厅]|编委|中心$|研究所/u],
] as const;

function kindOf(source: string): (typeof kinds)[number][0] | "other" {
  return kinds.find(([, pattern]) => pattern.test(source))?.[0] ?? "other";
}
