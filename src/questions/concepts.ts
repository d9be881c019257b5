/**
 * Splits a question into concepts, each with the wordings that documents may use for it.
 * A concept is a content word of the question or a phrase of the glossary.
 */
import type { EnglishLexicon } from "../language/english-words.ts";
import { type Glossary, type GlossaryMatch, isOfField } from "../language/glossary.ts";
import {
  findNumbers,
  type Interval,
  nearTermsOf,
  numberOf,
  type WrittenNumber,
} from "../language/numbers.ts";
import { isContentWord, type Tokenizer } from "../language/tokenize.ts";
import {
  rareWordShare,
  leastPhraseShare,
  numberWeight,
  synonymWeight,
  translationWeight,
} from "../search/weights.ts";

export interface Wording {
  readonly written: string;
  /** Search terms of the wording. */
  readonly terms: readonly string[];
  /** How reliably the wording indicates the concept, 0 to 1; 1 for the question's own. */
  readonly weight: number;
  /** Whether it comes from the general dictionary: it counts only where passages have it. */
  readonly isGuess?: boolean;
}

export interface Concept {
  readonly written: string;
  /** How informative the concept is in a question, 0.2 to 2; low for words common in the language. */
  readonly telling: number;
  /** The question's own wording first. */
  readonly wordings: readonly Wording[];
  /** Whether the glossary has it as a term of the field. */
  readonly isOfField: boolean;
  /** Whether it names a thing: a noun, a term, a number; not a verb, an adverb, a pronoun, an idiom. */
  readonly isName: boolean;
  /** Null if it is no number. */
  readonly number: WrittenNumber | null;
}

/** False for an English word without a translation: hardly any document has it, so its absence means nothing. */
export function isComparable({ written, wordings }: Concept): boolean {
  return wordings.length > 1 || !/^[a-z]/.test(written);
}

/**
 * What every document here is about, words that ask for a whole, and verbs for carrying out whatever it is; asking for
 * nothing else asks for all of it.
 */
const general = new Set(
  `做法 主要做法 具体做法 措施 主要措施 举措 主要举措 改革举措 办法 改革 机构改革 经验 亮点 内容 主要 具体 工作
  实施 推进 推行 开展 实行 采取
  measures reform reforms practice practices experience steps work main key major
  carry carried implement implemented undertake undertaken introduce introduced launch launched
  值得 借鉴 参考 学习 可学 一看 列举 列出 列一下 罗列 盘点 汇总 展示 讲讲 谈谈 说说 聊聊
  learn learned learnt borrow worth list lists listed enumerate show shown describe described present known know everything
  情况 全部 所有 整体 全文 总结 概括 概述 概况 综述 归纳 简介 摘要 要点 总体 基本 大致
  overview summary summaries summarise summarize summarised summarized outline content contents whole entire brief`.split(
    /\s+/u,
  ),
);

export function isGeneral({ written }: Concept): boolean {
  const words = isLatin(written) ? written.split(" ").filter(isContentWord) : [written];
  return words.every((word) => general.has(word));
}

const isLatin = (word: string) => /^[a-z]/u.test(word);

/** 几家, 几项: jieba returns 几 and the unit as one word. */
const asksHowMany = /^几.$/u;

/** Expects normalised text; returns each concept once. */
export type ReadConcepts = (text: string) => Concept[];

export function createConceptReader(
  glossary: Glossary,
  tokenizer: Tokenizer,
  english: EnglishLexicon,
): ReadConcepts {
  const means: Means = { tokenizer, english, synonymTerms: termsOnce(tokenizer) };
  return (text) => {
    const parts: Concept[][] = [];
    let from = 0;
    const numbers = findNumbers(text);
    for (const match of glossary.match(text)) {
      // 万元 of 1200万元 would leave 1200.
      if (numbers.some(({ range: [start, end] }) => start < match.start && match.start < end))
        continue;
      parts.push(plainConcepts(text.slice(from, match.start), means));
      parts.push([glossaryConcept(match, means), ...hiddenConcepts(match, glossary, means)]);
      from = match.end;
    }
    return distinct([...parts, plainConcepts(text.slice(from), means)].flat());
  };
}

interface Means {
  readonly tokenizer: Tokenizer;
  readonly english: EnglishLexicon;
  readonly synonymTerms: (phrase: string) => readonly string[];
}

