/**
 * Chooses the sentences of a passage to highlight, by cosine, wording and kind of answer.
 */
import type { TextRange } from "../core/domain.ts";
import { findNumbers } from "../language/numbers.ts";
import { hasAnswerKind, questionKind } from "../questions/question-kind.ts";
import type { Retrieval } from "../search/retrieve.ts";
import { markedKindBonus, markedLexicalWeight, markedWithin } from "../search/weights.ts";

export interface ComparedSentence {
  /** Within the passage's text. */
  readonly range: TextRange;
  /** Normalised like questions. */
  readonly normalized: string;
  readonly cosine: number;
}

/** @param sentences all sentences of the passage, in order */
export function highlightsOf(
  sentences: readonly ComparedSentence[],
  { query, passageConcepts }: Retrieval,
): TextRange[] {
  const kind = questionKind(query.question);
  const scored = sentences.map(({ range, normalized, cosine }) => {
    const bonus = kind !== "way" && hasAnswerKind(kind, normalized) ? markedKindBonus : 0;
    const share = wordingShare(normalized, passageConcepts);
    return { range, score: cosine + markedLexicalWeight * share + bonus };
  });
  const best = Math.max(...scored.map(({ score }) => score));
  return joinAdjacent(
    scored.filter(({ score }) => score >= best - markedWithin).map(({ range }) => range),
  );
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
