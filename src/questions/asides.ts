/**
 * Recognises asides: questions about the bot or its collection, and courtesies.
 * No document answers them: a search for 有哪些资料 would find any text with the word 资料.
 */
import type { Aside, RefusalReason } from "../core/domain.ts";
import { normalizeText } from "../language/normalize.ts";
import { anyOf } from "./consume.ts";
import { readTalk } from "./talk.ts";

const sources = "资料 案例 文档 文献 原文 全文 收录 数据来源 资料来源 数据库";
/**
 * Words that may accompany `sources` in a question about the collection. Verbs of action are left out: 更新了哪些资料 and
 * 要给哪些资料 ask what somebody did or has to do.
 */
const around = `
你 你们 您 我 我们 咱们 机器人 这里 这儿 这边 这 这个 那 那个 库里 里 里面 中 目前 现在 当前 还 也 已 已经 一共 总共 共 都 到底 究竟
请 请问 麻烦 帮我 给我 发我 发给我 想 想要 我要 问 看 看看 看下 看一下 知道 了解 告诉我 找 找找 查 查查 一下 把 打开 列出 列出来 出来 显示
能不能 能否 能 可以 可不可以 可否 是不是 是否 有没有 没有 有 没 是 些 哪些 哪几 哪 哪里 什么 啥 几 多少 个 份 篇 种 类
关于 有关 相关 方面 的 了 哪年 哪一年 年 最新 最近 最早 所有 全部 其他 其它 别的 另外 和 或 列表 目录
文件 材料 例子 内容 地方 地区 城市 省 市 县 区 吗 呢 吧 啊 呀 么 嘛`;

const countOrRegion = "count(?:y|ies)|cit(?:y|ies)|districts?|places?|regions?|provinces?";
const englishSource = /^(?:documents?|docs?|cases|sources?|collection|corpus|database)$/u;
const englishAround = new RegExp(
  `^(?:which|what|how|many|do|does|you|your|have|has|got|is|are|there|in|of|on|about|from|for|the|an?|any|some|all|this|that|it|can|could|may|i|we|me|us|see|show|list|tell|give|please|know|available|currently|now|and|or|other|else|${countOrRegion}|files?|materials?)$`,
  "u",
);
/** "In what cases can a county list …" asks about an action; "list …" at the start is a command to the bot. */
const englishDoing = /(?<!^(?:please )?)\b(?:list|give|tell|show)\b|\bin (?:what|which) cases\b/u;

/** 有哪些县 alone asks about the collection; with anything else, it asks what the counties did. */
const haveChinese =
  /^(?:你们?|您|这里|库里)?(?:目前|现在)?(?:都|一共|总共)?(?:(?:还?有|能查|可以查|支持|知道)了?(?:哪些|哪几个|几个|多少个?)|有没有别的)(?:县|市|区|县市|县区|城市|地方|地区)$/u;
const haveEnglish = new RegExp(
  `^(?:which|what|how many) (?:${countOrRegion}) (?:do|are|have) you (?:have|know|got|cover)(?: about| of)?$`,
  "u",
);

const courtesies = `
你好 您好 大家好 各位好 老师好 领导好 嗨 哈喽 早安 早上好 上午好 中午好 下午好 晚上好 晚安 在吗 在不在 有人吗 打扰 打扰了 打搅 打搅了 叨扰 叨扰了 不好意思 拜托 在线等 感激 感激不尽
谢谢 谢谢你 谢谢您 多谢 感谢 感谢你 感谢您 非常感谢 太感谢 辛苦 辛苦了 不客气 好的 好吧 收到 明白 明白了 知道了 了解了 再见 拜拜 测试 测试一下
帮助 请问 请教一下 使用说明 使用方法 使用帮助 怎么用 怎么使用 如何使用 怎么问 怎么提问 如何提问
你是谁 您是谁 你是什么 你是机器人 你是人工智能 你是ai 你是真人 你叫什么 你叫什么名字 你叫啥 你会什么 你会做什么 你会干什么
你能做什么 你能干什么 你能干啥 你能干嘛 您能做什么 你可以做什么 你能帮我做什么 你能回答什么 你会回答什么 你能回答什么问题 你能回答哪些问题 能做什么 可以问什么
你是做什么 你是干什么 你是干啥 你是干嘛 你有什么功能 你有哪些功能 你有什么用`;
const courtesiesEnglish = [
  "hi|hello|hey|excuse me|sorry to bother you|good (?:morning|afternoon|evening|night)|thanks?(?: you)?(?: (?:so much|very much|a lot))?(?: for your help)?|thx|ok(?:ay)?|got it|bye|goodbye|test(?:ing)?",
  "help(?: me)?|(?:who|what) are you|what(?: can| do) you do|what can i ask(?: you)?|how (?:do|can|should) i use (?:this|you|it|the bot|this bot)|how do you work|how does (?:this|it) work|what is this",
].join("|");

/** Words that may accompany courtesies. */
const besideCourtesies =
  "一下 各位 大家 老师 领导 大佬 大神 这个 机器人 的帮助 的解答 啊 呀 吗 呢 吧 哈 了 的 哦 啦";
const besideEnglish = "there|please";

const chineseSource = new RegExp(anyOf(sources), "u");
const chineseWords = new RegExp(anyOf(`${sources} ${around}`), "gu");
const courtesy = new RegExp(`${anyOf(courtesies)}|\\b(?:${courtesiesEnglish})\\b`, "u");
const courtesyWords = new RegExp(
  `${anyOf(`${courtesies} ${besideCourtesies}`)}|\\b(?:${courtesiesEnglish}|${besideEnglish})\\b| `,
  "gu",
);

const marks = /[\p{P}\p{S}\s\ufe0f]+/gu;

const maxUtf16 = 60;

/** Null for what documents may answer, and for texts longer than `maxUtf16`. */
export function asideOf(text: string): Aside | null {
  return readTalk(text) === null ? asideInPart(text) : "small-talk";
}

/** As `asideOf`, for what is left of a question without its places and limits, which may be a topic: 设置, 取消. */
export function asideInPart(text: string): Aside | null {
  if (text.length > maxUtf16) return null;
  const said = normalizeText(text).replace(marks, " ").trim();
  if (courtesy.test(said) && said.replace(courtesyWords, "") === "") return "small-talk";
  const isAsked = asksInChinese(said.replaceAll(" ", "")) || asksInEnglish(said);
  return isAsked ? "collection" : null;
}

/** For the text beside a place. Null for a question for a number: it may be about what was done there. */
export function asideOnPlace(text: string): Aside | null {
  return /几|多少|\bhow many\b/iu.test(text) ? null : asideInPart(text);
}

function asksInChinese(said: string): boolean {
  if (haveChinese.test(said)) return true;
  return chineseSource.test(said) && said.replace(chineseWords, "") === "";
}

function asksInEnglish(said: string): boolean {
  if (haveEnglish.test(said)) return true;
  const words = said.split(" ");
  const isSource = (word: string) => englishSource.test(word);
  return (
    words.some(isSource) &&
    words.every((word) => isSource(word) || englishAround.test(word)) &&
    !englishDoing.test(said)
  );
}

export function isAside(reason: RefusalReason | null): reason is Aside {
  return reason === "collection" || reason === "small-talk";
}
