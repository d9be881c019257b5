/**
 * Makes excerpts from the selected hits, with highlights on the sentences relevant to the question.
 */
import type { Excerpt, PassageSource } from "../core/domain.ts";
import type { PassageStore, StoredPassage } from "../index/passage-store.ts";
import { normalizedSentences } from "../search/comparable-texts.ts";
import { maxFusedScore } from "../search/hit.ts";
import type { Retrieval } from "../search/retrieve.ts";
import { type ComparedSentence, highlightsOf } from "./highlight.ts";
import type { Selected } from "./select.ts";

/** In the order of the hits. */
export async function excerptsOf(
  selected: readonly Selected[],
  retrieval: Retrieval,
  store: PassageStore,
): Promise<Excerpt[]> {
  const shown = selected.map(({ hit }) => hit.passage);
  const copies = selected.flatMap((each) => each.copies.map(({ passage }) => passage));
  const { vector } = retrieval.query;
  const [passages, cosines] = await Promise.all([
    store.passages([...shown, ...copies]),
    store.sentenceCosines(shown, vector),
  ]);
  const stored = new Map(passages.map((each) => [each.number, each]));
  const sourceOf = (number: number): PassageSource[] => {
    const { passage, document } = stored.get(number) ?? {};
    const meta = store.documents[document ?? -1]?.meta;
    return passage === undefined || meta === undefined ? [] : [{ passage, document: meta }];
  };
  return selected.flatMap(({ hit, copies: others }, index) => {
    const found = stored.get(hit.passage);
    const sentences = found === undefined ? [] : sentencesOf(found, cosines[index] ?? [], store);
    return sourceOf(hit.passage).map((source) => ({
      ...source,
      text: hit.text,
      highlights: highlightsOf(sentences, retrieval),
      score: Math.min(1, Math.max(0, hit.fusedScore / maxFusedScore)),
      copies: others.flatMap(({ passage }) => sourceOf(passage)),
    }));
  });
}

function sentencesOf(
  stored: StoredPassage,
  cosines: readonly number[],
  store: PassageStore,
): ComparedSentence[] {
  const normalized = normalizedSentences(stored, store);
  return stored.sentences.map((range, index) => ({
    range,
    normalized: normalized[index] ?? "",
    cosine: cosines[index] ?? 0,
  }));
}
