/**
 * Splits text into pairs of neighbouring Chinese characters. Unlike words they need no dictionary, so they also find
 * names and terms that the dictionary cuts differently in a question and in a text.
 */
import { withCanonicalNumbers } from "./numbers.ts";

const runs = /〔\d+〕\d+号|\p{Script=Han}+|[a-z]+|\d+(?:\.\d+)?%?/gu;
const han = /\p{Script=Han}/u;

/**
 * Returns the pairs of neighbouring characters of each run of Chinese characters. Latin words are returned whole, and
 * numbers whole and in canonical form. A run of one character has no pair. The result keeps the order and repetitions.
 * @param text from `normalizeText`
 */
export function characterPairs(text: string): string[] {
  return (withCanonicalNumbers(text.replaceAll(" ", "")).match(runs) ?? []).flatMap((run) =>
    han.test(run) ? pairsOf(run) : [run],
  );
}

function pairsOf(run: string): string[] {
  const characters = Array.from(run);
  return characters.slice(1).map((character, at) => `${characters[at] ?? ""}${character}`);
}
