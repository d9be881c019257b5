/**
 * Chooses the sentences of an excerpt to highlight: by cosine, by wording, and by whether they state the fact asked for.
 */
import type { TextRange } from "../core/domain.ts";
import { normalizeText } from "../language/normalize.ts";
import { findNumbers } from "../language/numbers.ts";
import type { Retrieval } from "../search/retrieve.ts";
import { statedShare } from "../search/stated-facts.ts";
import {
  leastMarkedUtf16,
  markedFactBonus,
  markedLexicalWeight,
  markedWithin,
  fewestNew,
  maxLeadInUtf16,
  mostMarkedShare,
} from "../search/weights.ts";

export interface ComparedSentence {
  /** Within the passage's text. */
  readonly range: TextRange;
  /** Normalised like questions. */
  readonly normalized: string;
  readonly cosine: number;
}

/**
 * The sentences that answer: those close to the best, best first, as long as a long excerpt is not marked to more than
 * a third. A lead-in or heading is marked only where nothing else stands.
 * @param sentences all sentences of the excerpt, in order
 */
export function highlightsOf(
  sentences: readonly ComparedSentence[],
  { query, passageConcepts, sought }: Retrieval,
): TextRange[] {
  const asked = normalizeText(query.question);
  const telling = sentences.filter(({ normalized }) => !isLeadIn(normalized, asked));
  const statedBy = (sentence: string) =>
    sought === null ? 0 : statedShare([{ headings: "", sentences: [sentence] }], sought);
  const scored = (telling.length > 0 ? telling : sentences)
    .map((sentence) => ({
      range: sentence.range,
      score:
        sentence.cosine +
        markedLexicalWeight * wordingShare(sentence.normalized, passageConcepts) +
        markedFactBonus * statedBy(sentence.normalized),
    }))
    .toSorted((a, b) => b.score - a.score);
  const length = sentences.at(-1)?.range[1] ?? 0;
  const most = Math.max(leastMarkedUtf16, length * mostMarkedShare);
  const marked: TextRange[] = [];
  let total = 0;
  for (const { range, score } of scored) {
    total += range[1] - range[0];
    if (score < (scored[0]?.score ?? 0) - markedWithin) break;
    if (marked.length > 0 && total > most) break;
    marked.push(range);
  }
  return joinAdjacent(marked.toSorted(([one], [other]) => one - other));
}

/** "二是合理调配。", "主要做法如下:" and "怎么调配?" name what follows; so does a sentence that only repeats the question. */
function isLeadIn(sentence: string, asked: string): boolean {
  if (/[:?]$/u.test(sentence)) return true;
  // The number of a list says nothing.
  if (/\d/.test(sentence.replace(/^\W*\d{1,2}[.、)]/u, ""))) return false;
  return sentence.length <= maxLeadInUtf16 || newCharacterCount(sentence, asked) <= fewestNew;
}

/** Characters in pairs of which the question has none. */
function newCharacterCount(sentence: string, asked: string): number {
  const isAsked = (at: number) => asked.includes(sentence.slice(at, at + 2));
  return Array.from({ length: sentence.length }, (_, at) => at).filter(
    (at) => /[\p{L}\p{N}]/u.test(sentence.charAt(at)) && !isAsked(at) && !isAsked(at - 1),
  ).length;
}

/** The weighted share of the concepts that the normalised sentence has a wording of, 0 to 1. */
function wordingShare(sentence: string, concepts: Retrieval["passageConcepts"]): number {
  const numbers = new Set(findNumbers(sentence).map(({ canonical }) => canonical));
  const has = (term: string) => sentence.includes(term) || numbers.has(term);
  let present = 0;
  let total = 0;
  for (const { concept, weight } of concepts) {
    total += weight;
    const share = Math.max(
      ...concept.wordings.map(
        ({ terms, weight: sign }) => (sign * terms.filter(has).length) / terms.length,
      ),
    );
    present += weight * share;
  }
  return total === 0 ? 0 : present / total;
}

function joinAdjacent(ranges: readonly TextRange[]): TextRange[] {
  const joined: TextRange[] = [];
  for (const [start, end] of ranges) {
    const last = joined.at(-1);
    if (last !== undefined && last[1] === start) joined[joined.length - 1] = [last[0], end];
    else joined.push([start, end]);
  }
  return joined;
}
