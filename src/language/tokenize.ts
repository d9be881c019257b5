/**
 * Tokenizer: segments normalised text into search terms with jieba's dictionary and the glossary's words.
 * Numbers and Latin words bypass jieba, which would cut 55 into 5 and 5. A number's term is its canonical form.
 * Also splits text into pairs of neighbouring characters. Unlike words they need no dictionary, so they also find names
 * and terms that the dictionary cuts differently in a question and in a text.
 */
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { compactDictionary, tellingShare } from "./dictionary.ts";
import { findNumbers, indexTermsOf, withCanonicalNumbers, type WrittenNumber } from "./numbers.ts";

type Jieba = typeof import("nodejieba") & { readonly DEFAULT_DICT: string };

export interface TaggedWord {
  readonly word: string;
  /** Part of speech in jieba's tag set: ns is a name of a place, nr of a person, v a verb. */
  readonly tag: string;
}

export interface Tokenizer {
  /** Identifies the words that segmentation uses; changes with any of them. */
  readonly vocabulary: string;
  /** All words and the shorter words within long ones, with repetitions, without stop words. */
  terms(normalizedText: string): string[];
  /** The terms, and those by which approximate numbers find the text's numbers. */
  indexTerms(normalizedText: string): string[];
  /** The words in order, without overlap and without punctuation. */
  words(normalizedText: string): string[];
  tag(text: string): TaggedWord[];
  /** How informative a word is in a question, 0.2 to 1; lowest for words common in the language. */
  tellingShare(word: string): number;
}

const latinOrFigure = /[a-z][a-z0-9.+-]*[a-z0-9]|\d+(?:[.,:]\d+)*%?|[a-z]/g;

/** The vocabulary loaded in jieba, which has one dictionary per process; loading takes most of a second. */
let loaded: string | null = null;

/** Loads the dictionary; the reduced dictionary is cached in `cacheDir`. */
export function createTokenizer(userWords: Iterable<string>, cacheDir = tmpdir()): Tokenizer {
  // A native CommonJS module, loaded here so that importing this file is cheap.
  const jieba = createRequire(import.meta.url)("nodejieba") as Jieba;
  const { file, countOf } = compactDictionary(jieba.DEFAULT_DICT, cacheDir);
  const words = [...userWords];
  // The file's name contains the checksum of its content.
  const vocabulary = [path.basename(file), ...words].join("\n");
  if (loaded !== vocabulary) load(jieba, file, words);
  loaded = vocabulary;
  const cutLatin = (text: string, cut: Cut): string[] => {
    const parts: string[][] = [];
    let from = 0;
    for (const match of text.matchAll(latinOrFigure)) {
      parts.push(cut(text.slice(from, match.index)), [match[0]]);
      from = match.index + match[0].length;
    }
    return [...parts, cut(text.slice(from))].flat();
  };
  const segment = (text: string, { cut, ofNumber, keepsScale }: Segmenting) => {
    const parts: string[][] = [];
    let from = 0;
    for (const number of placedNumbers(text, (part) => jieba.tag(part))) {
      const [start, end] = number.range;
      parts.push(cutLatin(text.slice(from, number.isOrdinal ? start - 1 : start), cut));
      parts.push(ofNumber(number, text));
      const scale = keepsScale ? (/[万亿]+$/u.exec(text.slice(start, end))?.[0].length ?? 0) : 0;
      if (scale === 0) parts.push(cutLatin(text.slice(end, number.wordEnd), cut));
      else parts.push(scaledUnit.exec(text.slice(end, end + 1)) ?? []);
      from = scale === 0 ? number.wordEnd : end - scale;
    }
    return [...parts, cutLatin(text.slice(from), cut)].flat().filter(isWord);
  };
  const cutForSearch: Cut = (part) => (part === "" ? [] : jieba.cutForSearch(part));
  return {
    vocabulary,
    terms: (text) =>
      segment(text, { cut: cutForSearch, ofNumber: termsOfNumber, keepsScale: false }).filter(
        isContentWord,
      ),
    indexTerms: (text) =>
      segment(text, { cut: cutForSearch, ofNumber: indexTermsOfNumber, keepsScale: true }).filter(
        isContentWord,
      ),
    words: (text) =>
      segment(text, {
        cut: (part) => (part === "" ? [] : jieba.cut(part)),
        ofNumber: writtenNumber,
        keepsScale: false,
      }),
    tag: (text) => jieba.tag(text),
    tellingShare: (word) => tellingShare(countOf(word)),
  };
}

