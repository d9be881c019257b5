/**
 * Recognises messages that ask the documents nothing: thanks, signs of attention, the wish for a command that is written
 * without its slash, and for another language. Each consists of nothing but words of its class.
 */
import type { Language } from "../core/domain.ts";
import { isNothingBut, saidWords, wordsOrNothing } from "./consume.ts";
import { isDoubt } from "./doubt.ts";

export type Talk =
  | { readonly kind: "thanks" }
  /** Laughter, praise, agreement, emoji: it needs no answer. */
  | { readonly kind: "reaction" }
  /** Says that a question is to come: 请教一个问题. */
  | { readonly kind: "opening" }
  /** What was shown is said to be wrong, and not what would be right. */
  | { readonly kind: "objection" }
  | { readonly kind: "rewording" }
  | { readonly kind: "command"; readonly command: TalkCommand };

export type TalkCommand = "help" | "start" | "cases" | "language" | "new" | "privacy";

const maxUtf16 = 40;

const beside = wordsOrNothing(
  `啊 呀 哈 了 的 哦 啦 喽 咯 哟 呢 吧 嘛 你 您 你们 大家 老师 各位 领导 机器人 小助手 助手 这个 真 真的 太 很 非常 特别 挺 蛮 还 也 那 就 先 已 已经 都 又 一下
  解答 回答 帮助 指点 分享 提供 资料 说得 讲得 写得 做得 说的 讲的 写的 总结得`,
  "one you i it very much so a lot for your help the answer answers this that it s is are was really all everyone guys mate mates pal buddy bro dude man folks sir team",
);
const thanks = wordsOrNothing(
  "谢谢 多谢 感谢 谢了 谢啦 谢过 致谢 拜谢 辛苦 辛苦了 劳驾 麻烦了 麻烦你了 3q",
  "thanks thank thx ty cheers ta appreciate appreciated",
);
const reactions = wordsOrNothing(
  `学习 学到 学到了 收藏 收藏了 码住 马克 赞 点赞 厉害 牛 牛啊 强 棒 (?<![你您们家位师导])好 行 可以 不错 很好 对 是 是的 没错 同意 支持 赞同 认同 有用 有道理
  受教 长见识 涨知识 涨姿势 收到 明白 清楚 了解 知道 懂 晓得 嗯 哦 噢 喔 额 呃 诶 咦 哇 哎呀 原来如此 原来是这样 说得对 说得好 讲得好 写得好 做得好 值得学习 值得借鉴 可以借鉴 借鉴 佩服 精彩
  开心 有意思 有收获 期待 加油 666 顶 好家伙 绝了 妙 算了 没事 没事了 不用 不用了 没什么
  天哪 天啊 我的天 老天 妈呀 我去 我靠 卧槽 哇塞 哇噻 哇哦 嚯 哎哟 哟呵 啧 唉 唔 牛逼 yyds nb 绝 绝绝子 有点东西 大开眼界 服了 服气 震惊 惊了 无语 同感 干货 好事 好消息 太好了 果然 我也是`,
  `ok okay cool great nice good awesome perfect wow lol haha hahaha yes yep yeah sure right agreed indeed interesting useful helpful got it i (?<=\\bi\\s)see understood noted
  well done good job makes sense fair enough forget it never mind nevermind no worries no problem
  omg oh my god my god goodness gosh wtf whoa woah yay hmm hm mhm ugh oops phew yikes damn dang jeez gee aw aww ah oh ooh eh huh meh duh bravo kudos congrats congratulations yup welp ikr tbh lmao rofl lmfao smh k kk
  find bye goodbye farewell gotcha sweet neat brilliant excellent fantastic fascinating impressive amazing incredible unbelievable lovely super wonderful terrific bingo exactly definitely absolutely totally fair point good point no kidding crazy insane love it`,
);
const laughter = /[哈呵嘿嘻]{2,}|h{2,}|(?:ha){2,}|6{2,}|[+＋]\d+/gu;
const objections = wordsOrNothing(
  "不对 不是 错 错了 不是这个 不是这样 答非所问 答错 搞错 弄错 看错 不准 不准确 不相关 没关系 没有关系 无关 文不对题",
  "wrong incorrect irrelevant unrelated nope no not",
);
const besideObjections = wordsOrNothing(
  `啊 呀 了 的 吧 呢 嘛 你 您 这 这个 这些 那个 完全 都 好像 回答 答 得 我 问 要 找 想 说 讲 写 意思 跟 和 什么`,
  "that s is it this these the answer what i asked meant wanted you are your one at all completely",
);
/** Asks for the same in other words, which are not the documents'. */
const rewordings = wordsOrNothing(
  "总结 概括 归纳 提炼 简单 简短 简要 精简 浓缩 缩写 缩短 说人话 大白话 列表 表格 图表 列个表 画个图 做个图 导出 下载 word excel ppt pdf doc 通俗 翻译 改写 太长 看不懂 没看懂 看不明白 长话短说",
  "table chart spreadsheet slides export download pdf word excel summarize summarise summary tldr shorter simpler shorten rephrase reword translate translation brief briefly paraphrase",
);
const besideRewordings = wordsOrNothing(
  `我 你 请 帮 帮我 给我 给 把 它 这 这个 这些 这段 上面 上面的 刚才 刚才的 能 能不能 可以 可不可以 吗 吧 呢 了 的 点 一点 些 一下 下 说 讲 用 说说 讲讲 成 话 一句话 几句话
  英文 中文 再 来 个 份 发 生成 做 导 出来 打包 文件 格式 版 第一条 第二条 第三条 第一个 第二个 第三个 内容 要点 就行 就好 太`,
  "please can could you it this that me for to a the in english chinese words one sentence make give is too long give first second third last into as send file format version get have need want say",
);

