/**
 * Infers the title and the date of a text that states none in front matter; null if there is none.
 * The first line is the title if it has the form of one. The title of an official notice is recognised by its ending
 * (…的通知), so it is also found below a page's head, across several lines, or with text after it in the same line.
 */
import { accountLine } from "./account-line.ts";
import { findDate, type FoundDate } from "./dates.ts";
import { isNumberLine } from "./document-number.ts";
import { markerAt } from "./markers.ts";
import { isLetterhead, isOffice, signatureOf } from "./signature.ts";

const maxTitleUtf16 = 60;
/** 关于印发《…》的通知 contains a second title. */
const maxNoticeTitleUtf16 = 100;
/** Page heads and titles seldom have more lines. */
const maxHeadLines = 15;
/** Long titles are broken. */
export const maxTitleLines = 3;

const kinds =
  "通知|通告|公告|公示|通报|决定|决议|意见|批复|命令|令|办法|细则|规定|规则|规程|条例|方案|预案|计划|规划|纲要|措施|政策|制度|章程|标准|指南|目录|清单|函|解读";
const titleEnd = new RegExp(`(?:${kinds})(?:[(（][^()（）]{1,12}[)）])?$`, "u");
/** What may follow a notice's title in its line: its number, the addressee or the first words of the text. */
const afterTitle =
  /^(?!的)(?:\s|$|第一[章条]|一、|各|为|根据|按照|现将|《|\p{Script=Han}{1,8}(?:[〔[(（【]\s*(?:19|20)\d{2}|第?\d+号))/u;
const sentenceMark = /[。;；,，!！?？]/u;

/** Labels of fields end like this; in a title the colon follows a place or a subject: 娄烦：小县改出大效能. */
const fieldLine =
  /^[^:：]{0,10}(?:号码?|编码|来\s*源|作\s*者|记\s*者|编\s*辑|责\s*编|[审校]\s*[核对]|[初复终一二三]审|次数|(?:浏览|阅读|点击|访问)量|时\s*间|日\s*期|分类|类[别型]|[主关][题键]词|标题|名称|位置|状态|效力|有效性|属性|方式|机[关构]|单位|部门|联系人|签发人|电话|地址|网址|邮箱|字体|大小|索引|主题|摘\s*要|编者按|提示|附件\d*|抄送|[主报]送)\s*[:：]/u;
/** A breadcrumb, a date or a letterhead. 2024年工作要点 is a title. */
const headLine =
  /[>»|]|^首页(?:\s|$)|^【|^\d{4}\s*[-年./]\s*\d{1,2}\s*[-月./]\s*\d|文件$|^(?:返回|打印|分享|字体|当前位置)/u;

/** Whether a line stands above a title and says nothing of the text: a field, a breadcrumb, a letterhead. */
export function isAboveTitle(line: string): boolean {
  return (
    (headLine.test(line) && !line.includes("。")) ||
    fieldLine.test(line) ||
    isCreditLine(line) ||
    isNumberLine(line) ||
    isLetterhead(line)
  );
}

export function inferTitle(body: string): string | null {
  const title = titleIn(body);
  return title !== null && setWide.test(title) ? title.replace(/\s+/gu, "") : title;
}

/** 会 议 纪 要 */
const setWide = /^\P{White_Space}(?:\s+\P{White_Space})+$/u;

function titleIn(body: string): string | null {
  const lines = openingLines(body);
  const notice = inferNoticeTitle(lines);
  if (notice !== null) return notice;
  const line = belowMasthead(lines) ?? lines.find((each) => !isAboveTitle(each)) ?? "";
  if (isTitle(line)) return withFurtherLines(line, body);
  return titleBefore(line) ?? announcedTitle(lines);
}

const issueNumber = /^[(（]?(?:总\s*)?第\s*\d{1,4}\s*期/u;

/** The title of a bulletin's article: below the bulletin's name, its number, and who issues it. */
function belowMasthead(lines: readonly string[]): string | null {
  const number = lines.findIndex((line) => issueNumber.test(line));
  const below = number === -1 ? [] : lines.slice(number + 1);
  const line = below.find((each) => !isAboveTitle(each)) ?? "";
  return isTitle(line) && markerAt(line, 0, true) === null && !/[，。]/u.test(line) ? line : null;
}

/** The title of an official notice, which is known by its ending, among the opening lines of a text. */
export function inferNoticeTitle(lines: readonly string[]): string | null {
  const first = lines.findIndex((line) => !isAboveTitle(line));
  // The sender's name may stand above the title.
  for (const start of first === -1 ? [] : [first, first + 1]) {
    const notice = noticeTitle(lines.slice(start, start + maxTitleLines));
    if (notice !== null) return notice;
  }
  return null;
}

/** 现公布《青岭县编制管理办法》, with that as a line below: the name of what a decree puts into force. */
function announcedTitle(lines: readonly string[]): string | null {
  const named = lines.flatMap((line, index) =>
    [...line.matchAll(/《([^《》]{4,60})》/gu)].map((match) => ({ name: match[1] ?? "", index })),
  );
  const found = named.find(({ name, index }) => lines.indexOf(name, index + 1) !== -1);
  return found?.name ?? null;
}

/**
 * With the lines that go on with a title: a subtitle behind a dash, and, where a blank line or who wrote the text parts
 * the title from the text, what stands directly below it.
 */
function withFurtherLines(first: string, body: string): string {
  const all = body.split("\n", maxHeadLines * 3).map((line) => line.replace(/^#+\s*/u, "").trim());
  const at = all.indexOf(first);
  const below = all.slice(at + 1);
  const beneath = below.slice(0, maxTitleLines);
  const end = beneath.findIndex((line) => line === "" || isCreditLine(line));
  const directly = beneath.slice(0, Math.max(0, end));
  const goesOn =
    directly.length > 0 && directly.every(isFurtherLine) && !/^(?:——|--)/u.test(directly[0] ?? "");
  const title = goesOn ? first + directly.join("") : first;
  const next = below.slice(goesOn ? directly.length : 0).find((line) => line !== "") ?? "";
  const whole = /^(?:——|—|--)\s*\S/u.test(next) && isTitle(next) ? title + next : title;
  return whole.length <= maxNoticeTitleUtf16 ? whole : first;
}

function isFurtherLine(line: string): boolean {
  return (
    isTitle(line) && markerAt(line, 0, true) === null && !isAboveTitle(line) && !isOffice(line)
  );
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

/** A table of facts or a page's head has as many lines above the text. */
const labelledLines = 15;
/** Title, number, decree and history stand above the text. */
const datedHeadLines = 8;
const datedFootLines = 3;
/** A longer line is text. */
const maxDateLineUtf16 = 80;

/** When it was made; when it was sent out or noted; when it was put on the page. */
const dateLabels = {
  own: ["成文|印发|制定|签发|通过"],
  any: ["成文|印发|制定|签发|通过", "发文|生成", "发布|发稿|公开|刊发|更新|上传|登载|"],
} as const;
const labelPattern = (acts: string) =>
  new RegExp(
    `(?:^|[\\s（(【[|])(?:${acts})\\s*(?:日\\s*期|时\\s*间)\\s*[】\\]]?\\s*[:：|][\\s|]*(?=\\S)`,
    "u",
  );
const datePatterns = {
  own: dateLabels.own.map(labelPattern),
  any: dateLabels.any.map(labelPattern),
};
const dayAndTime =
  /^(?:\s*(?:星期|周)[一二三四五六日天])?(?:\s*\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?/u;
/** What may enclose a date. */
const dateFrame = /^[\s(（【[|—–-]+|[\s)）】\]|—–-]+$|^[)）】\]]|[(（【[]$/gu;
/** 来源：吕梁日报 作者：张三 */
const fields =
  /^(?:(?:信息|文章|稿件|新闻)?来\s*源|作\s*者|记\s*者|通讯员|(?:责任)?编\s*辑|审\s*核|供\s*稿|浏览(?:次数|量)?|阅读(?:次数|量)?|点击(?:次数|量)?|字\s*[体号]|发布(?:者|机构|单位|部门)|(?:发布|更新|发稿|刊发)(?:时间|日期)|时\s*间|日\s*期)\s*[:：|]\s*[^。;；!！?？\s][^。;；!！?？]*$/u;
/** Who publishes texts. */
const publisher =
  /^[^\s。,，;；:：]{2,28}(?:[报刊网社台端号办局厅委部院会]|办公室|政府|中心|发布|杂志)$/u;
/** A regulation's history names its passing first, then its amendments. */
const passing = /^[^。]{0,60}?(?:通过|批准|公布|发布|印发)(?:[\s　）)，,]|$)/u;

/**
 * The date of the text itself (see ownDate); else that of a line in the head that holds a date and only its source; else
 * one that is labelled as the page's; else that of one of the last three lines. A date within a sentence may be of
 * anything, so it is not used. To the day, or to the month.
 */
export function inferDate(body: string): string | null {
  const lines = linesOf(body);
  return (
    ownDate(body) ??
    firstDateLine(lines.slice(0, datedHeadLines)) ??
    labelledDate(lines.slice(0, labelledLines), "any") ??
    firstDateLine(lines.slice(-datedFootLines))
  );
}

/**
 * The date on which a text was made, not that on which a page showed it: labelled so (成文日期:…); else of what comes
 * first, a line of the head that has nothing but the passing of a regulation or a date as people write it, or the
 * signature; else alone on one of the last three lines.
 */
export function ownDate(body: string): string | null {
  const lines = linesOf(body);
  const signature = signatureOf(body);
  const signed =
    signature === null ? lines.length : linesOf(body.slice(0, signature.startUtf16)).length;
  const headEnd = Math.min(datedHeadLines, Math.max(0, signed - 1));
  const writtenOut = (line: string) => isWrittenOut(line) || isPassing(line);
  return (
    labelledDate(lines.slice(0, labelledLines), "own") ??
    firstDateLine(lines.slice(0, headEnd).filter(writtenOut)) ??
    signature?.date ??
    firstDateLine(lines.slice(-datedFootLines).filter(isWrittenOut))
  );
}

function linesOf(body: string): string[] {
  return body
    .split("\n")
    .map((line) => line.replace(/^#+\s*/u, "").trim())
    .filter((line) => line !== "");
}

/** Pages write 2023-04-20 or 2023年04月20日, with the time or the source; people write 2023年4月20日, or （2023年4月）. */
const writtenOutForm =
  /^(?:[（(【[].{4,30}[)）】\]]|(?:19|20)\d{2}\s*年\s*[1-9]\d?\s*月(?:\s*[1-9]\d?\s*日)?|[一二][〇○零Oo一二三四五六七八九]{3}年.{1,9})$/u;

function isWrittenOut(line: string): boolean {
  const found = findDate(line);
  if (found === null || !writtenOutForm.test(line)) return false;
  return (
    (line.slice(0, found.startUtf16) + line.slice(found.endUtf16)).replace(dateFrame, "") === ""
  );
}

/** （2014年1月28日县政府令第2号公布 根据2018年12月19日县政府令第9号修正） */
function isPassing(line: string): boolean {
  const found = findDate(line);
  if (found === null) return false;
  const before = line.slice(0, found.startUtf16).replaceAll(dateFrame, "");
  return before === "" && passing.test(line.slice(found.endUtf16));
}

/** The date that follows a label: of the text itself such as 成文日期：, or of anything; null if none does. */
export function labelledDate(lines: readonly string[], whose: "own" | "any"): string | null {
  for (const label of datePatterns[whose])
    for (const line of lines) {
      const match = label.exec(line);
      const found = match === null ? null : findDate(line.slice(match.index + match[0].length));
      if (found?.startUtf16 === 0) return found.date;
    }
  return null;
}

/** The date of the first line that has nothing but a date and who published it. */
export function firstDateLine(lines: readonly string[]): string | null {
  for (const line of lines) {
    const found = line.length > maxDateLineUtf16 && !isPassing(line) ? null : findDate(line);
    if (found !== null && isDateLine(line, found)) return found.date;
  }
  return null;
}

function isDateLine(line: string, { startUtf16, endUtf16 }: FoundDate): boolean {
  const before = line.slice(0, startUtf16).replaceAll(dateFrame, "");
  const after = line.slice(endUtf16).replace(dayAndTime, "").replaceAll(dateFrame, "");
  if (isPassing(line) || accountLine(line) !== null) return true;
  // What follows a date without a space goes on with a sentence: 5月31日县委常委会.
  const isApart = after === "" || /^\s/u.test(line.slice(endUtf16).replace(/^[)）】\]]/u, " "));
  const isBeside = (part: string) => part === "" || publisher.test(part);
  return (
    (isBeside(before) || fields.test(before)) &&
    ((isApart && isBeside(after)) || fields.test(after))
  );
}

const personName = "\\p{Script=Han}{2,4}";
/** 本报记者 张三 通讯员 李四 */
const byline = new RegExp(
  `^[^\\p{L}\\p{N}]*(?:(?:本[报刊网台]|全媒体|见习|特约|[\\p{Script=Han}]{2,6}[报网台])*(?:记\\s?者|通讯员|作\\s?者|撰\\s?稿|文|供\\s?稿)[\\s:：/|]*${personName}(?:[\\s、，,]+${personName})*[\\s、，,]*)+[)）]?$`,
  "u",
);

/** Whether a line below a title says who wrote or published the text, or when, and nothing else. */
export function isCreditLine(line: string): boolean {
  if (line.length > maxDateLineUtf16) return false;
  if (byline.test(line) || fields.test(line) || accountLine(line) !== null) return true;
  const found = findDate(line);
  return found !== null && isDateLine(line, found) && !passing.test(line.slice(found.endUtf16));
}