type Cut = (part: string) => string[];

interface Segmenting {
  readonly cut: Cut;
  readonly ofNumber: (number: PlacedNumber, text: string) => string[];
  /** Whether 万 and 亿 are also left to the words behind them: 多少万元 asks for 万元. */
  readonly keepsScale: boolean;
}

/** Behind 万 and 亿 jieba makes one word of both; who writes the number otherwise has the unit alone. */
const scaledUnit = /^[元人户亩吨]/u;

interface PlacedNumber extends WrittenNumber {
  /** Whether 第 stands before it. */
  readonly isOrdinal: boolean;
  /** End of the word that the number begins: of 三个, the measure word belongs to it. */
  readonly wordEnd: number;
}

function termsOfNumber({ canonical, isOrdinal }: PlacedNumber): string[] {
  return isOrdinal ? [`第${canonical}`, canonical] : [canonical];
}

function writtenNumber({ range: [start, end], isOrdinal }: PlacedNumber, text: string): string[] {
  return [text.slice(start - Number(isOrdinal), end)];
}

function indexTermsOfNumber(number: PlacedNumber): string[] {
  return [...(number.isOrdinal ? [`第${number.canonical}`] : []), ...indexTermsOf(number)];
}

const hasHan = /\p{Script=Han}/u;

/** The numbers that are not part of a word: those in 三个 and 二十三条 are, but not those in 三农 and 八项规定. */
function placedNumbers(text: string, tag: (text: string) => TaggedWord[]): PlacedNumber[] {
  const numbers = findNumbers(text);
  if (numbers.length === 0) return [];
  const isSure = (number: WrittenNumber) => !hasHan.test(text.slice(...number.range));
  const words = numbers.every(isSure) ? [] : placed(tag(text), text);
  let at = 0;
  return numbers.flatMap((number) => {
    const [start, end] = number.range;
    const isOrdinal = text[start - 1] === "第";
    if (isSure(number)) return [{ ...number, isOrdinal, wordEnd: end }];
    while ((words[at]?.end ?? Infinity) <= start) at++;
    const begun = words[at];
    while ((words[at]?.end ?? Infinity) < end) at++;
    const ended = words[at];
    const beginsWord = begun === undefined || begun.start >= start - Number(isOrdinal);
    const endsWord = ended === undefined || ended.end === end || isMeasured(ended, end, text);
    const isArticle = number.isDigit && number.canonical === "1" && !isOrdinal;
    const isNumber = !isArticle && ((beginsWord && endsWord) || end - start >= longNumeral);
    return isNumber
      ? [{ ...number, isOrdinal, wordEnd: Math.max(end, ended?.tag === "m" ? ended.end : end) }]
      : [];
  });
}

/** Whether the rest of the word behind its number is a measure word, as in 三个; in 十四五 it is a digit. */
function isMeasured(word: PlacedWord, numberEnd: number, text: string): boolean {
  return word.tag === "m" && findNumbers(text.slice(numberEnd, word.end)).length === 0;
}

/** A numeral of so many characters is a number, however jieba cuts it: 四百来. */
const longNumeral = 3;

interface PlacedWord {
  readonly start: number;
  readonly end: number;
  readonly tag: string;
}

function placed(words: readonly TaggedWord[], text: string): PlacedWord[] {
  let from = 0;
  return words.map(({ word, tag }) => {
    const start = text.indexOf(word, from);
    from = start + word.length;
    return { start, end: from, tag };
  });
}

function load(jieba: Jieba, dictionary: string, userWords: readonly string[]): void {
  // If loading fails, jieba has no complete vocabulary.
  loaded = null;
  jieba.load({
    dict: dictionary,
    // Replaces six megabytes that only jieba's keyword extraction needs, which is not used.
    idfDict: fileURLToPath(new URL("no-keywords.utf8", import.meta.url)),
  });
  for (const word of userWords) if (isUnknown(word, jieba)) jieba.insertWord(word);
}

