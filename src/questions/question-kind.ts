/**
 * Classifies a question by the answer that it asks for (a figure, a time, a person or a way of doing something) and
 * rates how well a text can give that answer.
 */
import { normalizeText } from "../language/normalize.ts";
import { answerFitValues } from "../search/weights.ts";

/**
 * Regular expression for 几 as a question for a number. It excludes 几 in the sense of "some": 好几个, 十几个,
 * 把几个小局并成一个, 管文化的几个单位. After 的, 几 asks only with 成, 倍 and 位: 占财政支出的几成.
 */
export const countAsked = "(?<![好那这十让把将跟])(?<!的(?=几[^成倍位]))几";

export type QuestionKind = "figure" | "time" | "person" | "way";

/** "When one retires, who …" does not ask for a time. */
const timeInEnglish =
  /\bwhen (?:did|does|do|was|were|is|are|has|have|had|will|would|can|could|should|exactly)\b|\b(?:know|tell me|say|ask|remember|find out|about|since) when\b|\bwhen\W*$|\b(?:what|which) (?:year|month|day|date)\b|how long/iu;
const figureInEnglish =
  /\bhow (?:many|much|large|big|far)\b|\b(?:what|which) (?:percentage|per ?cent|share|proportion|number|rate)\b|^(?:the )?(?:number|percentage|share|proportion) of\b/iu;

const kinds: readonly (readonly [QuestionKind, readonly RegExp[]])[] = [
  ["time", [/什么时候|何时|哪一?年|几月|几号|哪天|什么时间|多久/u, timeInEnglish]],
  [
    "figure",
    [
      new RegExp(
        `多少|${countAsked}[个家名人次项天年月种类支条所座户件倍成位处届场稿轮批]|百分之几|比例|占比|第几|排名|多大|多高|多远`,
        "u",
      ),
      figureInEnglish,
    ],
  ],
  ["person", [/谁|哪位|什么人|叫什么名字|\bwho(?:se|m)?\b/iu]],
];

export function questionKind(question: string): QuestionKind {
  const asked = normalizeText(question);
  return (
    kinds.find(([, patterns]) => patterns.some((pattern) => pattern.test(asked)))?.[0] ?? "way"
  );
}

const figure = /\d|[一二三四五六七八九十百千万亿两]+(?:个|家|名|人|次|项|%|倍|成|支|件)|百分之/u;
const time =
  /\d{4}\s*年|\d{1,2}\s*月|\d+\s*(?:天|日|小时|个月|年)|去年|今年|近年|半年|上旬|中旬|下旬/u;

/** Whether the text has a figure or a time; always true for a way or a person, which any words can express. */
export function hasAnswerKind(kind: QuestionKind, text: string): boolean {
  if (kind === "figure") return figure.test(text);
  return kind === "time" ? time.test(text) : true;
}

/** Captures the unit and the first character of what is counted: 几个镇 is also answered by 4镇. */
const unitAsked = new RegExp(
  String.raw`(?:多少|${countAsked}|第几)(万|亿|%|元|个|家|名|人|次|项|天|年|个?月|种|类|支|条|所|座|户|件|倍|位|处|届|场|稿|轮|批|镇|乡|村|平方公里|公里)(\p{Script=Han}?)`,
  "u",
);

/** In digits or Chinese numerals, save 一, which is an article more often than a number. */
const numeral =
  "(?:\\d[\\d.]*|(?!一(?![〇零一二三四五六七八九十百千万亿]))[〇零一二两三四五六七八九十百千万亿]+)";

export interface AskedAnswer {
  readonly kind: QuestionKind;
  /** Matches a figure with the unit asked for; null if the question names no unit. */
  readonly figureWithUnit: RegExp | null;
}

export function askedAnswer(question: string): AskedAnswer {
  const asked = unitAsked.exec(normalizeText(question));
  const units = [asked?.[1], asked?.[1] === "个" ? asked[2] : ""].filter(
    (unit) => unit !== undefined && unit !== "",
  );
  return {
    kind: questionKind(question),
    figureWithUnit:
      units.length === 0 ? null : new RegExp(`${numeral}[余多]?[万亿]?(?:${units.join("|")})`, "u"),
  };
}

/** How well a text can answer, 0 to 1; null for a way or a person, which any words can express. */
export function answerFit({ kind, figureWithUnit }: AskedAnswer, text: string): number | null {
  if (kind === "way" || kind === "person") return null;
  if (!hasAnswerKind(kind, text)) return answerFitValues.none;
  if (figureWithUnit === null) return answerFitValues.anyUnit;
  return figureWithUnit.test(text) ? answerFitValues.sameUnit : answerFitValues.otherUnit;
}
