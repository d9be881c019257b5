/**
 * Finds what answers a question for a name, a reason or a problem: words that tell one thing of a class from others (大竹园镇
 * among towns), words that introduce a cause, an aim or a trouble, and words that say what does not work. Both are recognised by form; whether they belong to the
 * question is for the words around them to tell.
 */
import type { TextRange } from "../core/domain.ts";

/** Class words in documents by what a question calls the class. */
const classes: readonly (readonly [asked: RegExp, words: string])[] = [
  [/乡镇|街道|[镇乡]|\b(?:town|township|subdistrict)s?\b/u, "镇|乡|街道"],
  [/村|社区|\bvillages?\b|\bcommunit(?:y|ies)\b/u, "村|社区"],
  [/农场|林场|\bfarms?\b/u, "农场|林场"],
  [/公司|企业|厂家|\b(?:compan(?:y|ies)|firms?|enterprises?)\b/u, "公司|集团|厂|局|所|中心"],
  [/[学院]校|[小中大]学|\bschools?\b/u, "小学|中学|学校|大学|学院"],
  [
    /部门|单位|机构|局|办公室|中心|\b(?:departments?|bureaus?|agenc(?:y|ies)|offices?|institutions?|units?)\b/u,
    "局|办|委|部|厅|站|所|院|中心|办公室|委员会|公司|学校",
  ],
];

/** Before a class word these characters describe the things and tell none from others: 试点镇, 两个镇, 全县乡镇. */
const describing =
  "各两三四五六七八九十几个多些的和与及等本该全试点在有无向下由为从区县市级是了中外大小达型色辖建设被将把到对其这那哪每某关属乡村";
/** Han characters that a name has in front of its class word. */
const ownCharacters = `[^\\P{Script=Han}${describing}]`;
const titles = /《[^《》]{2,40}》|[“"][^“”"]{2,30}[”"]/gu;

const reasons =
  /由于|因为|因(?![此地素人事岗业])|鉴于|考虑到|[缘源]于|原因|为(?:了|进一步|更好|[切充]?[实分]?(?:解决|破解|适应|确保|避免|防止|克服|改变|消除|缓解|减轻|方便|推[动进]|加[快强]))|针对|着眼|旨在|目的|以[便免期]|难以|导致|致使|使得|而得名|受(?:惠|益|.{1,6}影响)|缺[乏少]|无法|不(?:利于|适应|顺|畅|清|足)|问题|矛盾|困难|弊端/gu;

/** @param asked the words that ask, normalised, with the class */
export function findNames(text: string, asked: string): TextRange[] {
  const words = classes.find(([pattern]) => pattern.test(asked))?.[1];
  if (words === undefined) return rangesOf(titles, text);
  return rangesOf(new RegExp(`${ownCharacters}{2,}?(?:${words})`, "gu"), text);
}

export function findReasons(text: string): TextRange[] {
  return rangesOf(reasons, text);
}

/** What fails, lacks or is still to be done. 问题清单 and 问题导向 are ways of working. */
const problems =
  /问题(?!清单|导向|线索|台账|整改)|不足|短板|弱项|困难|难题|难点|难以|瓶颈|矛盾|缺[乏少口]|不(?:够|到位|高|强|顺|畅|全(?!面)|准|清|齐|合理|适应|平衡|配套|统一|愿|肯|会用|敢)|尚未|仍(?:有|然|需|存在|未)|还(?:有|没|不|存在)|没有?(?:完全|真|到位|打通|解决|理顺|人)|抱怨|埋怨|担心|担忧|顾虑|走样|应付|充数|推诿|扯皮|教训|阻力|弊端|滞后|薄弱|流于|变相|占着|拖欠|落空/gu;
/** Of a section that tells nothing else. */
const problemHeading = /不足|问题|困难|短板|教训|挑战|难点/u;

/** How much a passage tells of what does not work: one clause that does counts 1, a heading that says so 2. */
export function problemsTold(headings: string, sentences: readonly string[]): number {
  const clauses = sentences.flatMap((sentence) => sentence.split(/[,;:，；：]/u));
  const told = clauses.filter((clause) => clause.search(problems) >= 0).length;
  return told === 0 ? 0 : told + (problemHeading.test(headings) ? 2 : 0);
}

export function findProblems(text: string): TextRange[] {
  return rangesOf(problems, text);
}

function rangesOf(pattern: RegExp, text: string): TextRange[] {
  return [...text.matchAll(pattern)].map((match) => [match.index, match.index + match[0].length]);
}