/**
 * Whether jieba would cut the word into single characters. Other words are not inserted: jieba finds their parts, and
 * inserting a word of its dictionary would lower its frequency, so that it would be cut.
 */
function isUnknown(word: string, jieba: Jieba): boolean {
  return jieba.cut(word).every((part) => Array.from(part).length === 1);
}

function isWord(term: string): boolean {
  return /[\p{L}\p{N}]/u.test(term);
}

export function isContentWord(term: string): boolean {
  return !stopWords.has(term);
}

/** Stop words: function words and words used for asking, which say nothing about the topic. */
const chinese = `
的 了 在 是 我 有 和 就 不 人 都 一 一个 上 也 很 到 说 要 去 你 会 着 没有 看 好 自己 这 那 个 些 与 及 或 但 而 被 把 对 于 为 以 从 由 向 将 让 给 等 其 之 所 并 且 则 因 因为 所以 如果 虽然 但是 以及 还 还是 再 又 才 只 已 已经 曾 正在 能 可以 可 应 应该 需要 必须 这个 那个 这些 那些 这样 那样 这里 那里 他 她 它 他们 我们 你们 大家 本 该 此 各 每 某 后来 之后 以后 之前 以前 时候 的话 以来 地 得 过 下 里 中 内 外 间 来 起 个 种 项 名 家 次 年 月 日 们 呀 嘛 哦 啦 吧
怎么 怎样 如何 怎么样 怎么办 咋 咋办 咋样 什么 啥 哪 哪里 哪些 哪个 哪儿 谁 几 几个 多少 多大 多久 多长 为什么 为何 是否 是不是 有没有 有无 能不能 可不可以 吗 呢 么 请问 请 介绍 一下 告诉 想 知道 了解 问 说说 讲讲 谈谈 做 搞 弄 办 做法 办法 方面 情况 具体 分别 一共 总共 共 关于 例子 案例 经验 东西 事 事情 进行 开展 采取 实行
指 属于 用 成 得到 成为 主要 有关 相关
太 挺 真 真的 特别 非常 比较 有点 好多 许多 越来越 不能 不会 不要 不用 别 没 没什么 到底 究竟 其实 干脆 非得 老是 总是 一直 光 反正 地方 完 往 跟 出来 起来 下来 下去 过来 想问 听说 看看 瞧瞧 咱 咱们
`;
const english = `
a an the of in on at to for from by with and or but is are was were be been being do does did done has have had having
it its this that these those there here i you he she we they them their his her our your my me us
what which who whom whose when where why how many much long often place places some any each every all
can could will would shall should may might must not no nor so than then too very just about into over after before
get gets getting got give gives gave given take takes took taken make makes made making let put go goes went come came
more most less least other others another also only still even again well really actually someone anyone something anything
hi hello hey ok okay pls plz thanks thx tell please explain describe know want happened happen
s t d m ll re ve don didn doesn isn aren wasn weren hasn haven hadn couldn wouldn shouldn won ain
through both within among during upon whether while because since though although if else ever never always already yet
nothing everything everyone everybody somebody anybody nobody anywhere somewhere such same own per via like
say says said mean means meant exactly specifically several thing things piece pieces
up down out off away around along back onto apart together two three four five six seven eight nine ten
as between far true him himself herself themselves itself sort kind kinds way ways bit lot lots yes now today once
`;

const stopWords: ReadonlySet<string> = new Set(
  `${chinese} ${english}`.split(/\s+/).filter((word) => word !== ""),
);

const runs = /〔\d+〕\d+号|\p{Script=Han}+|[a-z]+|\d+(?:\.\d+)?%?/gu;
const han = /\p{Script=Han}/u;

/**
 * Returns the pairs of neighbouring characters of each run of Chinese characters. Latin words are returned whole, and
 * numbers whole and in canonical form. A run of one character has no pair. The result keeps the order and repetitions.
 * @param text from `normalizeText`
 */
export function characterPairs(text: string): string[] {
  return (withCanonicalNumbers(text.replaceAll(" ", "")).match(runs) ?? []).flatMap((run) =>
    han.test(run) ? pairsOf(run) : [run],
  );
}

function pairsOf(run: string): string[] {
  const characters = Array.from(run);
  return characters.slice(1).map((character, at) => `${characters[at] ?? ""}${character}`);
}
