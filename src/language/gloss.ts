/** Says in English what a Chinese heading is about: the glossary's words that stand in it, translated. */
import { isOfField, readEntries } from "./glossary.ts";
import { blankQuoted, normalizeText } from "./normalize.ts";

/** A gloss is a hint of what stands below, not a translation. Range 2 to 6. */
const maxWords = 4;
/** A single character means many things. */
const minTermUtf16 = 2;

/** Null for a text without a word of the glossary. */
export type Gloss = (text: string) => string | null;

/** @throws AppError `prompts.invalid` as `parseGlossary`. */
export function createGloss(file: string, source: string): Gloss {
  const englishOf = new Map<string, string>();
  for (const { id, terms, english } of readEntries(file, source)) {
    const [first] = english;
    // The terms of other entries are only near to their English: a wrong gloss is worse than none.
    if (first === undefined || !isOfField({ id, terms })) continue;
    for (const term of terms.map(normalizeText))
      if (term.length >= minTermUtf16 && !englishOf.has(term)) englishOf.set(term, first);
  }
  const longest = Math.max(0, ...[...englishOf.keys()].map((term) => term.length));
  return (text) => {
    const words = new Set<string>();
    // What headings put in quotation marks is meant figuratively: “全面体检” is no medical check.
    const normalized = normalizeText(blankQuoted(text));
    for (let start = 0; start < normalized.length && words.size < maxWords;) {
      const term = longestTermAt(normalized, start, longest, englishOf);
      words.add(englishOf.get(term) ?? "");
      start += Math.max(1, term.length);
    }
    words.delete("");
    return words.size === 0 ? null : [...words].join(", ");
  };
}

/** Empty where no term begins. */
function longestTermAt(
  text: string,
  start: number,
  longest: number,
  known: ReadonlyMap<string, string>,
): string {
  for (let length = Math.min(longest, text.length - start); length >= minTermUtf16; length -= 1) {
    const term = text.slice(start, start + length);
    if (known.has(term)) return term;
  }
  return "";
}
