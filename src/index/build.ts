/**
 * Builds a whole index in memory: cuts the new documents, and joins their pieces with those of a former index;
 * `stored-index.ts` writes it to disk.
 * Invariant: reused parts equal newly built ones, except the graph, which may be the former graph with a patch.
 */
import { createYielder, type YieldToEventLoop } from "../core/event-loop.ts";
import { cutDocuments, type CutMeans } from "./cut.ts";
import { decodeKeys, keyBytes, type KeyedVectors } from "./embed-texts.ts";
import { documentKeys, type Texts } from "./manifest.ts";
import { graphOf } from "./passage-graph.ts";
import {
  type DocumentKey,
  documentOfEach,
  firstOfEach,
  firstSentences,
  joinSentences,
  type Pieces,
} from "./sentence-table.ts";
import { createWholeIndex, type IndexParts, type WholeIndex } from "./snapshot.ts";
import { joinBm25 } from "./words/bm25-data.ts";

export interface BuildOptions extends Texts, CutMeans {
  readonly sourceSha256: string;
  /** An index of any documents, built with the same format and model. */
  readonly former?: IndexParts | null;
}

/** @throws AppError `model.unavailable`. */
export async function buildIndex(options: BuildOptions): Promise<WholeIndex> {
  const { embedder, former = null } = options;
  const yieldToEventLoop = createYielder();
  const keys = documentKeys(options, options.tokenizer.vocabulary);
  const isNew = newAmong(keys, former?.pieces.documents ?? []);
  const texts = {
    earlier: options.earlier,
    documents: options.documents.filter((_, number) => isNew[number]),
    keys: keys.filter((_, number) => isNew[number]),
  };
  const known = former === null ? options.known : [keyedVectors(former.pieces), ...options.known];
  const added = await cutDocuments(texts, { ...options, known }, yieldToEventLoop);
  const pieces =
    former === null
      ? added
      : await joinPieces(keys, { former: former.pieces, added }, yieldToEventLoop);
  const graph = await graphOf(pieces, former?.graph ?? null, yieldToEventLoop);
  const { modelSha256 } = embedder;
  return createWholeIndex({ pieces, graph }, { ...options, modelSha256, builtAtMs: Date.now() });
}

/** Marks the documents to cut: new ones, and those that changed position, because kept ones must stay in order. */
function newAmong(keys: readonly DocumentKey[], former: readonly DocumentKey[]): boolean[] {
  const numbers = new Map(former.map(({ key }, number) => [key, number]));
  let last = -1;
  return keys.map(({ key }) => {
    const number = numbers.get(key) ?? -1;
    if (number <= last) return true;
    last = number;
    return false;
  });
}

/** A changed document still has most of its former texts, and their vectors are reused. */
function keyedVectors({ vectors, vectorKeys }: Pieces): KeyedVectors {
  return { keys: decodeKeys(vectorKeys), table: vectors };
}

interface Joined {
  readonly former: Pieces;
  /** Takes precedence for documents that are in both. */
  readonly added: Pieces;
}

/** Pieces of which some documents go into the whole. */
interface Part {
  readonly pieces: Pieces;
  /** Document numbers by key. */
  readonly numbers: ReadonlyMap<string, number>;
  /** By document number; one longer than the documents. */
  readonly firstPassage: Uint32Array;
  /** By passage number; one longer than the passages. */
  readonly firstSentence: Uint32Array;
  /** Numbers in the whole, by number in this part; -1 for what is left out. */
  readonly documentNow: Int32Array;
  readonly passageNow: Int32Array;
}

/** Half-open. */
type Span = readonly [from: number, to: number];

/** A present document: its ranges in the part that it is taken from. */
interface Picked {
  readonly pieces: Pieces;
  readonly passages: Span;
  readonly sentences: Span;
  /** Is added to its passages' numbers. */
  readonly moved: number;
}

/**
 * The result equals that of cutting all present documents.
 * Every one of `documents` must be in one of the two, and those taken from either must be in the same order there.
 */
