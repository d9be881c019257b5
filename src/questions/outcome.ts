/** Recognises the question what came of what was shown: 后来呢, 结果怎么样了, "how did it turn out". */
import { isNothingBut, saidWords, wordsOrNothing } from "./consume.ts";

/** A longer message is a question of its own. */
const maxUtf16 = 40;

const outcomes = wordsOrNothing(
  "结果 结局 后来 后续 最后 最终 之后 然后 后果 下文",
  "turn out turned out turns out come of came of comes of happened happen next then after afterwards afterward later end ended outcome outcomes result results work out worked out go went",
);
const besideOutcomes = wordsOrNothing(
  "那 那么 是 又 都 怎么样 怎样 怎么 如何 咋样 咋 样 什么 啥 了 呢 啊 呀 的 有 有没有 没有 吗 到底 究竟 发生 这 这个 这事 事 事情 它 他们 会 成 效果 成效 成果 出来 见效 跟进 进展 动静 下来 落地",
  "how did does do has have it that this they things what was is were the of with and so in any there all to did for them well",
);
/** Alone, they may ask for anything. */
const saysWhatCame =
  /结果|结局|后来|后续|最[后终]|之后|然后|后果|下文|\b(?:turn(?:ed|s)? out|c[oa]mes? of|happen(?:ed)?|outcomes?|results?|and then|(?:it|that|this|they|things) (?:go|went|end(?:ed)?|work(?:ed)?(?: out)?)|what next)\b/u;

/** Whether it asks what came of what was shown: 后来呢, 结果怎么样了, "how did it turn out". */
export function asksForOutcome(text: string): boolean {
  const said = saidWords(text);
  if (said.length > maxUtf16 || !saysWhatCame.test(said)) return false;
  return isNothingBut(said.replace(outcomes, " "), besideOutcomes);
}
