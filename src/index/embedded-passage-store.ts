/**
 * The embedded `PassageStore`: answers from a snapshot of the index that this process holds in memory.
 */
import type { Passage, SourceDocument, TextRange } from "../core/domain.ts";
import { createNameLookup } from "../core/passage-names.ts";
import { countsOf, metaOf } from "../documents/document-summary.ts";
import { createMembership, type Members } from "./document-scope.ts";
import { createMentionFinder } from "./mentions.ts";
import type {
  DocumentEntry,
  FeatureRequest,
  NearestCount,
  PassageFeatures,
  PassageStore,
  StoredPassage,
} from "./passage-store.ts";
import { sentenceAt } from "./sentence-table.ts";
import { type Snapshot, textOfPassage } from "./snapshot.ts";
import { spaceAfter } from "./space-after.ts";
import { cosinesOf, nearestOf, type Neighbour } from "./vectors/vector-index.ts";
import { bestTexts, createWordScorer, termUse, type WordScores } from "./words/word-scores.ts";

export function createEmbeddedPassageStore(snapshot: Snapshot): PassageStore {
  const { passages, passageTerms, documentTerms, documentOf, graph, vectors } = snapshot;
  const documents = snapshot.documents.map((document, number) =>
    entryOf(document, number, snapshot),
  );
  const findMentions = createMentionFinder(snapshot.documents);
  const scoreWords = createWordScorer(snapshot);
  const membersOf = createMembership(documents, (passage) => documentOf[passage] ?? -1);
  const numberOf = createNameLookup(passages.map(({ id }) => id));
  return {
    builtAtMs: snapshot.builtAtMs,
    documents,
    passageCount: passages.length,
    mentioning: async (lists) => lists.map(findMentions),
    terms: async (terms, among = { passages: [], documents: [] }) =>
      new Map(
        terms.map((term) => [
          term,
          {
            passages: termUse(term, passageTerms, among.passages),
            documents: termUse(term, documentTerms, among.documents),
          },
        ]),
      ),
    async bestByWords(query, scope, count) {
      const scores = scoreWords(query);
      const { hasPassage, hasDocument } = membersOf(scope);
      const byWords = bestTexts(scores.passages, count.passages, hasPassage);
      const byPairs = bestTexts(scores.pairs, count.passages, hasPassage);
      return {
        passages: [...new Set([...byWords, ...byPairs])],
        documents: bestTexts(scores.documents, count.documents, hasDocument),
      };
    },
    nearest: async (vector, scope, wanted) =>
      nearestPassages({ graph, vectors }, membersOf(scope), { vector, ...wanted }),
    async features(asked, request) {
      const known = asked.filter((number) => number in passages);
      const scores = request.words && scoreWords(request.words);
      return featuresOf(known, request, { snapshot, scores });
    },
    sentenceCosines: async (asked, vector) =>
      sentenceCosines(
        asked.filter((number) => number in passages),
        vector,
        snapshot,
      ),
    passages: async (asked) => asked.flatMap((number) => storedPassage(number, snapshot) ?? []),
    async passageNumbers(names) {
      return new Map(
        names.flatMap((name) => {
          const number = numberOf(name);
          return number === null ? [] : [[name, number] as const];
        }),
      );
    },
    texts: async (asked) =>
      asked.flatMap((number) => {
        const document = snapshot.documents[number];
        return document === undefined
          ? []
          : [{ number, document, passages: ownPassages(number, snapshot) }];
      }),
    earlierTexts: async () => snapshot.earlier,
  };
}

function entryOf(document: SourceDocument, number: number, snapshot: Snapshot): DocumentEntry {
  return {
    meta: metaOf(document),
    statesPlace: document.statesPlace,
    firstPassage: snapshot.firstPassage[number] ?? 0,
    ...countsOf(document.text, ownPassages(number, snapshot)),
  };
}

function ownPassages(document: number, { passages, firstPassage }: Snapshot): readonly Passage[] {
  return passages.slice(firstPassage[document], firstPassage[document + 1]);
}

interface Held {
  readonly snapshot: Snapshot;
  readonly scores: WordScores | null;
}