const openings = wordsOrNothing(
  "请教 咨询 打听 求教 讨教 问(?!题) 提问 请问 有事 有问题",
  "ask question questions query help",
);
const besideOpenings = wordsOrNothing(
  "一个 个 几个 一些 些 点 问题 疑问 疑惑 事 事情 事儿 件 下 一下 您 你 你们 大家 各位 老师 领导 机器人 想 我 我们 有 能 能不能 可以 可不可以 吗 向 跟 和 这边 这里 要 还 再 另外 的 呢 吧 啊 新 不懂 不太懂 地方 关于 请 帮我 了",
  "can could may i we you me a an one few some something quick want would like to have has got there another please got s d let about",
);

const commands: readonly (readonly [TalkCommand, RegExp])[] = [
  [
    "help",
    wordsOrNothing(
      "菜单 主菜单 帮助 功能 功能列表 使用说明 说明 说明书 用法 使用方法 指南 命令 命令列表 指令 退出 结束 返回 取消 停止 关闭 主页 首页 返回主菜单",
      "menu main help usage manual commands exit quit stop cancel end home back",
    ),
  ],
  [
    "language",
    wordsOrNothing(
      "设置 设定 语言 语言设置 选择语言 切换语言",
      "settings setting preferences options language lang languages",
    ),
  ],
  [
    "cases",
    wordsOrNothing("目录 资料目录 资料清单 资料列表 案例列表 全部资料", "cases catalogue catalog"),
  ],
  [
    "new",
    wordsOrNothing(
      "重新开始 重来 重新来 从头来 从头开始 新话题 新对话 换个话题 换话题 换个问题 换一个问题 下一个问题 另起话题 清空 清除 重置",
      "new reset restart clear over afresh anew",
    ),
  ],
  ["start", wordsOrNothing("开始 启动 开始使用", "start begin")],
  ["privacy", wordsOrNothing("隐私", "privacy")],
];
const besideCommands = wordsOrNothing(
  "请 打开 显示 看看 看 我 要 想 给 下 一下 的 吧 了 呢 在 哪 哪里",
  "please the open show me chat start all again from scratch",
);

