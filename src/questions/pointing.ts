/**
 * Reads messages that point at what was just shown and ask for no more than to see it: 第二条展开说说, 2, 全文发我,
 * 出处呢, 下一段, "the second one in full". Such a message consists of an ordinal, a word for what is wanted, and words
 * that only carry the request; with anything else in it, it is a question.
 */
import { valueOf } from "../language/numerals.ts";
import { isNothingBut, saidWords, wordsOrNothing } from "./consume.ts";
import { isDoubt } from "./doubt.ts";

/**
 * `next`, `before`: the neighbouring passage of the document; `next-item`: what was shown, or is to be shown, behind it;
 * `onward`: the next passage where one was opened, else more excerpts; `again`: what was shown last, once more.
 */
export type Wanted =
  "passage" | "document" | "source" | "next" | "before" | "next-item" | "onward" | "again";

export interface Pointer {
  readonly wanted: Wanted;
  /** 1 is the first, -1 the last; empty where none is counted: what was opened last, else the best. */
  readonly ordinals: readonly number[];
  /** Written as articles of a regulation are: 第二条. */
  readonly isArticle: boolean;
  /** Whether it is asked if what was shown is true: 真的吗. */
  readonly isDoubt?: boolean;
}

/** Longer messages ask something. */
const maxUtf16 = 40;

/** Null for a message that asks anything else. */
export function readPointer(text: string): Pointer | null {
  if (text.length > maxUtf16) return null;
  if (isDoubt(text)) return { wanted: "source", ordinals: [], isArticle: false, isDoubt: true };
  const counted = readOrdinals(saidWords(text.replace(listMark, "和")));
  const { ordinals, isArticle } = counted;
  let { rest } = counted;
  const found: Wanted[] = [];
  for (const [wanted, pattern] of wants) {
    const left = rest.replace(pattern, " ");
    if (left !== rest) found.push(wanted);
    rest = left;
  }
  if (!isNothingBut(rest, carriers)) return null;
  if (found.length === 0 && ordinals.length === 0) return null;
  return { wanted: chosenOf(found, counted), ordinals, isArticle };
}

/** Beside the name of a passage. */
const besideName: readonly (readonly [Wanted, RegExp])[] = [
  [
    "next",
    /(?:之|以)?后(?:面|边|头|续)?|接着|\b(?:(?:comes?|came|right|just|next|follow(?:s|ing)) )?(?:after|behind|next|follow(?:s|ing))\b/gu,
  ],
  [
    "before",
    /(?:之|以)?前(?:面|边|头)?|\b(?:(?:comes?|came|right|just) )?(?:before|previous|preceding)\b/gu,
  ],
  [
    "passage",
    /区别|不同|差别|异同|对比|比较|对照|关系|\b(?:compared?|versus|vs|differ(?:s|ent|ences?)?)\b/gu,
  ],
];

/** What is wanted of passages by a text in which their names are left out; null for a text that asks anything else. */
export function wantedOfNamed(rest: string): Wanted | null {
  const pointer = readPointer(rest);
  if (pointer !== null) return pointer.ordinals.length === 0 ? pointer.wanted : null;
  const said = saidWords(rest);
  if (isNothingBut(said, carriers)) return "passage";
  const found = besideName.find(([, pattern]) =>
    isNothingBut(said.replace(pattern, " "), carriers),
  );
  return found?.[0] ?? null;
}

/** What is left of a text besides the words that ask to see something: the name of a passage, in 看看 hequ-07 的全文. */
export function withoutRequest(text: string): string {
  const request = new RegExp(
    [...wants.map(([, pattern]) => pattern), carriers].map(({ source }) => source).join("|"),
    "giu",
  );
  return text
    .normalize("NFKC")
    .replace(/[?!。,、:~…]+/gu, " ")
    .replace(request, " ")
    .trim();
}

function chosenOf(found: readonly Wanted[], { ordinals, isDocument }: Ordinals): Wanted {
  const [wanted = "passage"] = found;
  // All of an excerpt is its passage; all of a document is asked for by 第二篇.
  if (wanted === "document" && ordinals.length > 0 && !isDocument) return "passage";
  return wanted === "passage" && isDocument ? "document" : wanted;
}

interface Ordinals {
  readonly ordinals: readonly number[];
  readonly isArticle: boolean;
  /** Whether whole documents are counted. */
  readonly isDocument: boolean;
  /** The message without them. */
  readonly rest: string;
}

