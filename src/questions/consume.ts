/**
 * Reads a short message as nothing but words of given classes. Words are removed one by one: a pattern for a whole
 * message would backtrack exponentially on 有没有有没有….
 */
import { normalizeText } from "../language/normalize.ts";

const marks = /[^\p{L}\p{N}\p{Extended_Pictographic}#+＋]+/gu;

/** Normalised, without marks; Chinese without spaces, since none separates its words. Pls is please. */
export function saidWords(text: string): string {
  const said = normalizeText(text).replace(marks, " ").trim();
  return said
    .replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, "")
    .replace(/\bpl[sz]\b/gu, "please");
}

/** Alternation of words that stand apart by white space, longest first. */
export function anyOf(words: string): string {
  return words
    .split(/\s+/u)
    .filter((word) => word !== "")
    .toSorted((one, other) => other.length - one.length)
    .join("|");
}

/** Chinese words may touch; English ones stand by themselves. */
export function wordsOrNothing(chinese: string, english: string): RegExp {
  return new RegExp(`${anyOf(chinese)}|\\b(?:${anyOf(english)})\\b`, "gu");
}

export function isNothingBut(said: string, words: RegExp): boolean {
  return said.replace(words, "").trim() === "";
}
