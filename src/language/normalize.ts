/**
 * Normalises text for comparison, and blanks ranges of a text.
 * Normalising changes lengths, so offsets never refer to normalised text. Blanking keeps all offsets.
 */
import { Converter } from "opencc-js/t2cn";
import type { TextRange } from "../core/domain.ts";
import { unifyRadicals } from "./radicals.ts";

const toSimplified = Converter({ from: "t", to: "cn" });

/** Text copied from web pages has spaces within Chinese words where lines were broken. */
const spaceWithinHan = /(?<=[\p{Script=Han},.;:!?、。“”])\s+(?=[\p{Script=Han},.;:!?、。“”])/gu;

const hasHan = /\p{Script=Han}/u;

/** Function and asking words of written Cantonese in simplified script, a closed class, and their Mandarin. */
const mandarinOf: Readonly<Record<string, string>> = {
  几多: "多少",
  乜嘢: "什么",
  乜: "什么",
  咩: "什么",
  边啲: "哪些",
  有冇: "有没有",
  冇: "没有",
  唔系: "不是",
  系咪: "是不是",
  唔: "不",
  嘅: "的",
  咗: "了",
  喺: "在",
  佢哋: "他们",
  佢: "他",
  啲: "些",
  嗰: "那",
  咁样: "这样",
  咁: "这么",
  嚟: "来",
  畀: "给",
  嘢: "东西",
  㗎: "的",
  喎: "",
  啩: "吧",
};
/** Those that may also be the end of one Mandarin word and the beginning of another: 重点解决, 试点样本, 周边个别. */
const ambiguousMandarinOf: Readonly<Record<string, string>> = {
  点样: "怎么样",
  点解: "为什么",
  点算: "怎么办",
  边度: "哪里",
  边个: "哪个",
};
const anyOf = (words: Readonly<Record<string, string>>) => Object.keys(words).join("|");
const cantonese = new RegExp(anyOf(mandarinOf), "gu");
const ambiguous = new RegExp(anyOf(ambiguousMandarinOf), "gu");
const ambiguousAtStart = new RegExp(`(?<!\\p{Script=Han})(?:${ambiguous.source})`, "gu");

/** Half-width letters, digits and punctuation; characters for radicals; simplified script; Cantonese function words as Mandarin; lower case; no spaces within Chinese. */
export function normalizeText(text: string): string {
  const oneWidth = unifyRadicals(text.normalize("NFKC"));
  return (hasHan.test(oneWidth) ? inMandarin(toSimplified(oneWidth)) : oneWidth)
    .toLowerCase()
    .replace(/[\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]/g, "")
    .replace(spaceWithinHan, "")
    .replace(/\s+/g, " ")
    .trim();
}

function inMandarin(text: string): string {
  const sure = text.replace(cantonese, (word) => mandarinOf[word] ?? word);
  return sure.replace(
    sure === text ? ambiguousAtStart : ambiguous,
    (word) => ambiguousMandarinOf[word] ?? word,
  );
}

export function isMostlyEnglish(text: string): boolean {
  const hanCount = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const wordCount = text.match(/[A-Za-z]{2,}/g)?.length ?? 0;
  return wordCount > hanCount;
}

export function blank(stretch: string): string {
  return " ".repeat(stretch.length);
}

/** Replaces the ranges by spaces. `ranges` are in order and do not overlap. */
export function blankRanges(text: string, ranges: readonly TextRange[]): string {
  let result = "";
  for (const [start, end] of ranges)
    result += text.slice(result.length, start) + " ".repeat(end - start);
  return result + text.slice(result.length);
}

/** Replaces quotations and titles in 《》 by spaces: they are not the asker's own words. */
export function blankQuoted(text: string): string {
  return text.replace(/《[^《》]*》|“[^“”]*”|"[^"]*"/gu, blank);
}