function featuresOf(
  passages: readonly number[],
  { vector, hasText }: FeatureRequest,
  { snapshot, scores }: Held,
): PassageFeatures[] {
  const cosines = vector && cosinesOf(snapshot.vectors, passages, vector);
  return passages.map((passage, index) => ({
    passage,
    document: snapshot.documentOf[passage] ?? -1,
    text: hasText ? textOfPassage(snapshot, passage) : "",
    wordScore: scores?.passages.byText[passage] ?? 0,
    pairScore: scores?.pairs.byText[passage] ?? 0,
    cosine: cosines?.[index] ?? null,
  }));
}

/** Returns cosines by passage, in the given order. One call for all, because adjacent rows are compared together. */
function sentenceCosines(
  passages: readonly number[],
  vector: Float32Array,
  snapshot: Snapshot,
): readonly (readonly number[])[] {
  const numbers = passages.map((passage) => sentenceNumbers(passage, snapshot));
  // Vector rows are passages first, then sentences.
  const rows = numbers.flatMap((each) => each.map((number) => snapshot.passages.length + number));
  const cosines = cosinesOf(snapshot.vectors, rows, vector);
  let at = 0;
  return numbers.map((each) => each.map(() => cosines[at++] ?? 0));
}

function sentenceNumbers(passage: number, { firstSentence }: Snapshot): number[] {
  const first = firstSentence[passage] ?? 0;
  const end = firstSentence[passage + 1] ?? first;
  return Array.from({ length: end - first }, (_, index) => first + index);
}

function storedPassage(number: number, snapshot: Snapshot): StoredPassage | null {
  const passage = snapshot.passages[number];
  if (passage === undefined) return null;
  return {
    number,
    document: snapshot.documentOf[number] ?? -1,
    passage,
    text: textOfPassage(snapshot, number),
    spaceBehind: spaceBehind(number, snapshot),
    sentences: sentenceNumbers(number, snapshot).map((sentence): TextRange => {
      const [start, end] = sentenceAt(snapshot.sentences, sentence)?.range ?? [0, 0];
      return [start - passage.startUtf16, end - passage.startUtf16];
    }),
  };
}

function spaceBehind(number: number, snapshot: Snapshot): string | null {
  const { passages, documentOf, documents } = snapshot;
  const passage = passages[number];
  const document = documentOf[number] ?? -1;
  const next = documentOf[number + 1] === document ? passages[number + 1] : undefined;
  return passage === undefined ? null : spaceAfter(documents[document]?.text ?? "", passage, next);
}

/**
 * Share of all passages, 0 to 1, up to which a scope is compared exactly. For a smaller one, the graph would have to
 * return over twenty times the wanted number. Measured with `npm run bench` among 20,005 documents.
 */
const mostComparedShare = 0.05;

/**
 * Multiples of the number of passages expected to suffice, fetched in this order before the graph itself filters.
 * Measured among 67,380 passages: 15 ms with the graph's filter, 5 ms with four times as many.
 */
const overfetchTimes = [1, 4] as const;

/** Share of the wanted number that must remain after filtering, 0 to 1. Not measured. */
const leastFilteredShare = { usual: 0.6, cursory: 0.5 } as const;

interface NearestQuery extends NearestCount {
  readonly vector: Float32Array;
}

/**
 * Returns the numbers of the nearest passages within a scope, nearest first.
 * A small scope is compared exactly. For a larger one, filtering inside HNSW is slow: over-fetch, filter, retry at 4×,
 * then filter inside, since everything that was fetched might be out of scope.
 */
function nearestPassages(
  { graph, vectors }: Pick<Snapshot, "graph" | "vectors">,
  { isEverywhere, passageCount, hasPassage, passages }: Members,
  { vector, count, isCursory }: NearestQuery,
): number[] {
  if (isEverywhere) return rowsOf(graph.search(vector, count, { isCursory }));
  if (passageCount <= mostComparedShare * graph.rowCount)
    return rowsOf(nearestOf(vectors, passages(), vector, count));
  const least = leastFilteredShare[isCursory ? "cursory" : "usual"] * count;
  for (const times of overfetchTimes) {
    const fetched = Math.ceil((times * count * graph.rowCount) / passageCount);
    const filtered = rowsOf(graph.search(vector, fetched, { isCursory })).filter(hasPassage);
    if (filtered.length >= least) return filtered.slice(0, count);
  }
  return rowsOf(graph.search(vector, count, { accepts: hasPassage, isCursory }));
}

function rowsOf(neighbours: readonly Neighbour[]): number[] {
  return neighbours.map(({ row }) => row);
}
