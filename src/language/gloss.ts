/** Says in English what a Chinese heading or action is about: the glossary's words that stand in it, translated. */
import { isOfField, readEntries } from "./glossary.ts";
import { blankQuoted, normalizeText } from "./normalize.ts";

/** A gloss is a hint of what stands below, not a translation. Range 2 to 6. */
const maxWords = 4;
/** A single character means many things. */
const minTermUtf16 = 2;
/** 改革 and 职能 are spoken of everywhere. Range 3 to 4. */
const minTellingUtf16 = 3;

export interface Gloss {
  /** Null for a text without a word of the glossary. */
  of(text: string): string | null;
  /**
   * What an action is done to, where its gloss is certain: its longest term behind the verb that is what its entry is
   * called, or a longer or shorter form of that. Null for none, and for what says as little as reform or efficiency.
   */
  objectOf(action: string): string | null;
}

interface Term {
  readonly english: string;
  /** Undefined where the term is only near to the entry's English. */
  readonly certain: string | undefined;
}

/** @throws AppError `prompts.invalid` as `parseGlossary`. */
export function createGloss(file: string, source: string): Gloss {
  const known = new Map<string, Term>();
  for (const { id, terms, english } of readEntries(file, source)) {
    const [first] = english;
    // The terms of other entries are only near to their English: a wrong gloss is worse than none.
    if (first === undefined || !isOfField({ id, terms })) continue;
    const [head = "", ...others] = terms.map(normalizeText);
    const isForm = (term: string) => head.includes(term) || term.includes(head);
    for (const term of [head, ...others]) {
      const certain = isForm(term) ? pluralOf(english) : undefined;
      if (term.length >= minTermUtf16 && !known.has(term))
        known.set(term, { english: first, certain });
    }
  }
  const longest = Math.max(0, ...[...known.keys()].map((term) => term.length));
  const termsIn = (text: string): readonly string[] => {
    // What headings put in quotation marks is meant figuratively: “全面体检” is no medical check.
    const normalized = normalizeText(blankQuoted(text));
    const found: string[] = [];
    for (let start = 0; start < normalized.length;) {
      const term = longestTermAt(normalized, start, longest, known);
      if (term !== "") found.push(term);
      start += Math.max(1, term.length);
    }
    return found;
  };
  return {
    of(text) {
      const words = new Set(termsIn(text).flatMap((term) => known.get(term)?.english ?? []));
      return words.size === 0 ? null : [...words].slice(0, maxWords).join(", ");
    },
    objectOf(action) {
      const [longestTerm] = termsIn(action)
        .filter((term) => !normalizeText(action).startsWith(term))
        .toSorted((one, other) => other.length - one.length);
      const english = longestTerm === undefined ? undefined : known.get(longestTerm)?.certain;
      if (longestTerm === undefined || english === undefined) return null;
      return longestTerm.length >= minTellingUtf16 || english.includes(" ") ? english : null;
    },
  };
}

/** The entry's English as one asks about such things: public institutions, but coordination. */
function pluralOf([first = "", second = ""]: readonly string[]): string {
  return second === `${first}s` || second === first.replace(/y$/u, "ies") ? second : first;
}

/** Empty where no term begins. */
function longestTermAt(
  text: string,
  start: number,
  longest: number,
  known: ReadonlyMap<string, Term>,
): string {
  for (let length = Math.min(longest, text.length - start); length >= minTermUtf16; length -= 1) {
    const term = text.slice(start, start + length);
    if (known.has(term)) return term;
  }
  return "";
}
