/**
 * Infers the title and the date of a text that states none in front matter; null if there is none.
 * The first line is the title if it has the form of one. The title of an official notice is recognised by its ending
 * (…的通知), so it is also found below a page's head, across several lines, or with text after it in the same line.
 */
import { dateSource, isoDateOf } from "./dates.ts";
import { signatureOf } from "./signature.ts";

const maxTitleUtf16 = 60;
/** 关于印发《…》的通知 contains a second title. */
const maxNoticeTitleUtf16 = 100;
/** Page heads and titles seldom have more lines. */
const maxHeadLines = 15;
const maxTitleLines = 3;

const kinds =
  "通知|通告|公告|公示|通报|决定|决议|意见|批复|命令|令|办法|细则|规定|规则|规程|条例|方案|预案|计划|规划|纲要|措施|政策|制度|章程|标准|指南|目录|清单|函|解读";
const titleEnd = new RegExp(`(?:${kinds})(?:[(（][^()（）]{1,12}[)）])?$`, "u");
/** What may follow a notice's title in its line: its number, the addressee or the first words of the text. */
const afterTitle =
  /^(?!的)(?:\s|$|第一[章条]|一、|各|为|根据|按照|现将|《|\p{Script=Han}{1,8}(?:[〔[(（【]\s*(?:19|20)\d{2}|第?\d+号))/u;
const sentenceMark = /[。;；,，!！?？]/u;

/** A breadcrumb, a labelled field, a document number, a date or a letterhead. */
const headLine =
  /[>»|]|^首页|^[^:：]{2,12}[:：]|^【|[〔[【(（]\s*(?:19|20)\d{2}\s*[〕\]】)）].*号$|^\d{4}\s*[-年./]|文件$|^(?:返回|打印|分享|字体|当前位置)/u;

export function inferTitle(body: string): string | null {
  const lines = openingLines(body);
  const first = lines.findIndex((line) => !headLine.test(line));
  // The sender's name may stand above the title.
  for (const start of first === -1 ? [] : [first, first + 1]) {
    const notice = noticeTitle(lines.slice(start, start + maxTitleLines));
    if (notice !== null) return notice;
  }
  const line = lines[first] ?? "";
  return isTitle(line) ? line : titleBefore(line);
}

function openingLines(body: string): string[] {
  return body
    .trimStart()
    .split("\n", maxHeadLines)
    .map((line) => line.replace(/^#+\s*/, "").trim())
    .filter((line) => /[\p{L}\p{N}]/u.test(line));
}

function isTitle(line: string): boolean {
  return line.length > 1 && line.length <= maxTitleUtf16 && !/[。;；,，、:：]$|。/u.test(line);
}

/** Joins lines until they end like a notice's title. */
function noticeTitle(lines: readonly string[]): string | null {
  let title = "";
  for (const line of lines) {
    title += line;
    if (title.length > maxNoticeTitleUtf16 || sentenceMark.test(title)) return null;
    if (isWhole(title) && titleEnd.test(title) && title.includes("关于")) return title;
  }
  return null;
}

/** 关于…的通知 with the text following in the same line. */
function titleBefore(line: string): string | null {
  const opening = line.slice(0, maxNoticeTitleUtf16);
  for (let end = 4; end <= opening.length; end += 1) {
    const title = opening.slice(0, end);
    if (sentenceMark.test(title)) return null;
    if (titleEnd.test(title) && isWhole(title) && afterTitle.test(line.slice(end))) return title;
  }
  return null;
}

/** Whether the title does not end within 《…》, the name of what is announced. */
function isWhole(title: string): boolean {
  return title.split("《").length === title.split("》").length;
}

const openingUtf16 = 600;
const datePattern = new RegExp(dateSource, "u");
const labelledPattern = new RegExp(
  `(?:发布|印发|成文|来源|日期|时间)[^\\n。]{0,20}?${dateSource}`,
  "u",
);

/**
 * The date that is labelled as the text's own (发布时间:…), stands alone on one of the first four or last three lines, or
 * follows the signature; else null. A date within a sentence may be of anything, so it is not used.
 */
export function inferDate(body: string): string | null {
  const labelled = labelledPattern.exec(body.slice(0, openingUtf16));
  if (labelled !== null) return isoDateOf(labelled);
  const lines = body
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  for (const line of [...lines.slice(0, 4), ...lines.slice(-3)]) {
    const match = datePattern.exec(line);
    if (match !== null && line.length - match[0].length <= 4) return isoDateOf(match);
  }
  return signatureOf(body)?.date ?? null;
}
