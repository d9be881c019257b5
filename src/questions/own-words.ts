/**
 * Tells what a message says by itself: something that can be looked up (超编人员怎么安置), or only words that point to what
 * was said before it (这个哪里有过), ask about an aspect of that (效果怎么样), or name a place or limits for it (上犹有没有).
 *
 * By closed classes of words: function and asking words (the tokenizer's stop words), places and limits, kinds of place,
 * verbs for doing and looking up, and nouns for what is said, done or asked about it. A noun or a term of the field
 * outside of these is a subject. A verb is not: whose doing it is, stands elsewhere. Neither is an everyday English word.
 */
import { createBaseForm, wordKey } from "../language/english-words.ts";
import { blankRanges, normalizeText } from "../language/normalize.ts";
import type { PlaceReading } from "../places/recognize.ts";
import { rareWordShare } from "../search/weights.ts";
import { type Concept, isGeneral, type ReadConcepts } from "./concepts.ts";
import type { PlaceWords } from "./limit-follow-up.ts";
import { limitRanges, type ReadLimits } from "./limits/read-limits.ts";

export interface OwnWords {
  readonly text: string;
  /** What it says, places and limits aside. `aspect`: an aspect of what is spoken of. */
  readonly carries: "nothing" | "aspect" | "subject";
  /** How many things it names; 0 where it carries no subject. */
  readonly subjectCount: number;
  /** Whether one of them is a term of the field. */
  readonly isOfField: boolean;
  /** All things that it names, also those that are no subject by themselves. */
  readonly names: readonly string[];
  /** Whether it points to something that stands there: 这个, 查一下, a mere mark. */
  readonly isPointing: boolean;
  /** Normalised, without places and limits. */
  readonly rest: string;
  /** Those that are no part of the limits. */
  readonly places: readonly PlaceReading[];
  readonly limits: ReadLimits | null;
}

export interface OwnWordsMeans {
  readonly readConcepts: ReadConcepts;
  readonly words: PlaceWords;
}

export type ReadOwnWords = (text: string) => OwnWords;

export function createOwnWordsReader({ readConcepts, words }: OwnWordsMeans): ReadOwnWords {
  return (text) => {
    const limits = words.readLimits(text);
    const places = words.read(text).filter((reading) => reading !== limits?.regionReading);
    const ranges = [
      ...places.map(({ range }) => range),
      ...(limits === null ? [] : limitRanges(limits)),
    ].toSorted(([one], [other]) => one - other);
    const rest = normalizeText(blankRanges(text, ranges));
    const concepts = readConcepts(rest);
    // The glossary has phrases that ask: 怎么考核, 花了多少钱, "who pays".
    const named = concepts.flatMap((concept) => {
      const asked = concept.written.replaceAll(asking, " ");
      return asked === concept.written ? concept : readConcepts(asked.trim());
    });
    const subjects = named.filter(isSubject);
    const subjectCount = subjects.length;
    const hasSubject = subjectCount > 0 || quoted.test(text) || tellsEnough(named);
    const asksAspect = concepts.some(isAspect) || aspectAsked.test(rest);
    return {
      text,
      carries: hasSubject ? "subject" : asksAspect ? "aspect" : "nothing",
      subjectCount,
      isOfField: subjects.some((subject) => subject.isOfField),
      names: concepts.flatMap(({ written, isName }) =>
        isName && !singleHan.test(written) ? written : [],
      ),
      isPointing: pointing.test(rest),
      rest,
      places,
      limits,
    };
  };
}

const listed = (words: string) => new Set(words.split(/\s+/u).filter((word) => word !== ""));

/** Kinds of place, and words for other places. */
const regions = listed(`
省 市 县 区 旗 州 省份 县市 县区 市县 市区 区县 城市 县级市 地区 地方 地级市 省市 全国 国内 外地 外省 外县 本地 当地 本县 本市 别处 别家 兄弟 周边 邻县 谁家 人家 哪家 同行 单位 同志 同事 群里 省里 市里 县里 区里 群友 大神 老师 各位 大佬
county city province district place region area town local municipality jurisdiction government locality elsewhere anywhere somewhere country china chinese people person team folk guy colleague`);

/** Doing something whatever it is, and saying, looking up or judging it. */
const verbs = listed(`
做 搞 弄 办 干 用 试 改 行 学 推 落 出现 发生 存在 出台 发布 公布 印发 颁布 下发 实行 实施 落实 落地 推行 推广 推进 试行 施行 试点 尝试 操作 采用 采取 探索 借鉴 参考 参照 照搬 效仿 仿照 复制 应用 使用 处理 解决 对待 应对
查 查查 查询 查找 查到 查证 搜 搜搜 搜索 检索 找 找找 翻 翻翻 求 求证 求解 求助 求问 帮 帮忙 帮助 麻烦 劳驾 分析 解读 解释 科普 翻译 点评 评价 评论 对照 对比 核实 确认 证实 验证 补充 分享 提供 推荐 请教 咨询 反馈 汇报 展开 总结 归纳 讨论 收录
属实 靠谱 可靠 可行 合适 合理 合规 合法 正确 真实 有用 有效 类似 相似 相同 同样 一样 差不多 同类 成功 成熟 典型 现成 先进 在理 落伍 新鲜 见过 听过 说过 做过 用过 干过 试过 搞过 提到 提过 库里
do have try test adopt use apply implement introduce pilot attempt practise practice copy follow handle tackle deal solve arrange
look check search find show see read watch tell ask help assist verify confirm explain analyse compare discuss comment think believe hear know mention say share recommend suggest guess need want like wonder sound
true false real legit correct right wrong good bad great nice possible feasible legal ok sure similar same comparable alike identical equivalent successful proven interesting`);

