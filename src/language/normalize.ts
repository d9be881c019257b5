/**
 * Normalises text for comparison, and blanks ranges of a text.
 * Normalising changes lengths, so offsets never refer to normalised text. Blanking keeps all offsets.
 */
import { Converter } from "opencc-js/t2cn";
import type { TextRange } from "../core/domain.ts";

const toSimplified = Converter({ from: "t", to: "cn" });

/** Text copied from web pages has spaces within Chinese words where lines were broken. */
const spaceWithinHan = /(?<=[\p{Script=Han},.;:!?、。“”])\s+(?=[\p{Script=Han},.;:!?、。“”])/gu;

const hasHan = /\p{Script=Han}/u;

/** Half-width letters, digits and punctuation; simplified script; lower case; no spaces within Chinese. */
export function normalizeText(text: string): string {
  const oneWidth = text.normalize("NFKC");
  return (hasHan.test(oneWidth) ? toSimplified(oneWidth) : oneWidth)
    .toLowerCase()
    .replace(/[\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]/g, "")
    .replace(spaceWithinHan, "")
    .replace(/\s+/g, " ")
    .trim();
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
