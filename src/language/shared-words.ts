/**
 * Compares texts by their characters: the longest common substring of a question and a text, and the
 * resemblance of two texts by shingles (Broder, On the resemblance and containment of documents, 1997).
 */
import { normalizeText } from "./normalize.ts";

/** Normalised, without white space, quotation marks and parentheses, which writers use inconsistently. */
export function comparableText(text: string): string {
  return normalizeText(text).replace(/[\s“”"'《》()]/g, "");
}

const functionCharacters = new Set(
  " 的了在是和与及对把被将有多少几怎么样如何什吗呢哪些里个,.;:!?、。“”\"'()",
);

/** Longest common substring without function characters at its ends. Both texts come from `comparableText`. */
export function longestSharedPhrase(question: string, text: string): string {
  let best = "";
  for (let start = 0; start + best.length < question.length; start++) {
    if (functionCharacters.has(question.charAt(start))) continue;
    if (!text.includes(question.slice(start, start + best.length + 1))) continue;
    let end = sharedEnd(question, start, text);
    while (functionCharacters.has(question.charAt(end - 1))) end--;
    if (end - start > best.length) best = question.slice(start, end);
  }
  return best;
}

/** End of the longest substring from `start` that occurs in the text, by galloping and binary search. */
function sharedEnd(question: string, start: number, text: string): number {
  let shared = start;
  let step = 1;
  while (shared + step <= question.length && text.includes(question.slice(start, shared + step))) {
    shared += step;
    step *= 2;
  }
  for (; step >= 1; step = Math.floor(step / 2))
    if (shared + step <= question.length && text.includes(question.slice(start, shared + step)))
      shared += step;
  return shared;
}

/** Long enough that two texts rarely share a shingle by chance. */
const shingleUtf16 = 4;

export function shinglesOf(text: string): Set<string> {
  const shingles = new Set<string>();
  for (let start = 0; start < Math.max(1, text.length - shingleUtf16 + 1); start++)
    shingles.add(text.slice(start, start + shingleUtf16));
  return shingles;
}

/** Jaccard similarity, 0 to 1. */
export function resemblance(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const shingle of a) if (b.has(shingle)) shared++;
  return shared / (a.size + b.size - shared);
}
