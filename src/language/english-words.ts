/**
 * An English word in lower case in; the form in which its spellings and endings are the same out.
 */

/** Without the endings of number, and in one of the two spellings: programmes and program, labour and labor. */
export function wordKey(word: string): string {
  if (word.length <= 3) return word;
  const one = word.replace(/(?<=[^aeiou])ies$/, "y").replace(/(?<=ss|sh|ch|x)es$|(?<=[^s])s$/, "");
  return one
    .replace(/(?<=[a-z]{3})iz(?=(?:e|es|ed|er|ing|ation)$)/, "is")
    .replace(/(?<=[a-z]{2})our(?=(?:ed|ing|er|able|hood)?$)/, "or")
    .replace(/(?<=[a-z]{2})tre$/, "ter")
    .replace(/mme$/, "m");
}

/** Of each ending, what may have stood before it. */
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
 * A function that gives a word's base form: merging and merged are merge. Only what is among the known words counts as
 * one; a word without is its own. Words come as `wordKey` gives them.
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
