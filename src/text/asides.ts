/**
 * What somebody says in; whether it asks the bot about itself or its collection, or is a mere courtesy, out.
 * None of that is in any document: looked for there, 有哪些资料 would find whatever speaks of 资料.
 */
import type { Aside, RefusalReason } from "../domain.ts";
import { normalizeText } from "./normalize.ts";

const sources = "资料|案例|文章|文档|文献|原文|全文|收录|数据来源";
/** What stands around those, and says no more than that they are asked for. */
const aroundChinese = [
  "你们?|您|咱们?|我们?|机器人|这里|这儿|这边|这个?|那个?|库里?|数据库|里面?|中|在|从|目前|现在|当前|还|也|已经?|一共|总共|共|都|到底|究竟",
  "请问?|麻烦|帮我?|给|把|想要?|要|问|看看?|看(?:一下|下)|知道|了解|告诉|介绍|找找?|查查?|搜搜?|一下|发|来自?|打开|怎么[说写]|列出?|出来|显示|能不能|能否|能|可以|可不可以|可否|是不是|是否",
  "有没有|没有|有|没|是|些|哪些|哪几|哪|什么|啥|几|多少|个|份|篇|种|类|关于|有关|相关|方面|哪一?年|最新|最近|最早|更新|来源|的|了|过|所有|全部|其[他它]|别的|另外|和|或",
  "文件|材料|例子|内容|地方|地区|城市|[省市县区年]|吗|呢|吧|啊|呀|么|嘛",
].join("|");

const sourcesEnglish = "documents?|docs?|cases|sources?|articles?|texts?|collection|library|corpus";
const aroundEnglish =
  "which|what|how|many|do|does|did|you|your|have|has|got|is|are|there|in|of|on|about|from|for|the|an?|any|some|all|this|that|it|" +
  "can|could|may|i|we|me|us|see|show|list|tell|give|please|know|available|currently|now|and|or|other|else|by|" +
  "count(?:y|ies)|cit(?:y|ies)|districts?|places?|regions?|provinces?|files?|materials?";
const haveEnglish =
  /^(?:which|what|how many) (?:count(?:y|ies)|cit(?:y|ies)|districts?|places?|regions?|provinces?) (?:do|are|have) you (?:have|know|got)(?: about| of)?$/u;

const chineseSource = new RegExp(sources, "u");
/** To be taken out one after the other: tried in every order, 有没有有没有… would take for ever. */
const chineseWords = new RegExp(`${sources}|${aroundChinese}`, "gu");
const englishSource = new RegExp(`^(?:${sourcesEnglish})$`, "u");
const englishAround = new RegExp(`^(?:${aroundEnglish})$`, "u");

/** 有哪些县 is asked of the bot as well; with anything beside it, of what they did. */
const haveChinese =
  /^(?:你们?|您|这里|库里)?(?:目前|现在)?(?:都|一共|总共)?(?:有|能查|可以查|支持)了?(?:哪些|哪几个|几个|多少个?)(?:县|市|区|省|县市|县区|城市|地方|地区)$/u;

const courtesies = [
  "(?:你|您|大家|各位)好|嗨|哈喽|早安|早上好|上午好|中午好|下午好|晚上好|晚安|在吗|在不在|有人吗|打扰了?|不好意思",
  "(?:谢谢?|感谢)[你您]?(?:的帮助)?|多谢|辛苦了|不客气|好的|收到|明白了?|知道了|了解了|再见|拜拜|测试(?:一下)?",
  "帮助|请问|请教一下|使用(?:说明|方法|帮助)|(?:这个?|机器人|[你您])?(?:怎么|如何)(?:使?用|提问)",
  "[你您](?:是谁|是什么|是(?:机器人|人工智能|ai|真人)|叫什么(?:名字)?|会什么|(?:会|能|可以)(?:做|干|回答)?些?(?:什么|啥|嘛)|是(?:做|干)(?:什么|啥|嘛)的?|有(?:什么|哪些)(?:功能|用处?|本事))",
  "\\b(?:hi|hello|hey|good (?:morning|afternoon|evening|night)|thanks?(?: you)?(?: (?:so much|very much|a lot))?|thx|ok(?:ay)?|got it|bye|goodbye|test(?:ing)?)\\b",
  "\\b(?:there|please|help(?: me)?|(?:who|what) are you|what(?: can| do) you do|how (?:do|can|should) i use (?:this|you|it)|how do you work|how does (?:this|it) work|what is this)\\b",
].join("|");
const courtesy = new RegExp(courtesies, "u");
/** One after the other, for the same reason. */
const courtesyWords = new RegExp(`${courtesies}|[啊呀吗呢吧哈了的哦啦 ]`, "gu");

const marks = /[\p{P}\p{S}\s]+/gu;

const maxUtf16 = 60;

/** Null for what documents may say something of, and for long texts. */
export function asideOf(text: string): Aside | null {
  if (text.length > maxUtf16) return null;
  const said = normalizeText(text).replace(marks, " ").trim();
  if (courtesy.test(said) && said.replace(courtesyWords, "") === "") return "small-talk";
  const isAsked = asksInChinese(said.replaceAll(" ", "")) || asksInEnglish(said);
  return isAsked ? "collection" : null;
}

function asksInChinese(said: string): boolean {
  if (haveChinese.test(said)) return true;
  return chineseSource.test(said) && said.replace(chineseWords, "") === "";
}

function asksInEnglish(said: string): boolean {
  const words = said.split(" ");
  const isSource = (word: string) => englishSource.test(word);
  return (
    haveEnglish.test(said) ||
    (words.some(isSource) && words.every((word) => isSource(word) || englishAround.test(word)))
  );
}

/** Then nothing was asked of the documents. */
export function isAside(reason: RefusalReason | null): reason is Aside {
  return reason === "collection" || reason === "small-talk";
}
