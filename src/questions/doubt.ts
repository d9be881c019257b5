/**
 * Recognises a doubt about what was just said: 真的吗, 确定吗, "is that right?". It asks for no other passage: the original
 * settles it.
 */
import { anyOf, isNothingBut, saidWords, wordsOrNothing } from "./consume.ts";

/** A longer message says what it doubts. */
const maxUtf16 = 30;

/** Doubts in whatever form they stand. */
const doubts = new RegExp(
  `${anyOf("真的假的 真的吗 真的么 真假 是真是假 当真 此话当真 不会吧 不是吧 不至于吧 是吗 是么 你确定 您确定 你肯定 您肯定 对不对 是不是真的 有没有搞错 没搞错吧 没弄错吧 骗人 胡说 瞎说 瞎编 编的吧 假的吧")}|\\b(?:really|seriously|srsly|for real|no way|is (?:that|it|this) (?:so|true|right)|(?:are )?you (?:sure|certain|serious|kidding)|prove (?:it|that)|any proof|(?:not|hardly) (?:convinced|persuaded|convincing)|hard to believe)\\b|^(?:did|does|do|is|was|were|are|has|have|can|could|would) (?:it|they|that|he|she)$`,
  "gu",
);
/** Doubts where they are asked. */
const asked = wordsOrNothing(
  "真的 真实 确定 肯定 确实 准确 准 属实 可靠 可信 靠谱 有谱 没错 搞错 弄错 是真 是这样 对 有误 有假 编 权威 官方 正规 哈 啊 嗯 咦 证据 依据 根据 凭据 凭证 佐证 实据 支撑 支持 证明",
  "true right correct accurate real reliable legit trustworthy certain sure so serious authentic genuine verified huh evidence proof backed supported substantiated",
);
const beside = wordsOrNothing(
  `这 这个 这些 这条 这段 那 那个 你 您 说 说的 讲的 写的 给的 查的 上面 刚才 刚才的 的 了 啊 呀 呢 吗 么 吧 嘛 真 是 就 会 不会 没 有 没有 不 能 能不能 都 还 这样 这么 内容 资料 数据 数字 回答 答案 信息 消息 做法 话 我 靠得住 事实 作 做 为 来`,
  "is that it this are was you the a they these those answer information info data number numbers figure figures quote really even i trust can be actually all one sure about any there some there's for of have you got up by to back support it s hmm hm m am well quite",
);
const asks = /[?？]|[吗么]$|吧$|不$|(\p{Script=Han})不\1|^(?:is|are|was|can|any)\b/iu;

/** 这么好？ */
const soMuch =
  /^(?:真|真的|有)?(?:这么|那么|如此)(?:好|多|少|厉害|快|简单|容易|大|高|省|狠|严|强|神|夸张|牛|顺利)(?:吗|么|啊|呀|的)?[?？]+$|^(?:这样?|那样?)(?:也|都)(?:行|可以|能行|能成)(?:吗|啊)?[?？]+$/u;

export function isDoubt(text: string): boolean {
  if (text.length > maxUtf16) return false;
  // Below an answer, a mere question mark asks whether that can be.
  if (/^[\s?？!！]*[?？][\s?？!！]*$/u.test(text)) return true;
  if (soMuch.test(text.trim())) return true;
  const said = saidWords(text).replace(/^第.{1,2}[条个段点]/u, "");
  const left = said.replace(doubts, " ");
  if (left !== said && isNothingBut(left, beside)) return true;
  const rest = said.replace(asked, " ");
  const isAsked = asks.test(said) || /[?？]\s*$/u.test(text);
  return isAsked && rest !== said && isNothingBut(rest, beside);
}
