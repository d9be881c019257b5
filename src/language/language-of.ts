/** Tells which language a text is written in, where it shows that. */
import type { Language } from "../core/domain.ts";
import { isMostlyEnglish } from "./normalize.ts";

const initial = "(?:[bpmfdtnlgkhjqxryw]|[zcs]h?)";
const vowels = "[aeiouvü]+";
const ending = "(?:ng?|r)";
/** A word that could be pinyin: names of places in Latin letters show no language. */
const pinyinWord = new RegExp(
  `^${initial}?${vowels}(?:${ending}?${initial}${vowels})*${ending}?$`,
  "iu",
);

/** Null for a text without words, such as a number, or with nothing but names: `hequ-07`, `Hequ`, `👍`. */
export function languageOfText(text: string): Language | null {
  if (!isMostlyEnglish(text)) return /\p{Script=Han}/u.test(text) ? "zh" : null;
  const words = text.match(/[A-Za-zü]{2,}/gu) ?? [];
  return words.every((word) => pinyinWord.test(word)) ? null : "en";
}
