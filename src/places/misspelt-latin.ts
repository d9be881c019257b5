/**
 * Finds misspelt names of corpus places in Latin letters (Heku, Zangye): words that are one edit from such a name,
 * no English words and no names of other places.
 */
import { isEnglishWord } from "../language/english-vocabulary.ts";
import type { LatinIndex } from "./latin-index.ts";
import { type LatinWord, latinWords, suffixAfter, suffixes } from "./latin-mentions.ts";
import { type Mention, overlapChecker } from "./mention.ts";

/** Of three letters, one edit leaves too little. */
const minLength = 4;

export function findMisspeltLatin(
  text: string,
  found: readonly Mention[],
  index: LatinIndex,
): Mention[] {
  const words = latinWords(text);
  const taken = overlapChecker(found);
  const isShouted = !/\p{Ll}|\p{Script=Han}/u.test(text);
  const isKnown = ({ key, start, end }: LatinWord) =>
    suffixes[key] !== undefined || taken.overlaps(start, end) || isEnglishWord(key);
  return words.flatMap((word, number): Mention[] => {
    const isAcronym = !isShouted && !/\p{Ll}/u.test(word.text);
    if (word.key.length < minLength || isAcronym || isInAddress(text, word)) return [];
    const names = index.near(word.key);
    if (names.length === 0 || index.get(word.key).length > 0 || isKnown(word)) return [];
    const beside = [words[number - 1], words[number + 1]];
    if (beside.some((other) => isBeside(text, word, other) && !isKnown(other))) return [];
    const suffix = suffixAfter({ text, words }, number);
    const candidates = [...new Set(names.map(({ division }) => division))];
    return [{ start: word.start, end: suffix?.end ?? word.end, candidates, corrected: true }];
  });
}

/** takefoto@vip.sina.com, www.sohu.com, jimu1701 */
export function isInAddress(
  text: string,
  { start, end }: Pick<LatinWord, "start" | "end">,
): boolean {
  return (
    /[\w@./]/.test(text.charAt(start - 1)) || /^(?:[\d@_/]|\.\w)/.test(text.slice(end, end + 2))
  );
}

/**
 * Whether the words have only a space or a hyphen between them. Another unknown word there shows the name of a person
 * or Chinese in pinyin. The s of Heku's is no word.
 */
function isBeside(text: string, word: LatinWord, other?: LatinWord): other is LatinWord {
  if (other === undefined || other.key.length < 2) return false;
  const [first, second] = other.start < word.start ? [other, word] : [word, other];
  return /^[ -]+$/.test(text.slice(first.end, second.start));
}
