/**
 * Reduces lower-case English words to a key without number and spelling variants, and to a known base form.
 */

/** The singular in one spelling: programmes and program, labour and labor have the same key. */
export function wordKey(word: string): string {
  if (word.length <= 3) return word;
  const one = word.replace(/(?<=[^aeiou])ies$/, "y").replace(/(?<=ss|sh|ch|x)es$|(?<=[^s])s$/, "");
  return one
    .replace(/(?<=[a-z]{3})iz(?=(?:e|es|ed|er|ing|ation)$)/, "is")
    .replace(/(?<=[a-z]{2})our(?=(?:ed|ing|er|able|hood)?$)/, "or")
    .replace(/(?<=[a-z]{2})tre$/, "ter")
    .replace(/mme$/, "m");
}

/** Endings, each with its possible replacements in the base form. */
const endings: readonly (readonly [RegExp, readonly string[]])[] = [
  [/ied$/, ["y"]],
  [/([^aeiou])\1(?:ed|ing)$/, ["$1", "$1$1"]],
  [/(?:ed|ing)$/, ["e", ""]],
  [/ily$/, ["y"]],
  [/bly$/, ["ble"]],
  [/ly$/, [""]],
  [/(?<=ment|ion)al$/, [""]],
];
const shortestBase = 3;

/**
 * Returns a function from a word to its base form: merging and merged become merge. Only `known` words are base
 * forms; a word without one is returned unchanged. All words are in the form that `wordKey` returns.
 */
export function createBaseForm(known: ReadonlySet<string>): (word: string) => string {
  return (word) => {
    for (const [ending, bases] of endings) {
      if (!ending.test(word)) continue;
      const found = bases
        .map((base) => word.replace(ending, base))
        .find((base) => base.length >= shortestBase && known.has(base));
      if (found !== undefined) return found;
    }
    return word;
  };
}
