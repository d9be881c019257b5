/**
 * A question and a text in, the longest stretch that both have, out.
 * A stretch counts from its first to its last character that is not a function word's.
 */
import { normalizeText } from "./normalize.ts";

/** Text as stretches of it are compared: normalised, without white space and the marks that writers set at will. */
export function comparableText(text: string): string {
  return normalizeText(text).replace(/[\s“”"'《》()]/g, "");
}

const functionCharacters =
  /^[\s的了在是和与及对把被将有多少几怎么样如何什吗呢哪些里个,.;:!?、。“”"'()]+|[\s的了在是和与及对把被将有多少几怎么样如何什吗呢哪些里个,.;:!?、。“”"'()]+$/gu;

/** Both as `comparableText` gives them. */
export function longestSharedPhrase(question: string, text: string): string {
  let best = "";
  for (let start = 0; start + best.length < question.length; start++) {
    let end = start + best.length + 1;
    while (end <= question.length && text.includes(question.slice(start, end))) {
      const phrase = question.slice(start, end).replace(functionCharacters, "");
      if (phrase.length > best.length) best = phrase;
      end++;
    }
  }
  return best;
}
