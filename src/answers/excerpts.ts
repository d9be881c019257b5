/**
 * Makes excerpts from the selected hits, with highlights on the sentences that answer the question.
 */
import type { Excerpt, PassageSource } from "../core/domain.ts";
import type { PassageStore, StoredPassage } from "../index/passage-store.ts";
import { normalizedSentences } from "../search/comparable-texts.ts";
import { maxFusedScore } from "../search/hit.ts";
import type { Retrieval } from "../search/retrieve.ts";
import { type ComparedSentence, highlightsOf } from "./highlight.ts";
import type { Joined } from "./join-neighbours.ts";

/** In the order of the hits. @param isMarked whether sentences are highlighted */
export async function excerptsOf(
  selected: readonly Joined[],
  { retrieval, isMarked }: { readonly retrieval: Retrieval; readonly isMarked: boolean },
  store: PassageStore,
): Promise<Excerpt[]> {
  const numbers = selected.flatMap(({ passages }) => passages.map(({ number }) => number));
  const copies = selected.flatMap((each) => each.copies.map(({ passage }) => passage));
  const [copied, cosines] = await Promise.all([
    store.passages(copies),
    isMarked ? store.sentenceCosines(numbers, retrieval.query.vector) : [],
  ]);
  const cosinesOf = new Map(numbers.map((number, index) => [number, cosines[index] ?? []]));
  const sourceOf = ({ passage, document }: StoredPassage): PassageSource[] => {
    const meta = store.documents[document]?.meta;
    return meta === undefined ? [] : [{ passage, document: meta }];
  };
  return selected.flatMap(({ hit, passages, copies: others, marks }) => {
    const best = passages.find(({ number }) => number === hit.passage);
    const sentences = passages.flatMap((each) =>
      sentencesOf(each, { cosines: cosinesOf.get(each.number) ?? [], first: passages[0] }, store),
    );
    const copyNumbers = others.map(({ passage }) => passage);
    return (best === undefined ? [] : sourceOf(best)).map((source) => ({
      ...source,
      ...(passages.length > 1 && { joined: passages.map(({ passage }) => passage) }),
      text: textOf(passages),
      highlights: marks ?? (isMarked ? highlightsOf(sentences, retrieval) : []),
      score: Math.min(1, Math.max(0, hit.fusedScore / maxFusedScore)),
      copies: copied.filter(({ number }) => copyNumbers.includes(number)).flatMap(sourceOf),
    }));
  });
}

/** Verbatim, with the white space between the passages. */
function textOf(passages: readonly StoredPassage[]): string {
  return passages
    .map(({ text, spaceBehind }, index) =>
      index + 1 < passages.length ? `${text}${spaceBehind ?? ""}` : text,
    )
    .join("");
}

interface InExcerpt {
  readonly cosines: readonly number[];
  /** The excerpt's first passage. */
  readonly first: StoredPassage | undefined;
}

/** With ranges within the excerpt. */
function sentencesOf(
  stored: StoredPassage,
  { cosines, first = stored }: InExcerpt,
  store: PassageStore,
): ComparedSentence[] {
  const normalized = normalizedSentences(stored, store);
  const offset = stored.passage.startUtf16 - first.passage.startUtf16;
  return stored.sentences.map(([start, end], index) => ({
    range: [offset + start, offset + end],
    normalized: normalized[index] ?? "",
    cosine: cosines[index] ?? 0,
  }));
}
