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

const nameInHan = /(?<!\p{Script=Han})\p{Script=Han}{2,4}(?!\p{Script=Han})/gu;
/** Words by which Chinese is put together stand in no name. */
const grammar = /[的了吗呢吧么怎何哪谁几是有在不没]/u;

const functionWord =
  /^(?:what|which|who|where|when|why|how|about|and|or|of|in|on|at|for|from|to|with|than|the|an?|is|are|was|were|do|does|did|has|have|had|can|could|compared?|vs|versus|show|tell|give|please|anywhere|anyone)$/iu;

/** "What about 上犹?" has as many words as characters; KPI, app and ppt stand in Chinese, too. */
function isEnglishAroundNames(text: string): boolean {
  const rest = text.replace(nameInHan, (name) => (grammar.test(name) ? name : " "));
  const words = rest.match(/(?<![A-Za-z])[A-Za-z]?[a-z]+(?![A-Za-z])/gu) ?? [];
  const english = words.filter((word) => !pinyinWord.test(word));
  const isPutTogether = english.some((word) => functionWord.test(word));
  return !/\p{Script=Han}/u.test(rest) && english.length > 1 && isPutTogether;
}

/** Null for a text without words, such as a number, or with nothing but names: `hequ-07`, `Hequ`, `👍`. */
export function languageOfText(text: string): Language | null {
  if (isEnglishAroundNames(text)) return "en";
  if (!isMostlyEnglish(text)) return /\p{Script=Han}/u.test(text) ? "zh" : null;
  const words = text.match(/[A-Za-zü]{2,}/gu) ?? [];
  return words.every((word) => pinyinWord.test(word)) ? null : "en";
}