/** Names for what is spoken of, and for where it is looked up. */
const things = listed(`
这 那 这事 那事 事 事儿 事情 问题 话 句话 一句 话题 说法 讲法 提法 道理 观点 意见 建议 看法 想法 主意 信息 消息 新闻 帖子 文章 报道 报导 内容 正文 楼上 上面 上文 上述 上条 前面 图 图片 截图 链接 原文 原话 规定 文字 文本 段话 段子 传言 谣言 视频
案例 例子 实例 事例 先例 前例 范例 样本 样板 典型 经验 做法 办法 方法 方式 模式 路子 思路 套路 招 招数 举措 措施 动作 操作 方案 政策 制度 机制 改法 搞法 干法 资料 材料 文档 文献 库 数据库 资料库 案例库 机器人 小助手 助手 类 种 条 段 篇 类型 情形 情况 现象 尝试 实践
thing stuff matter thought issue question topic point claim idea proposal suggestion plan opinion news post message article text quote paragraph passage story report above link picture screenshot statement
example case precedent instance sample experience approach method model practice measure policy way step kind sort type document material source database library collection bot record answer info information`);

/** What is asked of something that is spoken of. */
const aspects = listed(`
效果 成效 成果 结果 后果 影响 作用 意义 反响 反应 评价 原因 理由 目的 依据 证据 来源 出处 背景 前提 条件 标准 要求 范围 规模 时间 日期 时限 期限 流程 程序 步骤 细节 难点 难处 困难 阻力 障碍 教训 风险 隐患 弊端 缺点 不足 优点 好处 优势 亮点 特点 代价 成本 费用 花费 经费 资金 钱 人数 数量 数字 数据 比例 进展 进度 后续 文件 文号
effect result outcome consequence impact success failure reason purpose basis origin evidence proof background condition requirement criterion criteria scope scale timeline date deadline schedule procedure process detail difficulty obstacle challenge lesson risk drawback problem downside disadvantage advantage benefit cost expense funding money amount number figure progress work pay`);

const saysLittle: ReadonlySet<string> = new Set([...regions, ...verbs, ...things, ...aspects]);
const baseForm = createBaseForm(new Set([...saysLittle].map(wordKey)));
const asking = /多少|[几谁啥哪]|什么|怎么|如何|\b(?:who|what|when|where|which|why|how)\b/gu;
const singleHan = /^\p{Script=Han}$/u;
const isLatin = (word: string) => /^[a-z]/u.test(word);

function isIn(words: ReadonlySet<string>, word: string): boolean {
  return words.has(word) || (isLatin(word) && words.has(baseForm(wordKey(word))));
}

/** Whether a normalised word or phrase says nothing of what is spoken of: a place's kind, a doing, a thing, an aspect. */
export function isListed(written: string): boolean {
  const parts = isLatin(written) ? written.split(/[^a-z]+/u) : [written];
  return parts.every((part) => isIn(saysLittle, part));
}

function isSubject(concept: Concept): boolean {
  const { written, isOfField, isName, telling, number } = concept;
  if (number !== null || isGeneral(concept) || singleHan.test(written)) return false;
  if (isListed(written)) return false;
  return isOfField || (isLatin(written) ? telling >= rareWordShare : isName);
}

/** What is put in quotes, or is a title, is named by that. */
const quoted = /[“"「『《][^”"」』》]{2,}[”"」』》]/u;

/** The least sum of what everyday words tell, verbs too, from which they are a question: 批块地还得两头跑吗. */
const leastTelling = 1.2;

/** 这边, 这么: a pronoun, however rare. */
const points = /^[这那哪此该某]/u;

function tellsEnough(concepts: readonly Concept[]): boolean {
  const others = concepts.filter(
    ({ written, number }) =>
      number === null && !singleHan.test(written) && !points.test(written) && !isListed(written),
  );
  return others.reduce((sum, { telling }) => sum + telling, 0) >= leastTelling;
}

function isAspect({ written }: Concept): boolean {
  return isIn(aspects, written);
}

const aspectAsked =
  /为什么|为何|为啥|什么时候|何时|哪一?年|多久|多少(?!.{0,2}[省市县区地])|几[年月天个]?(?=人|钱|万|元)|\bwhy\b|\bwhen\b|\bhow (?:long|much|many)\b/u;

/** Not 那上犹呢 or "did it work": these go on with what was said before. */
const pointing =
  /^[^\p{L}\p{N}]*$|[这此该]|那(?:个|些|种|样|条|篇|段|事)|上[面述文条]|前面|楼上|一下|(?:看|查|搜|找|翻|问|评)(?:看|查|搜|找|翻|问|评|下|$)|\b(?:this|these|look|check|search|find|see|above)\b/u;