/** Between two ordinals: 第二、三条. */
const listMark = /(?<=[\d一二两三四五六七八九十])\s*[、,，]\s*(?=第?[\d一二两三四五六七八九十])/gu;
const numeral = "(?:\\d{1,3}|[一二两三四五六七八九十百零]{1,5})";
const unit = "(?:个?(?:地方|[县市区])(?![委级])|条|个|段|点|项|则|处|款|篇|份|号|块)";
const ordinalInChinese = new RegExp(
  [
    `(?<back>倒数)?第(?<list>${numeral}(?:[和跟与及]?第?${numeral})*)(?<unit>${unit})?`,
    `前(?<upTo>[二两三四五2-5])${unit}`,
    `(?<last>最后|末尾?)(?:的|那)?(?:一)?(?<lastUnit>${unit})`,
    `(?<first>头一|打头的?那?|最上面的?那?一?|最前面的?那?一?)(?:${unit})`,
    `(?<![\\d+])#?(?<bare>\\d{1,2})(?:号)?(?![\\d%人名件次年月日]|${unit})`,
    `^(?<alone>[一二三四五六七八九十])$`,
  ].join("|"),
  "gu",
);
const inWords = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];
const ordinalInEnglish = new RegExp(
  `\\b(?:(?<word>${inWords.join("|")})|(?<last>last)|(?<figure>\\d{1,2})(?:st|nd|rd|th)|(?<noun>number|no|item|excerpt|passage|result|quote|article) ?(?<number>\\d{1,2}))\\b`,
  "gu",
);

function readOrdinals(said: string): Ordinals {
  const ordinals: number[] = [];
  let units = "";
  const add = (value: number) => {
    ordinals.push(value);
    return " ";
  };
  const english = said.replace(ordinalInEnglish, (...match) => {
    const { word, last, figure, noun, number } = groupsOf(match);
    if (noun === "article") units += "条";
    if (word !== undefined) return add(inWords.indexOf(word) + 1);
    return add(last === undefined ? Number(figure ?? number) : -1);
  });
  const rest = english.replace(ordinalInChinese, (...match) => {
    const groups = groupsOf(match);
    units += groups["unit"] ?? groups["lastUnit"] ?? "";
    if (groups["last"] !== undefined) return add(-1);
    if (groups["first"] !== undefined) return add(1);
    const upTo = valueOf((groups["upTo"] ?? "零").replace("两", "二"));
    for (let value = 1; value <= upTo; value += 1) add(value);
    if (upTo > 0) return " ";
    const written = groups["list"] ?? groups["bare"] ?? groups["alone"] ?? "";
    const values = [...written.matchAll(new RegExp(numeral, "gu"))].map(([each]) => valueOf(each));
    for (const value of values) add(groups["back"] === undefined ? value : -value);
    return " ";
  });
  return { ordinals, isArticle: units === "条", isDocument: /[篇份]/u.test(units), rest };
}

function groupsOf(match: readonly unknown[]): Readonly<Record<string, string | undefined>> {
  return match.at(-1) as Readonly<Record<string, string | undefined>>;
}