/** Caches the terms of synonyms; their number is bounded by the glossary. */
function termsOnce(tokenizer: Tokenizer): (phrase: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (phrase) => {
    const terms = known.get(phrase) ?? termsOf(phrase, tokenizer);
    known.set(phrase, terms);
    return terms;
  };
}

function plainConcepts(text: string, means: Means): Concept[] {
  const { tokenizer } = means;
  return tokenizer
    .words(text)
    .filter((word) => isContentWord(word) && !asksHowMany.test(word))
    .map((word) => {
      const number = numberOf(word);
      const own = { written: word, terms: termsOf(word, tokenizer), weight: 1 };
      return {
        written: word,
        telling: number !== null && !number.isDigit ? numberWeight : tellingShare(word, means),
        wordings: [
          own,
          ...(number?.between ? nearWordings(number.between) : translations(word, means)),
        ],
        isOfField: false,
        isName: number !== null || isName(word, tokenizer),
        number,
      };
    });
}

function tellingShare(word: string, { tokenizer, english }: Means): number {
  return isLatin(word) ? english.tellingShare(word) : tokenizer.tellingShare(word);
}

/** Of a rare English word that the glossary lacks: the dictionary has people's looks for 人才. */
function translations(word: string, { english, synonymTerms }: Means): Wording[] {
  if (!isLatin(word) || english.tellingShare(word) < rareWordShare) return [];
  return english.translationsOf(word).map((written) => ({
    written,
    terms: synonymTerms(written),
    weight: synonymWeight,
    isGuess: true,
  }));
}

/** By jieba's dictionary; a word that it lacks is a name. */
function isName(word: string, tokenizer: Tokenizer): boolean {
  return /^(?:n|vn|s|j|x|eng)/u.test(tokenizer.tag(word)[0]?.tag ?? "x");
}

/** The numbers that an approximate one may mean. */
function nearWordings(between: Interval): Wording[] {
  return nearTermsOf(between).map((term) => ({ written: term, terms: [term], weight: 1 }));
}

function glossaryConcept({ written, entries }: GlossaryMatch, means: Means): Concept {
  const { tokenizer, synonymTerms } = means;
  const synonyms = entries.flatMap(({ terms }) => terms);
  const weight = /\p{Script=Han}/u.test(written) ? synonymWeight : translationWeight;
  const others = [...new Set(synonyms)].filter((synonym) => synonym !== written);
  return {
    written,
    telling: entries.some(isOfField) || !isLatin(written) ? 1 : phraseShare(written, means),
    wordings: [
      { written, terms: termsOf(written, tokenizer), weight: 1 },
      ...others.map((synonym) => ({
        written: synonym,
        terms: synonymTerms(synonym),
        weight,
      })),
    ],
    isOfField: entries.some(isOfField),
    isName: true,
    number: null,
  };
}

/** The rare words within an English phrase, which may be what is asked for: fireworks in "fireworks industry". */
function hiddenConcepts({ written }: GlossaryMatch, glossary: Glossary, means: Means): Concept[] {
  const words = isLatin(written) ? means.tokenizer.words(written).filter(isContentWord) : [];
  if (words.length < 2) return [];
  const rare = words.filter(
    (word) => means.english.isWord(word) && means.english.tellingShare(word) >= rareWordShare,
  );
  return rare.flatMap((word) => {
    const [match] = glossary.match(word);
    return match === undefined ? plainConcepts(word, means) : [glossaryConcept(match, means)];
  });
}

/** A general English phrase is as informative as its rarest word; one of the field is wholly so. */
function phraseShare(written: string, means: Means): number {
  const words = means.tokenizer.words(written).filter(isContentWord);
  return Math.max(leastPhraseShare, ...words.map((word) => tellingShare(word, means)));
}

/** A phrase that consists of stop words, such as 有没有, is its own only term. */
function termsOf(phrase: string, tokenizer: Tokenizer): string[] {
  const terms = tokenizer.terms(phrase);
  return terms.length > 0 ? [...new Set(terms)] : [phrase];
}

function distinct(concepts: readonly Concept[]): Concept[] {
  return [...new Map(concepts.map((concept) => [concept.written, concept])).values()];
}
