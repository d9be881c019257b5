/**
 * Finds what a heading or the first sentence of a measure says was done, in words of which a question can be made: of
 * "三是设立乡镇事业编制周转池。" 设立乡镇事业编制周转池. Slogans, results, problems and parts of sentences yield nothing:
 * what is offered to be asked has to read as somebody would ask it.
 */
import { withoutMarker } from "../documents/markers.ts";
import { onOneLine } from "../language/printable.ts";
import type { TaggedWord, Tokenizer } from "../language/tokenize.ts";

export interface Action {
  /** Without the words for its manner. */
  readonly words: string;
  /** How little its words say of any other action, 0.2 to 1: the mean of their shares. */
  readonly telling: number;
}

/** The most telling action of the line; null for none. */
export type ActionReader = (line: string) => Action | null;

/** A heading or the title of a measure; what is longer is told in sentences, whose clauses lean on each other. */
const maxLineUtf16 = 34;
/** Shorter ones name nothing; longer ones nobody asks in one breath, and no button shows. */
const [minUtf16, maxUtf16] = [4, 18];

/**
 * Verbs with an object by which official texts say what was done. A part of speech would not do: half of what is tagged
 * as a verb is used as a noun there (编制, 执法, 改革), and some verbs are tagged as something else.
 */
const actionVerbs = wordsOf(`
  建立 健全 完善 优化 调整 整合 统筹 推进 推动 推行 实行 实施 开展 组建 设立 设置 成立 建设 构建 打造 搭建 新建 改建 扩建 修建
  创建 创设 开设 开办 开通 开放 举办 制定 出台 修订 明确 厘清 理顺 划清 分清 区分 划分 划定 界定 细化 量化 分解 规范 统一 集中
  强化 加强 提升 提高 增强 改进 改善 深化 拓展 扩大 创新 探索 试行 启用 推广 普及 落实 压实 夯实 做实 做强 做优 做大 筑牢 织密
  严控 控制 管控 管住 管好 用好 办好 抓好 压减 压缩 精简 精减 核减 减少 减轻 降低 缩短 取消 简化 清理 清退 盘活 撤销 撤并
  合并 归并 划转 下放 下沉 承接 移交 收回 回收 配备 配强 配齐 选派 选聘 选拔 培养 培训 培育 引进 引入 引导 吸引 吸纳 招聘 招录
  聘用 接收 安置 分流 调配 配置 保障 保护 治理 整治 修复 防治 防范 化解 解决 破解 打通 畅通 衔接 提供 发放 奖励 激励 激发 激活
  鼓励 支持 扶持 资助 督促 动员 宣传 确保 促进 凝聚 汇聚 摸清 查清 算清 重塑 重构 再造 改造 升级 更新 整理 公开 公示 发布 购买
  采购 筹集 筹措 遏制 打击 查处 约束 限制 巩固 挖掘 开发 利用 设 加大 加快 做好 减免 开辟 延长 放宽 拓宽 兑现 帮助 发挥 充分发挥
  维护 增加 缓解 丰富 便利 稳定`);
/** Of these, with one word behind them, nobody can tell whether they are a verb: 支持政策, 保障措施. */
const alsoNouns = wordsOf(
  "建设 支持 扶持 保障 保护 培训 培育 治理 整治 防治 修复 调整 配置 激励 奖励 约束 引导 宣传 开发 利用 创新 监督 稳定 便利",
);
/** Manners that jieba's dictionary has as other parts of speech than adverbs. */
const manners = wordsOf(
  "合理 全面 精心 科学 深入 精准 全力 大力 着力 有序 妥善 优先 抓紧 依法 分类 分步 逐步 统一 集中",
);

export function createActionReader({
  tag,
  tellingShare,
}: Pick<Tokenizer, "tag" | "tellingShare">): ActionReader {
  const actionIn = (clause: string): readonly Action[] => {
    if (!isPlain(clause) || tellsOfFaults(clause)) return [];
    const words = tag(clause).filter(({ word }) => !/^[“”]$/u.test(word));
    if (words.some(leansOnOthers)) return [];
    const [first, second] = words;
    const manner = first !== undefined && isManner(first) && isActionVerb(second) ? first.word : "";
    const action = clause.slice(manner.length);
    const [verb, ...others] = manner === "" ? words : words.slice(1);
    const object = others.at(-1);
    if (!isActionVerb(verb) || object === undefined || action.length < minUtf16) return [];
    if (!/^(?:[nvjlsxb]|an)/u.test(object.tag)) return [];
    if (others.length === 1 && verb !== undefined && alsoNouns.has(verb.word)) return [];
    const shares = words.map(({ word }) => tellingShare(word));
    return [
      { words: action, telling: shares.reduce((sum, share) => sum + share, 0) / shares.length },
    ];
  };
  return (line) => {
    const text = withoutMarker(onOneLine(line)).replace(/[。；;]$/u, "");
    if (text.length > maxLineUtf16) return null;
    const clauses = text.split(/[，,。；;：:！!？?…]/u).map((clause) => clause.trim());
    const actions = clauses.flatMap(actionIn);
    return actions.toSorted((one, other) => other.telling - one.telling)[0] ?? null;
  };
}

function isActionVerb(word: TaggedWord | undefined): boolean {
  return word !== undefined && actionVerbs.has(word.word);
}

function isManner({ word, tag: kind }: TaggedWord): boolean {
  return /^(?:d|ad|a|vd)$/u.test(kind) || manners.has(word);
}

/** Chinese characters, and what is quoted is quoted whole. */
function isPlain(clause: string): boolean {
  const isOfLength = clause.length >= minUtf16 && clause.length <= maxUtf16;
  const isWhole = /^(?:“”)*$/u.test(clause.replaceAll(/[^“”]/gu, ""));
  return isOfLength && isWhole && /^[\p{Script=Han}“”]+$/u.test(clause);
}

/** Pronouns point elsewhere; 了, 着, 过, 得 and 地 tell what, or how something, has come about. */
function leansOnOthers({ tag: kind }: TaggedWord): boolean {
  return /^(?:r|u[lzgdv])/u.test(kind);
}

/** What is not done, or wrong, is no practice. */
function tellsOfFaults(clause: string): boolean {
  return /[不没未无非难]|问题|短板|困难/u.test(clause);
}

function wordsOf(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/u));
}
