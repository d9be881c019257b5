/**
 * A hit in; the sentences of its passage that bear on the question out, as ranges within the passage's text.
 */
import type { TextRange } from "../core/domain.ts";
import { normalizedSentence } from "../index/comparable-texts.ts";
import { sentenceAt } from "../index/sentence-table.ts";
import type { Snapshot } from "../index/snapshot.ts";
import { hasAnswerKind, questionKind } from "../questions/question-kind.ts";
import { sentenceCosines } from "../search/rank.ts";
import type { Retrieval } from "../search/retrieve.ts";

/** A sentence this near to the best one bears on the question as well. */
const closeCosine = 0.03;
/** What having all the question's words is worth beside a cosine, as in the fused score of a hit. */
const lexicalWeight = 0.3;
/** A sentence with a figure, where a figure is asked for, is worth as much as a fifth of the words. */
const answerKindBonus = 0.06;

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
    const bonus = kind !== "way" && hasAnswerKind(kind, sentence) ? answerKindBonus : 0;
    const range: TextRange = [start - found.startUtf16, end - found.startUtf16];
    return {
      range,
      score: cosine + lexicalWeight * wordingShare(sentence, passageConcepts) + bonus,
    };
  });
  const best = Math.max(...scored.map(({ score }) => score));
  return joinAdjacent(
    scored.filter(({ score }) => score >= best - closeCosine).map(({ range }) => range),
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