/** In this order: of 下一段的原文, the next passage is what is wanted. Each is only used to replace. */
const wants: readonly (readonly [Wanted, RegExp])[] = [
  [
    "source",
    new RegExp(
      [
        "出处|来源|标题|作者(?:是?谁)?|发[布表](?:的)?(?:时间|日期)|(?:文件|资料|文章)?叫什么(?:名字)?|在哪一?[段篇份]|来自|出自|链接|网址|网站|引用格式",
        "是哪(?:个|里|儿)?(?:地方|[县市区省])?的?(?=$|\\s)",
        "\\b(?:which|what) (?:county|place|city|district|province) (?:is|was) (?:it|that|this)\\b",
        "[从打]?哪(?:里|儿|份|篇|个)?(?:来|看到|摘|引|找)(?:到|来)?的",
        "哪(?:一)?[篇份个]?(?:文件|资料|报道|文章|材料|文献)(?:里|上|中)?(?:的|说的|写的)?",
        "哪(?:一)?(?:家|个)?(?:媒体|报纸?|报社|杂志|网站|单位|机构|部门)(?:写|发|报道|发布|登|刊登|印发|下发|制定|出台)?的?",
        "谁(?:写|发|说|报道|发布|印发|下发|制定|出台)的|(?:什么时候|何时|啥时候?|哪一?[年天月]|多久(?:以?前|之前))(?:写|发|发布|发表|报道|登|印发|下发|出台)?的(?!事)(?:材料|报道|东西)?",
        "(?:发文)?(?:文号|字号)(?:是|为)?(?:多少|几号)?|发文(?:单位|机关|日期|时间)|成文日期|印发(?:单位|机关|日期|时间)|(?:是)?几号文件?",
        "\\b(?:sources?|links?|url|citations?|cite|references?|dates?)\\b",
        "\\bwhere (?:is|was|are|did|does|do) .*\\b(?:from|find it|find that|find this)\\b",
        "\\bwho (?:(?:is|was|s) behind|wrote|published|said|says) (?:it|that|this|so|the)\\b|\\bauthors?\\b",
        "\\bwhen (?:was|were) (?:it|that|this|they|these) (?:written|published|posted|reported|issued|released)\\b",
        "\\b(?:what|which) year (?:is|was) (?:it|that|this)(?: from)?\\b|\\bhow (?:old|recent) is (?:it|this|that)\\b",
        "\\b(?:which|what) (?:document|article|file|paper|source|newspaper|website|agency|office)\\b",
      ].join("|"),
      "gu",
    ),
  ],
  [
    "next",
    /下[面边]?(?:的|那)?一?[段节]|(?<!上)下文|(?<!前)后文|后[面边]?(?:的|那)?一?[段节]|(?:接着)?往[下后][看读翻]?|接着[看读]|\bnext (?:passage|paragraph|part|section)\b|\bread on\b|\bkeep reading\b/gu,
  ],
  ["next-item", /下一?[条则个项]|\bnext (?:one|item|result|excerpt)\b/gu],
  // Alone it goes on with whatever was shown last: below an opened passage stand › and what follows it.
  ["onward", /^\s*next(?: please)?\s*$/gu],
  [
    "before",
    /上[面边]?(?:的|那)?一?[段节]|前一[段节条个]|前[面边](?:的|那)?一?段|(?<!以)往[上前][看读翻]?|前文|(?<!以)上文|\bprev\b|^\s*previous\s*$|\b(?:previous|preceding) (?:one|passage|paragraph|part|section)\b/gu,
  ],
  [
    "document",
    /全文|整[篇份个](?:文件|资料|文章|材料|文档|内容)?|全篇|通篇|完整版|原文件|\b(?:full|whole|entire|complete) (?:text|document|article|thing|file|paper|version)\b/gu,
  ],
  [
    "passage",
    /上下文|前后文|(?:什么|啥)意思|怎么理解|原文|原话|原句|展开|详细|详情|详述|细节|细说|细讲|细(?=一?[点些])|仔细|具体|完整|(?<!补)充分|(?:说|讲)(?=清楚)|多(?=[说讲])|深入|\b(?:expand|elaborate|details?|detailed|in full|original|context|wording|more on|more about|say more|explain|further|deeper|open)\b/gu,
  ],
  [
    "again",
    /(?:上一?个?|刚才(?:那个|的)?|刚刚(?:那个|的)?|前面(?:那个|的)?|之前(?:那个|的)?|原来(?:那个|的)?)(?:问题|提问)|再(?=回?答|[查搜])|\b(?:previous|last|earlier) question\b|再(?=[发说贴讲给](?![一两三几][段条个])|[来看](?:一?[遍次下]|看))|重新?(?=[发说复回答])|重复|\b(?:again|resend|repeat)\b/gu,
  ],
];

const carriersInChinese = `
我 我们 咱 咱们 大家 你 您 请 请问 麻烦 帮 帮忙 给 把 将 让 能 能不能 能否 可以 可不可以 可否 行吗 要 想 想要 想看 需要 打算
一下 一点 一遍 一次 回到 返回 退回 下 点 些 多 更 再 的 地 得 了 吗 呢 吧 啊 呀 嘛 么 哈 哦 有 没有 有没有 没 是 什么 啥 在 哪 哪里 哪儿 里 中 里面 中间 到 不
全部 所有 出来 过来 来 那 就 也 还 好 嗯 谢谢 多谢 好吗 说 讲 看 发 贴 念 读 查 搜 打开 点开 翻 找 列 拿 展示 显示 转 转发 复制 解释 介绍 说明 补充 讨论 看看
说说 讲讲 发发 聊聊 谈谈 群里 回答 答 答案 结果 资料 文件 文章 文档 案例 做法 内容 部分 情况 这 那 这个 那个 这条 那条 这段 那段 这一段 那一段 这一条 那一条 这里 那里 它 其
刚才 刚刚 刚 上面 前面 上 上一条 上一个 上条 上个 之前 才 一 个 条 段 篇 份 清楚 清楚点 点儿 数据 知道 了解 关于 方面 讲了 说了 讲的 说的 写的 写了 怎么 如何 意思 理解 先 和 跟 与 及`;
const carriersInEnglish = `
the a an of to for me us please pls can could would you i we want need like show give send tell read see look view is it its this that these those
about on at in one ones from who where which what does do did come comes came with and more let s have get go find chinese exactly precisely actually your answer result results passage passages excerpt
excerpts item items quote quotes text document article paragraph part say says said some any got bit little also just ok thanks thank full whole last there`;
const carriers = wordsOrNothing(carriersInChinese, carriersInEnglish);