async function joinPieces(
  documents: readonly DocumentKey[],
  { former, added }: Joined,
  yieldToEventLoop: YieldToEventLoop,
): Promise<Pieces> {
  const parts = [partOf(former), partOf(added)] as const;
  const picked = pick(documents, parts);
  const passages = picked.flatMap(({ pieces, passages: own }) => pieces.passages.slice(...own));
  const sentences = joinSentences(
    picked.map(({ pieces, sentences: span, moved }) => ({ table: pieces.sentences, span, moved })),
  );
  const [one, other] = parts;
  return {
    documents,
    passages,
    sentences,
    ...(await copyRows(rowsOf(picked), former.vectors.dimension, yieldToEventLoop)),
    passageTerms: await joinBm25(
      passages.length,
      [
        { data: former.passageTerms, numbers: one.passageNow },
        { data: added.passageTerms, numbers: other.passageNow },
      ],
      yieldToEventLoop,
    ),
    passagePairs: await joinBm25(
      passages.length,
      [
        { data: former.passagePairs, numbers: one.passageNow },
        { data: added.passagePairs, numbers: other.passageNow },
      ],
      yieldToEventLoop,
    ),
    documentTerms: await joinBm25(
      documents.length,
      [
        { data: former.documentTerms, numbers: one.documentNow },
        { data: added.documentTerms, numbers: other.documentNow },
      ],
      yieldToEventLoop,
    ),
  };
}

function partOf(pieces: Pieces): Part {
  const { documents, passages } = pieces;
  return {
    pieces,
    numbers: new Map(documents.map(({ key }, number) => [key, number])),
    firstPassage: firstOfEach(documents.length, documentOfEach(documents, passages)),
    firstSentence: firstSentences(pieces),
    documentNow: new Int32Array(documents.length).fill(-1),
    passageNow: new Int32Array(passages.length).fill(-1),
  };
}

/** Also records the new numbers in the parts. */
function pick(
  documents: readonly DocumentKey[],
  [former, added]: readonly [Part, Part],
): readonly Picked[] {
  let passageCount = 0;
  return documents.map(({ key }, now) => {
    const part = added.numbers.has(key) ? added : former;
    const number = part.numbers.get(key) ?? 0;
    const [from, to] = [part.firstPassage[number] ?? 0, part.firstPassage[number + 1] ?? 0];
    const moved = passageCount - from;
    passageCount += to - from;
    part.documentNow[number] = now;
    for (let passage = from; passage < to; passage++) part.passageNow[passage] = passage + moved;
    const sentences = [part.firstSentence[from] ?? 0, part.firstSentence[to] ?? 0] as const;
    return { pieces: part.pieces, passages: [from, to], sentences, moved };
  });
}

interface Rows {
  readonly pieces: Pieces;
  readonly span: Span;
}

/** Passages first, then sentences, as in the vector table of either part. */
function rowsOf(picked: readonly Picked[]): readonly Rows[] {
  return [
    ...picked.map(({ pieces, passages }) => ({ pieces, span: passages })),
    ...picked.map(({ pieces, sentences: [from, to] }): Rows => {
      const first = pieces.passages.length;
      return { pieces, span: [first + from, first + to] };
    }),
  ];
}

async function copyRows(
  rows: readonly Rows[],
  dimension: number,
  yieldToEventLoop: YieldToEventLoop,
): Promise<Pick<Pieces, "vectors" | "vectorKeys">> {
  const rowCount = rows.reduce((sum, { span: [from, to] }) => sum + to - from, 0);
  const values = new Float32Array(rowCount * dimension);
  const vectorKeys = Buffer.alloc(rowCount * keyBytes);
  let row = 0;
  for (const { pieces, span } of rows) {
    const [from, to] = span;
    values.set(pieces.vectors.values.subarray(from * dimension, to * dimension), row * dimension);
    vectorKeys.set(pieces.vectorKeys.subarray(from * keyBytes, to * keyBytes), row * keyBytes);
    row += to - from;
    await yieldToEventLoop();
  }
  return { vectors: { dimension, values }, vectorKeys };
}
