/**
 * Lines extracted from a document, and the text that is made of them in the form that src/documents reads: headings
 * with their markers or `#`, paragraphs separated by blank lines, the rows of a table not.
 * Also removes what a web page puts around an article: buttons, credits of its editors, links to other pages. Only the
 * first and last lines are checked, because within a text the same words are content.
 */
import { isNamedPageNumber } from "../documents/head-lines.ts";
import { markerAt } from "../documents/markers.ts";
import { unifyRadicals } from "../language/radicals.ts";

export interface TextLine {
  readonly text: string;
  /** A table row directly follows the row before it. */
  readonly isRow: boolean;
  /** Only in lines of web pages. */
  readonly isCentred?: boolean;
  /** UTF-16 units that lead elsewhere. Only in lines of web pages. */
  readonly linkedUtf16?: number;
}

/** Whether all of a line leads elsewhere. */
export function isLinked({ text, linkedUtf16 = 0 }: TextLine): boolean {
  return linkedUtf16 > 0 && linkedUtf16 >= mostlyLinked * text.length;
}

/** Signs before a link, and dates behind it, are no part of it. */
const mostlyLinked = 0.7;

/** Zero-width characters, and those that only turn the direction of writing. */
const widthless = /[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u00ad]/gu;
/** Without the ideographic space, which separates 第一条 from its text. */
const blanks = /[\t\n\r\f\v \u00a0\u2002-\u200a\u202f\u2028\u2029]+/g;

export function visibleText(written: string): string {
  return unifySigns(written.replace(blanks, " "))
    .replace(/\p{Cc}/gu, "")
    .trim();
}

/** Without radicals in place of characters, and without what has no width. */
export function unifySigns(text: string): string {
  return unifyRadicals(text).replace(widthless, "");
}

/** Null if nothing visible is left. */
export function textLine(written: string, isRow = false): TextLine | null {
  const text = visibleText(written);
  return text === "" ? null : { text, isRow };
}

const beside = "[\\p{Script=Han}，。、；：？！“”‘’（）《》〈〉〔〕【】…]";
/** Several spaces set columns apart. */
const gap = new RegExp(`(?<=${beside}) (?=${beside})`, "gu");
const besideNumber = new RegExp(`(?<=${beside}) (?=\\d)|(?<=\\d) (?=${beside})`, "gu");
/** 2 0 2 3 */
const lonelyDigits = /(?<![\d.])\d(?: \d)+(?![\d.])/g;
/** Recognition reads Chinese brackets and colons as ASCII ones, and sets them apart. */
const besideMark =
  /(?<=\p{Script=Han}) (?=[()[\]:;,.!?%])|(?<=[()[\]:;,.!?%]) (?=\p{Script=Han})|(?<=[)\]]) (?=\d)|(?<=\d) (?=[)\]])/gu;
const pair = /\p{Script=Han} ?(?=\p{Script=Han})/gu;
/** Of neighbouring Han characters. Names set wide (张 三) are fewer; a recognised text layer has a gap at each word. */
const leastGapShare = 0.1;
/** Fewer may all stand behind the numbers of headings. */
const fewestGaps = 10;

/** Removes the spaces between Han characters where recognition put them all over the document. */
export function closeUp<Line extends { readonly text: string }>(lines: readonly Line[]): Line[] {
  const pairs = lines.flatMap(({ text }) => text.match(pair) ?? []);
  const gapCount = pairs.filter((each) => each.endsWith(" ")).length;
  if (gapCount < Math.max(fewestGaps, pairs.length * leastGapShare)) return [...lines];
  return lines.map((line) => ({
    ...line,
    text: line.text
      .replace(gap, "")
      .replace(lonelyDigits, (digits) => digits.replaceAll(" ", ""))
      .replace(besideNumber, "")
      .replace(besideMark, ""),
  }));
}

/** A heading's marker already shows its level, so a marked heading gets no `#`. */
export function headingLine(written: string, level: number): TextLine | null {
  const line = textLine(written);
  if (line === null || markerAt(line.text, 0, true) !== null) return line;
  return { text: `${"#".repeat(level)} ${line.text}`, isRow: false };
}

/** A heading of level 1 is the document's own title. */
export function isHeadline(line: string): boolean {
  return line.startsWith("# ");
}

export const cellBorder = " | ";

export function joinLines(lines: readonly TextLine[]): string {
  return lines
    .map(({ text, isRow }, index) => {
      if (index === 0) return text;
      return `${isRow && lines[index - 1]?.isRow === true ? "\n" : "\n\n"}${text}`;
    })
    .join("");
}

/** - 2 -, 3/12, page 3 of 12 */
export const pageNumber = new RegExp(
  `^(?:[-—–－~·\\s]*(?:\\d{1,4}|[０-９]{1,4})[-—–－~·\\s]*|\\d{1,4}\\s*/\\s*\\d{1,4}|page\\s+\\d{1,4}(?:\\s+of\\s+\\d{1,4})?)$`,
  "iu",
);
const headLines = 8;
const tailLines = 12;
const maxFurnitureUtf16 = 160;

