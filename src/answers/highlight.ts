/**
 * Finds the sentences of a passage that bear on the question, as ranges within its text.
 */
import type { TextRange } from "../core/domain.ts";
import { normalizedSentence } from "../index/comparable-texts.ts";
import { sentenceAt } from "../index/sentence-table.ts";
import type { Snapshot } from "../index/snapshot.ts";
import { hasAnswerKind, questionKind } from "../questions/question-kind.ts";
import { sentenceCosines } from "../search/rank.ts";
import type { Retrieval } from "../search/retrieve.ts";
import { markedKindBonus, markedLexicalWeight, markedWithin } from "../search/weights.ts";

export function highlightsOf(
  snapshot: Snapshot,
  passage: number,
  retrieval: Retrieval,
): TextRange[] {
  const { query, passageConcepts } = retrieval;
  const found = snapshot.passages[passage];
  if (found === undefined) return [];
  const first = snapshot.firstSentence[passage] ?? 0;
  const kind = questionKind(query.question);
  const scored = sentenceCosines(snapshot, passage, query.vector).map((cosine, index) => {
    const [start, end] = sentenceAt(snapshot.sentences, first + index)?.range ?? [0, 0];
    const sentence = normalizedSentence(snapshot, first + index);
    const bonus = kind !== "way" && hasAnswerKind(kind, sentence) ? markedKindBonus : 0;
    const range: TextRange = [start - found.startUtf16, end - found.startUtf16];
    return {
      range,
      score: cosine + markedLexicalWeight * wordingShare(sentence, passageConcepts) + bonus,
    };
  });
  const best = Math.max(...scored.map(({ score }) => score));
  return joinAdjacent(
    scored.filter(({ score }) => score >= best - markedWithin).map(({ range }) => range),
  );
}

/** The share, by weight, of the concepts that the normalised sentence has a wording of. */
function wordingShare(sentence: string, concepts: Retrieval["passageConcepts"]): number {
  let present = 0;
  let total = 0;
  for (const { concept, weight } of concepts) {
    total += weight;
    const share = Math.max(
      ...concept.wordings.map(
        ({ terms, weight: sign }) =>
          (sign * terms.filter((term) => sentence.includes(term)).length) / terms.length,
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
