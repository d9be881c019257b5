/**
 * Finds source, date and authors in lines that label them: 来源:青岭日报  作者:韩若川  发布时间:2023-04-20. Also checks the title
 * and author in a file's properties, which are often about the program: `Microsoft Word - 新建文档`, `Administrator`.
 */
import { accountLine } from "../documents/account-line.ts";
import { statedNumber } from "../documents/document-number.ts";
import { labelledDate } from "../documents/infer-metadata.ts";
import { isWebAddress } from "../language/web-address.ts";
import type { StatedFacts } from "./extracted.ts";

const colon = "\\s*[:\\uff1a]\\s*";
/** Excludes 资金来源 and 会议时间. */
const begin = "(?:^|[\\s（(【[|])";
const sourceField = new RegExp(
  `${begin}(?:信息|文章|稿件|新闻|内容)?来\\s*源${colon}(?!https?:)([^\\s|【】[\\]（）()，,;；]{2,40})`,
  "u",
);
const name = "\\p{Script=Han}{2,4}";
const names = `(${name}(?:[\\s、，,]{1,3}${name})*)`;
const nameEnd = "(?=[\\s）)】|。]|$)";
const authorField = new RegExp(`${begin}(?:作\\s?者|撰\\s?稿)${colon}${names}${nameEnd}`, "u");
/** Between the names in `本报记者 王国梁 通讯员 李明`, and behind them. */
const roles =
  /[^\p{L}\p{N}\s]?\s*(?:本报|本刊|本网|全媒体|特约|见习)*(?:记\s?者|通讯员|作\s?者|撰\s?稿)[\s:：/|]*|[)）。]|\s(?:报道|摄影?|文|供稿)$/gu;
const bylineLine =
  /^[^\p{L}\p{N}]*(?:本报|本刊|本网|全媒体|特约)*(?:记\s?者|通讯员)[\s\p{Script=Han}:：/|、，,]{2,40}[)）]?$|[（(](?:本报)?记\s?者[^（）()]{2,30}[）)]$/u;
/** Roles and labels that occur where names do. */
const noName = /^(?:来源|发布|时间|日期|浏览|编辑|责任|字体|字号|通讯员|本网|本站|佚名|管理员)/u;
/** A line of fields is short; a longer one is text. */
const maxFieldLineUtf16 = 200;

const openingLines = 12;
const endingLines = 4;

type Found = Omit<StatedFacts, "title">;

/** A label that stands alone: its value is in the next line. */
const labelAlone = /^[【[]?[\p{Script=Han}\s]{2,10}[】\]]?\s*[:：]$/u;
/** As the catalogues of government information name their fields; some set label and value in two elements. */
const catalogueLabel =
  /^[•·]?\s*((?:发文|发布|制定)(?:机关|机构|单位)|发文字号|文号|(?:成文|发布|发文|印发)日期)\s*(?=[^。，；、:：|]{0,32}$)/u;
const anyLabel = /\p{Script=Han}\s*[】\]]?\s*[:：|]/u;

/** Lines that label facts, each with its value: pages also put label and value below each other. */
export function factLines(lines: readonly string[]): string[] {
  return lines.flatMap((written, index) => {
    const line = written.replace(catalogueLabel, "$1：");
    const whole = labelAlone.test(line) ? line + (lines[index + 1] ?? "") : line;
    return whole.length <= maxFieldLineUtf16 && anyLabel.test(whole) ? [whole] : [];
  });
}

const address =
  /(?:原文|来源|出处|文章|网页|原始)?(?:链接|地址|网址|来源)(?:地址)?\s*[:：]\s*(https?:\/\/[^\s<>"，。；）)】]+)/iu;

export function findFacts(lines: readonly string[]): Found {
  const short = lines.filter((line) => line.length <= maxFieldLineUtf16);
  const first = (pattern: RegExp) => {
    for (const line of short) {
      const match = pattern.exec(line);
      if (match !== null) return match;
    }
    return null;
  };
  const credits = lines.filter((line) => bylineLine.test(line));
  const credited = credits.flatMap((line) => line.split(roles).flatMap(namesIn));
  const written = first(authorField)?.[1];
  const published = short.map(accountLine).find((each) => each !== null) ?? null;
  const byAccount = [published?.author ?? []].flat();
  const url = first(address)?.[1];
  return {
    head: [],
    number: statedNumber(short),
    source: withoutMarks(first(sourceField)?.[1]) ?? published?.account ?? null,
    date: labelledDate(short, "any"),
    ownDate: labelledDate(short, "own"),
    authors: written === undefined ? [...new Set([...credited, ...byAccount])] : namesIn(written),
    url: url !== undefined && isWebAddress(url) ? url : null,
  };
}

/** 来源：《忻州日报》 names the paper. */
function withoutMarks(source: string | undefined): string | undefined {
  return source?.replace(/^《([^《》]{2,})》.*$/u, "$1");
}

/** A text states its own source and authors there; in between it mentions those of others. */
export function openingAndEnding(lines: readonly string[]): string[] {
  const opening = lines.slice(0, openingLines);
  return [...opening, ...lines.slice(opening.length).slice(-endingLines)];
}

/** The names in a list with spaces or commas, up to the first that is not a name. */
export function namesIn(written: string): string[] {
  const all = written.split(/[\s、，,;；]+/u).filter((each) => each !== "");
  const end = all.findIndex((each) => noName.test(each) || !/^\p{Script=Han}{2,4}$/u.test(each));
  return [...new Set(end === -1 ? all : all.slice(0, end))];
}

const program = /^(?:Microsoft (?:Word|PowerPoint|Excel)|WPS\s?\S*|PowerPoint)\s*[-–—]\s*/i;
const fileEnding = /\.(?:docx?|wps|pdf|ofd|png|jpe?g|html?|txt|rtf|indd|cdr|qxd)$/i;
const placeholder =
  /^(?:新建|文档|未命名|无标题|无主题|untitled|document|doc|title|标题|test|测试|print|打印|\p{L}?\d+)[\s\d()（）_-]*(?:文档|文件|页)?[\s\d()（）_-]*/iu;
const titleLines = 5;
const fewestLetters = 4;
const maxTitleUtf16 = 120;

/** Null for what is not a title. A file's name may be one, without its ending. */
export function plausibleTitle(written: string | null): string | null {
  const title = (written ?? "").trim().replace(program, "").replace(fileEnding, "").trim();
  if (title.length > maxTitleUtf16 || title.replace(placeholder, "") === "") return null;
  const letterCount = title.match(/\p{L}/gu)?.length ?? 0;
  // Wrongly decoded text, or a path.
  const isBroken = /[\u{fffd}\p{Cc}\p{Co}\u0080-\u00ff]|[\\/]/u.test(title);
  return letterCount < fewestLetters || isBroken ? null : title;
}

/** Programs note who typed. The names count only if they also are a line of their own at the top. */
export function plausibleAuthors(written: string | null, lines: readonly string[]): string[] {
  const opening = lines.slice(0, titleLines).map((line) => line.replace(/[^\p{Script=Han}]/gu, ""));
  const authors = namesIn(written ?? "");
  return opening.includes(authors.join("")) ? authors : [];
}