/** Null for what may be asked of the documents. */
export function readTalk(text: string): Talk | null {
  if (text.length > maxUtf16) return null;
  const said = saidWords(text);
  if (said === "") return /^[^\s?？]+$/u.test(text) ? { kind: "reaction" } : null;
  // What is settled by the original.
  if (isDoubt(text)) return null;
  const left = said.replace(laughter, "").replace(emoji, "");
  if (isMadeOf(left.replace(reactions, ""), thanks, beside)) return { kind: "thanks" };
  const isReaction = [left, withRuns(left, "$1$1"), withRuns(left, "$1")].some((each) =>
    isMadeOf(each, reactions, beside),
  );
  if (left.trim() === "" || isReaction) return { kind: "reaction" };
  if (!/[?？]/u.test(text) && isMadeOf(left, objections, besideObjections))
    return { kind: "objection" };
  if (isMadeOf(left, rewordings, besideRewordings) || asksToTranslate(left))
    return { kind: "rewording" };
  if (isMadeOf(left, openings, besideOpenings) && said !== "help") return { kind: "opening" };
  const found = commands.find(([, words]) => isMadeOf(left, words, besideCommands));
  return found === undefined ? null : { kind: "command", command: found[0] };
}

const emoji = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{fe0f}\u{200d}]+/gu;

/** 把这段发英文: where the language is not that of what follows, it is that of what was shown. */
function asksToTranslate(said: string): boolean {
  return languageNames.some(([, name]) => isMadeOf(said, name, besideRewordings));
}

/** "sooo cooool" is said with letters drawn out. */
function withRuns(said: string, run: string): string {
  return said.replace(/([a-z])\1{2,}/gu, run);
}

/** Whether at least one of the words stands there, and beside them only the others. */
function isMadeOf(said: string, words: RegExp, others: RegExp): boolean {
  const rest = said.replace(words, "");
  return rest !== said && isNothingBut(rest, others);
}

const consent =
  /^(?:要|要看|看|看看|看下|看一下|想看|想|好|好的|好啊|好呀|行|可以|是|是的|对|嗯+|需要|当然|来吧?|发|发吧|yes|yes please|yeah|yep|sure|ok|okay|please|please do|go ahead|show me)(?:吧|的|呀|啊|了)?$/u;

/** Whether it says yes to what the bot asked. */
export function isConsent(text: string): boolean {
  return text.length <= maxUtf16 && consent.test(saidWords(text));
}

const languageNames: readonly (readonly [Language, RegExp])[] = [
  ["en", /英文|英语|\benglish\b/gu],
  ["zh", /中文|汉语|普通话|国语|华语|简体|\bchinese\b|\bmandarin\b/gu],
];
const besideLanguages = wordsOrNothing(
  "请 请问 麻烦 用 以 改 改用 改成 换 换成 切换 切换到 切换成 转 转成 设 设为 设成 设置 成 为 回答 回复 答复 说 讲 写 输出 显示 界面 版 交流 我 给 跟 你 能 能不能 可以 可不可以 会 吗 吧 呢 一下 以后 都 看不懂 不懂 只 要 语言",
  "in please can could would you to me speak talk answer reply respond use switch change write only now back language plain simple from on i don t read do the let s",
);

export interface LanguageRequest {
  readonly language: Language;
  /** What is asked besides, in another sentence; empty for nothing. */
  readonly rest: string;
}

/** A wish for a language as the first or last sentence of a message; null for none. */
export function readLanguageRequest(text: string): LanguageRequest | null {
  const sentences = text.match(/[^?？。.!！:：,，;；\n]+[?？。.!！:：,，;；\n]*/gu) ?? [];
  for (const index of new Set([0, sentences.length - 1])) {
    const language = languageWanted(sentences[index] ?? "");
    if (language === null) continue;
    const rest = sentences.toSpliced(index, 1).join("").trim();
    return { language, rest };
  }
  return null;
}

function languageWanted(sentence: string): Language | null {
  if (sentence.length > maxUtf16) return null;
  const said = saidWords(sentence);
  // 看不懂英文 asks for the other.
  const isRefused = /不懂|不会|\bdon t\b|\bcan t\b/u.test(said);
  const found = languageNames.filter(([, name]) => isMadeOf(said, name, besideLanguages));
  const [only] = found;
  if (only === undefined) return null;
  if (!isRefused) return only[0];
  return only[0] === "en" ? "zh" : "en";
}
