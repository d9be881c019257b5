/**
 * Reads the files of an index and checks each against the manifest. Defines the files' names and the JSON form of
 * documents and passages.
 * Vector rows: passages first, in order, then sentences, in order.
 */
import path from "node:path";
import type { Passage } from "../core/domain.ts";
import { messageOf } from "../core/errors.ts";
import { passageId } from "../core/passage-names.ts";
import { corruptFile } from "./checked-file.ts";
import { decodeKeys, keyBytes, type KeyedVectors } from "./embed-texts.ts";
import { checkFile, type Manifest, readChecked } from "./manifest.ts";
import { type LinkedGraph, patchGraph } from "./passage-graph.ts";
import {
  type DocumentKey,
  type Pieces,
  sentenceCount,
  type SentenceTable,
} from "./sentence-table.ts";
import type { IndexParts } from "./snapshot.ts";
import { openHnsw } from "./vectors/hnsw.ts";
import type { VectorTable } from "./vectors/vector-index.ts";
import { decodeBm25 } from "./words/bm25-data.ts";

/** @throws AppError `index.corrupt` naming the damaged file. */
export async function readParts(folder: string, manifest: Manifest): Promise<IndexParts> {
  const [pieces, linked] = await Promise.all([
    readPieces(folder, manifest),
    readGraph(folder, manifest),
  ]);
  return { pieces, graph: patchGraph(linked, pieces) };
}

/** Reads the vectors of an index of any format. @throws AppError `index.corrupt` naming the damaged file. */
export async function readKnownVectors(folder: string, manifest: Manifest): Promise<KeyedVectors> {
  const keys = decodeKeys(await readChecked(folder, manifest, indexFiles.vectorKeys));
  return { keys, table: await readVectors(folder, manifest, keys.length) };
}

async function readPieces(folder: string, manifest: Manifest): Promise<Pieces> {
  // The vectors are most of the bytes, so they are read while the other files are decoded.
  const [vectors, others] = await Promise.all([
    readVectors(folder, manifest, manifest.passageCount + manifest.sentenceCount),
    readAllButVectors(folder, manifest),
  ]);
  return { ...others, vectors };
}

async function readAllButVectors(
  folder: string,
  manifest: Manifest,
): Promise<Omit<Pieces, "vectors">> {
  const { documentCount, passageCount } = manifest;
  const read = async <T>(name: string, decode: (content: Buffer) => T): Promise<T> => {
    const content = await readChecked(folder, manifest, name);
    return decoded({ folder, name }, () => decode(content));
  };
  const documents = await read(indexFiles.documents, (bytes) =>
    counted(decodeDocuments(bytes.toString("utf8")), documentCount),
  );
  return {
    documents,
    passages: await read(indexFiles.passages, (bytes) =>
      counted(decodePassages(bytes.toString("utf8"), documents), passageCount),
    ),
    sentences: await read(indexFiles.sentences, (bytes) =>
      countedSentences({ values: new Uint32Array(bytes.buffer) }, manifest.sentenceCount),
    ),
    // Only the next build needs the keys, but their damage is reported now rather than by that build.
    vectorKeys: await read(indexFiles.vectorKeys, (bytes) =>
      countedKeys(bytes, passageCount + manifest.sentenceCount),
    ),
    passageTerms: await read(indexFiles.passageTerms, decodeBm25),
    passagePairs: await read(indexFiles.passagePairs, decodeBm25),
    documentTerms: await read(indexFiles.documentTerms, decodeBm25),
  };
}

async function readGraph(folder: string, manifest: Manifest): Promise<LinkedGraph> {
  const { graph: name, graphKeys } = indexFiles;
  const facts = await checkFile(folder, manifest, name);
  const file = path.join(folder, name);
  const graph = decoded({ folder, name }, () => openHnsw(manifest.dimension, file));
  const bytes = await readChecked(folder, manifest, graphKeys);
  const keys = decoded({ folder, name: graphKeys }, () => countedKeys(bytes, graph.rowCount));
  return { graph, keys, stored: { file, facts } };
}

/** A file can agree with the manifest and still not decode, if other software wrote both. */
function decoded<T>(
  { folder, name }: { readonly folder: string; readonly name: string },
  decode: () => T,
): T {
  try {
    return decode();
  } catch (cause) {
    throw corruptFile(folder, name, messageOf(cause), cause);
  }
}

function counted<T>(items: readonly T[], count: number): readonly T[] {
  if (items.length === count) return items;
  throw new Error(`${items.length} entries, expected ${count}`);
}

function countedSentences(table: SentenceTable, count: number): SentenceTable {
  if (sentenceCount(table) === count) return table;
  throw new Error(`${sentenceCount(table)} sentences, expected ${count}`);
}

function countedKeys(keys: Buffer, count: number): Buffer {
  if (keys.length === count * keyBytes) return keys;
  throw new Error(`${keys.length} bytes for ${count} keys of ${keyBytes}`);
}

async function readVectors(
  folder: string,
  manifest: Manifest,
  rowCount: number,
): Promise<VectorTable> {
  const { dimension } = manifest;
  const bytes = await readChecked(folder, manifest, indexFiles.vectors);
  if (bytes.length === rowCount * dimension * Float32Array.BYTES_PER_ELEMENT)
    return { dimension, values: new Float32Array(bytes.buffer) };
  throw corruptFile(
    folder,
    indexFiles.vectors,
    `${bytes.length} bytes for ${rowCount} vectors of ${dimension} numbers`,
  );
}

export const indexFiles = {
  documents: "documents.json",
  passages: "passages.json",
  sentences: "sentences.u32",
  vectors: "vectors.f32",
  vectorKeys: "vectors.keys",
  graph: "graph.hnsw",
  graphKeys: "graph.keys",
  passageTerms: "passages.bm25",
  passagePairs: "passages.pairs.bm25",
  documentTerms: "documents.bm25",
} as const;

type PassageRow = readonly [
  document: number,
  ordinal: number,
  measure: number,
  start: number,
  end: number,
  section: readonly string[],
];

export function encodeDocuments(documents: readonly DocumentKey[]): string {
  return JSON.stringify(documents);
}

export function decodeDocuments(json: string): DocumentKey[] {
  return JSON.parse(json) as DocumentKey[];
}

export function encodePassages(
  passages: readonly Passage[],
  documents: readonly DocumentKey[],
): string {
  const numbers = new Map(documents.map((document, index) => [document.id, index]));
  const rows = passages.map((passage): PassageRow => [
    numbers.get(passage.documentId) ?? 0,
    passage.ordinal,
    passage.measure,
    passage.startUtf16,
    passage.endUtf16,
    passage.section,
  ]);
  return JSON.stringify(rows);
}

export function decodePassages(json: string, documents: readonly DocumentKey[]): Passage[] {
  return (JSON.parse(json) as PassageRow[]).flatMap(
    ([document, ordinal, measure, start, end, section]) => {
      const documentId = documents[document]?.id;
      if (documentId === undefined) return [];
      return [
        {
          id: passageId(documentId, ordinal),
          documentId,
          ordinal,
          measure,
          startUtf16: start,
          endUtf16: end,
          section,
        },
      ];
    },
  );
}