const colon = "\\s*[:\\uff1a]";
/** A line that begins like this is a field of the page. */
const field = new RegExp(
  `^[（(【[]?\\s*(?:(?:信息|文章|稿件|新闻)?来\\s*源|作\\s*者|责任编辑|责\\s*编|编\\s*辑|编\\s*审|审\\s*核|校\\s*对|初\\s*审|复\\s*审|终\\s*审|一审|二审|三审|(?:发布|更新|发稿)(?:时间|日期|机构|单位)|日\\s*期|时\\s*间|浏览(?:次数|量)?|阅读(?:次数|量)?|点击(?:次数|数|量)?|访问量|字\\s*[体号](?:大小)?|分享(?:到|至)?|(?:您)?(?:现在|当前)(?:的)?位置)${colon}`,
  "u",
);
/** From such a line on, the page is about other pages, or about itself. */
const after =
  /^(?:#+\s)?[（(【[★◆●▶>\s]*(?:上一[篇条页]|下一[篇条页]|前一[篇条]|后一[篇条]|相关(?:阅读|链接|新闻|文章|推荐|信息|解读|文件|政策|附件|稿件|内容|报道|资料|专题)|(?:政策|文件|部门|图片|图文|文字|媒体|专家|负责人)解读|热点推荐|推荐(?:阅读|文章)|延伸阅读|往期(?:推荐|回顾|精选)|精彩推荐|友情链接|版权所有|网站标识码|网站(?:导航|地图|声明)|扫一扫|微信扫|扫码|扫描(?:下方|上方)?二维码|长按|点击(?:上方|下方|蓝字|关注)|关注我们|轻触阅读原文|阅读原文|继续滑动|预览时标签|使用完整服务|主办(?:单位)?[:：]|承办(?:单位)?[:：]|[\p{Script=Han}]?ICP备|[\p{Script=Han}]公网安备)/u;
/** What asks readers to follow an account stands above the text, too. */
const call =
  /^(?:#+\s)?\P{L}*(?:(?:点击|长按|轻触|扫|识别)[^。]{0,14}(?:关注|二维码|公众号)|(?:欢迎)?(?:点击)?关注我们|蓝字关注)[^。]{0,8}$/u;
/** A sentence of the text: behind it the page may still turn to others. */
const sentence = /。|[；;]$/u;
/** 【打印】, 【关闭】 */
const bracketed = /^【[^【】]{1,12}】$/u;
const attachment = /^(?:附\s*件|附\s*[:：]|\d{1,2}[.、．])/u;
const button =
  /打印(?:本[页文]|此[页文]|页面|文章)?|关闭(?:窗口|本页|页面)?|返回(?:顶部|首页|列表|上一页)?|分享(?:到|至)?|加?收藏(?:本[站页])?|设为首页|字[体号](?:大小)?|[大中小]|微信|新?浪?微博|QQ空间|朋友圈|复制链接|纠错|TOP|无障碍(?:浏览)?|繁體?体?版?/gu;

export function withoutFurniture<Line extends TextLine>(lines: readonly Line[]): Line[] {
  const own = lines.slice(0, textEnd(lines));
  return own.filter(
    ({ text }, index) =>
      !isNamedPageNumber(text) &&
      ((index >= headLines && index < own.length - tailLines) || !isFurniture(text)),
  );
}

/** Behind the last sentence: where the page turns to others, and what only leads to them. */
function textEnd(lines: readonly TextLine[]): number {
  const last = lines.findLastIndex(({ text }) => sentence.test(text) && !after.test(text));
  const from = Math.max(0, Math.min(last + 1, lines.length - 1));
  const turn = lines.findIndex(
    ({ text }, index) => index >= from && isShort(text) && after.test(text),
  );
  let end = turn === -1 ? lines.length : turn;
  while (end > from && isOfOthers(lines, end - 1)) end -= 1;
  return end;
}

/** A link, but for those to attachments, or the words of a button. */
function isOfOthers(lines: readonly TextLine[], index: number): boolean {
  const line = lines[index];
  if (line === undefined) return false;
  if (isFurniture(line.text) || bracketed.test(line.text)) return true;
  if (!isLinked(line) || attachment.test(line.text)) return false;
  const above = lines.slice(0, index).findLast((each) => !isLinked(each));
  return above === undefined || !attachment.test(above.text);
}

function isFurniture(text: string): boolean {
  return isShort(text) && (field.test(text) || call.test(text) || isButtons(text));
}

function isShort(text: string): boolean {
  return text.length <= maxFurnitureUtf16;
}

/** Whether the text consists of the words of buttons only. */
function isButtons(text: string): boolean {
  const rest = text.replace(button, "");
  return rest !== text && !/[\p{L}\p{N}]/u.test(rest);
}
