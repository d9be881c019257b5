/**
 * Text as written in; the form in which texts and questions are compared out.
 * Lengths change: offsets always count in the text as written, never in this form.
 *
 * A text in; the same with nothing where something was taken out of it, so that what stands behind it stays where it is.
 */
import { Converter } from "opencc-js/t2cn";
import type { TextRange } from "../core/domain.ts";

const toSimplified = Converter({ from: "t", to: "cn" });

/** Web pages leave spaces within Chinese words where their lines once broke. */
const spaceWithinHan = /(?<=[\p{Script=Han},.;:!?、。“”])\s+(?=[\p{Script=Han},.;:!?、。“”])/gu;

const hasHan = /\p{Script=Han}/u;

/** One width for letters, digits and punctuation; simplified script; lower case; no spaces within Chinese. */
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

/** `ranges` in order, not overlapping. */
export function blankRanges(text: string, ranges: readonly TextRange[]): string {
  let result = "";
  for (const [start, end] of ranges)
    result += text.slice(result.length, start) + " ".repeat(end - start);
  return result + text.slice(result.length);
}

/** What is quoted, or the name of a text, was said by somebody else. */
export function blankQuoted(text: string): string {
  return text.replace(/《[^《》]*》|“[^“”]*”|"[^"]*"/gu, blank);
}
