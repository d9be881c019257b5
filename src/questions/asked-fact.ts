/**
 * Reads which fact a question asks for: a number of things or people, a sum of money, a share, a change, a date or a
 * duration, and of what.
 */
import { isContentWord, type TaggedWord } from "../language/tokenize.ts";
import { countAsked } from "./question-kind.ts";

export type FactKind = "count" | "people" | "money" | "share" | "change" | "date" | "duration";

export interface AskedFact {
  readonly kind: FactKind;
  /** The measure word in the question, such as 件; null for none and for 个, which counts anything. */
  readonly unit: string | null;
  /** The thing whose fact is asked for, in the question's words; null if it names none. */
  readonly thing: string | null;
}

type Tag = (text: string) => readonly TaggedWord[];

const measures = "个家名人次项天年月种类支条所座户件倍成位处届场稿轮批镇乡村份套张台辆块元万亿";
const asksInChinese = new RegExp(
  `(?:多少|${countAsked}(?=[${measures}\\s]))(?<measure>[${measures}](?!员))?|百分之几|多大比例|占比|比例`,
  "u",
);
const asksInEnglish =
  /\bhow (?:many|much|large|big)\b|\b(?:what|which) (?:percentage|per ?cent|share|proportion|number)\b|^(?:the )?(?:number|percentage|share|proportion) of\b|\bby how much\b/u;
const date =
  /哪一?年|哪个月|什么时候|何时|几月|几号|哪天|什么时间|\bwhen (?:did|does|do|was|were|is|are|has|have|had|will)\b|\b(?:what|which) (?:year|month|day|date)\b/u;
const duration = /多久|多长时间|几天|几个月|几年|几个?小时|多少天|多少年|\bhow long\b/u;

/** In this order: 降了多少钱 asks for a change, which a sum and a share both state. */
const kinds: readonly (readonly [FactKind, RegExp])[] = [
  ["date", date],
  ["duration", duration],
  [
    "change",
    /[降减涨增升压砍省缩少多](?:[了去掉下来低少幅出]|不少)*(?:几|多少|百分之几)|\bby how much\b|how much (?:did|has|have) .*(?:fall|fell|drop|rise|rose|grow|grew|cut|save)/u,
  ],
  [
    "money",
    /多少钱|[花投拿发给补奖]了?多少(?:钱|元|万|经费|资金)?(?![\p{Script=Han}])|多少\p{Script=Han}{0,4}(?:钱|费|款|金|元|补贴|补助|工资|收入|预算|债|投资)|几(?:块|元)|\bhow much (?:money|does .* cost|did .* cost|is .* paid|does .* (?:spend|pay))|\bhow much .*\b(?:cost|spend|spent|pay|paid|budget|money|salary)\b/u,
  ],
  ["share", /百分之几|比例|占比|几成|percent|per cent|\bshare\b|\bproportion\b/u],
  ["people", /(?:多少|几)个?(?:人(?![次口均才员])|名|位)|\bhow many (?:people|persons)\b/u],
];

/** Null if the question asks for none of them. @param topic normalised, without places */
export function readAskedFact(topic: string, tag: Tag): AskedFact | null {
  const asked = asksInChinese.exec(topic) ?? asksInEnglish.exec(topic);
  const kind = kinds.find(([, pattern]) => pattern.test(topic))?.[0] ?? "count";
  if (asked === null) return kind === "date" || kind === "duration" ? bare(kind) : null;
  const measure = asked.groups?.["measure"];
  const end = asked.index + asked[0].length;
  return {
    kind,
    unit: measure === undefined || measure === "个" || kind === "duration" ? null : measure,
    thing: /[a-z]/.test(asked[0])
      ? englishThing(topic.slice(end))
      : (thingAfter(topic.slice(end), tag) ?? thingBefore(topic.slice(0, asked.index), tag)),
  };
}

function bare(kind: FactKind): AskedFact {
  return { kind, unit: null, thing: null };
}

/** Words that say no more than the question word: 多少人, 多少钱. */
const generic = new Set(["人", "钱", "个", "元", "数", "数量", "的", "人数"]);

/** The tagger takes some verbs for nouns; with an aspect particle they are none. */
const isNoun = ({ word, tag }: TaggedWord) =>
  /^(?:n|vn|an|j|l|i|eng|x)/.test(tag) && isContentWord(word) && !/[了过着得]/u.test(word);

/**
 * The nouns directly behind the question word: 编制 in 多少编制. The first word is what is counted whatever its tag,
 * because many nouns of the field are verbs as well.
 */
function thingAfter(text: string, tag: Tag): string | null {
  const [clause = ""] = text.replace(/^\s*的?/u, "").split(/[,.;:!?，。；：！？]/u);
  const words: string[] = [];
  for (const word of tag(clause.trimEnd())) {
    const isCounted =
      words.length === 0 && isContentWord(word.word) && !/^[upcdyfm]/.test(word.tag);
    if (!isCounted && !isNoun(word)) break;
    words.push(word.word);
  }
  return joined(words);
}

/** The last nouns in front of it, over verbs and adverbs: 领导职数 in 领导职数还剩多少. */
function thingBefore(text: string, tag: Tag): string | null {
  const clause = text.split(/[,.;:!?，。；：！？]/u).at(-1) ?? "";
  const words: string[] = [];
  for (const word of tag(clause.trim()).toReversed()) {
    if (isNoun(word) && !generic.has(word.word)) words.unshift(word.word);
    else if (words.length > 0) break;
  }
  return joined(words);
}

function joined(words: readonly string[]): string | null {
  const telling = words.filter((word) => !generic.has(word) && /[\p{L}\p{N}]/u.test(word));
  return telling.length === 0 ? null : telling.join("");
}

/** Up to the verb: "staff" in "how many staff did the office have". */
function englishThing(text: string): string | null {
  const [, thing = ""] =
    /^ ?(?:of (?:the )?)?((?:[a-z'-]+ ?){1,4}?)(?=\b(?:did|does|do|is|are|was|were|has|have|had|can|will|in|for|to|on|at|per|that|which|who|a)\b|[,.;?!]|$)/u.exec(
      text,
    ) ?? [];
  return thing.trim() === "" ? null : thing.trim();
}
