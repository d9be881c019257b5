/**
 * Reads that a question asks for articles of a regulation by their numbers (《…条例》第13条第二款规定了什么, article 13 of the
 * regulation), and by what name it calls the regulation. Numbers count articles only behind 第 and before 条: 三条经验 are
 * none, and 第二条经验 is no article.
 */
import { articleNumber } from "../documents/markers.ts";
import { valueOf } from "../language/numerals.ts";

export interface AskedArticles {
  /** `13`, `13-1` for 第十三条之一; at least one. */
  readonly numbers: readonly string[];
  /** The 2 of 第二款; null for none. */
  readonly paragraph: number | null;
  /** The 3 of 第（三）项; null for none. */
  readonly point: number | null;
  /** What it calls the regulation, and words in front of that; empty for nothing. */
  readonly name: string;
  /** Whether the name stands in 《》. */
  readonly isTitle: boolean;
  /** Whether something else is asked behind a comma: 根据《…法》第三条，河曲县做了哪些改革 */
  readonly asksFurther: boolean;
}

const counted = "[一二两三四五六七八九十百零〇]{1,6}|[\\d０-９]{1,4}";
const inChinese = new RegExp(
  `(?:第|(?<=》(?:的)?)(?=\\d))\\s*(?<first>${counted})\\s*条?(?:\\s*(?<list>[和与及、,，至到\\-—~～]+)\\s*第?\\s*(?<last>${counted}))?\\s*(?<=\\S)(?:(?<=条)|条)(?:之(?<inserted>[一二三四五六七八九十]{1,2}))?` +
    `(?:\\s*的?第?\\s*(?<paragraph>${counted})\\s*款)?(?:\\s*的?第?\\s*[(（]?(?<point>${counted})[)）]?\\s*项)?`,
  "u",
);
/** 第二条经验 counts something else. */
const others =
  /^(?:的?(?:经验|做法|措施|举措|建议|路径|路子|理由|原因|意见|消息|线索?|战线|道路|主线|河|街|跑道|生产线|高速|铁路))/u;
/** 违反第十三条的怎么处罚 asks for what another article says. */
const breaking = /(?:违反|违背|触犯)[^,，。;；]{0,40}$/u;
/** Words that ask what an article says. */
const askingWords =
  /规定|内容|原文|条文|什么|怎么|怎样|如何|哪些|具体|解释|介绍|说明|一下|全文|意思|请|说|讲|写|的|了|是|呢|吗|有|里|中/gu;
const inEnglish =
  /\b(?:articles?|art\.?) ?(?<first>\d{1,4})(?:-(?<inserted>\d))?(?: ?(?<list>and|to|-|,) ?(?:article )?(?<last>\d{1,4}))?(?: ?\((?<paragraph>\d{1,2})\))?/iu;
const paragraphInEnglish = /\bparagraph (?<paragraph>\d{1,2})\b/iu;
/** More are no question for articles. */
const maxRange = 12;

/** Null for any other question. */
export function readAskedArticles(question: string): AskedArticles | null {
  const match = inChinese.exec(question);
  if (match === null) return readEnglish(question);
  const before = question.slice(0, match.index);
  const behind = question.slice(match.index + match[0].length);
  if (others.test(behind) || breaking.test(before)) return null;
  const { first, list = "", last, inserted, paragraph, point } = match.groups ?? {};
  return {
    numbers: numbersOf(
      [articleNumber(first, last === undefined ? inserted : undefined), last],
      list,
    ),
    paragraph: numberOf(paragraph),
    point: numberOf(point),
    ...nameIn(before, behind),
    asksFurther: asksFurther(behind),
  };
}

function readEnglish(question: string): AskedArticles | null {
  const match = inEnglish.exec(question);
  if (match === null) return null;
  const { first, list = "", last, inserted, paragraph } = match.groups ?? {};
  const apart = paragraphInEnglish.exec(question)?.groups?.["paragraph"];
  return {
    numbers: numbersOf(
      [articleNumber(first, last === undefined ? inserted : undefined), last],
      list,
    ),
    paragraph: numberOf(paragraph ?? apart),
    point: null,
    asksFurther: false,
    ...nameIn("", question.replace(match[0], " ")),
  };
}

function asksFurther(behind: string): boolean {
  const [, ...clauses] = behind.split(/[,，。;；]/u);
  return (
    clauses
      .join("")
      .replace(askingWords, "")
      .replace(/[^\p{L}\p{N}]/gu, "").length >= 4
  );
}

function numbersOf(
  [first, written]: readonly [string, string | undefined],
  list: string,
): string[] {
  if (written === undefined) return [first];
  const last = articleNumber(written);
  const span = Number(last) - Number(first);
  const isRange = /[至到\-—~～]|to/u.test(list) && span > 0 && span < maxRange;
  return isRange
    ? Array.from({ length: span + 1 }, (_, index) => String(Number(first) + index))
    : [first, last];
}

function numberOf(written: string | undefined): number | null {
  return written === undefined ? null : valueOf(written.normalize("NFKC"));
}

/** The nearest title in front of the article, else one behind it, else the words in front of it, from the last clause. */
function nameIn(before: string, behind: string): Pick<AskedArticles, "name" | "isTitle"> {
  const titles = [...before.matchAll(/《([^《》]+(?:《[^《》]+》[^《》]*)?)》/gu)].map(
    (match) => match[1],
  );
  const title = titles.at(-1) ?? /《([^《》]+)》/u.exec(behind)?.[1];
  if (title !== undefined) return { name: title, isTitle: true };
  const clause = before.split(/[,，。;；!！?？\n]/u).findLast((each) => each.trim() !== "") ?? "";
  return {
    name: clause.trim() === "" ? (placedBehind.exec(behind)?.[1] ?? "") : clause,
    isTitle: false,
  };
}

/** 第十三条在编制条例里怎么说 */
const placedBehind =
  /^\s*(?:在|是|属于)?([^,，。;；?？\s]{2,40}?(?:条例|规定|办法|细则|规则|规程|章程))/u;
