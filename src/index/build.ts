/**
 * Builds a whole index in memory and reuses the unchanged parts of a former one; `save.ts` writes it to disk.
 * Invariant: reused parts equal newly built ones, except the graph, which may be the former graph with a patch.
 */
import { createYielder } from "../core/event-loop.ts";
import { cutDocuments, type CutMeans } from "./cut.ts";
import { decodeKeys, type KeyedVectors } from "./embed-texts.ts";
import { joinPieces } from "./join.ts";
import { documentKeys, type Texts } from "./manifest.ts";
import { graphOf } from "./passage-graph.ts";
import type { DocumentKey, Pieces } from "./sentence-table.ts";
import { createWholeIndex, type IndexParts, type WholeIndex } from "./whole-index.ts";

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
