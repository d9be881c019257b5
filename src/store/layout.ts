/**
 * Which files an index has, and how documents and passages lie in them.
 * Vector rows: passages first, in order, then sentences, in order.
 */
import type { Passage } from "../core/domain.ts";
import { passageId } from "../core/passage-names.ts";
import type { DocumentKey } from "./pieces.ts";

export const indexFiles = {
  documents: "documents.json",
  passages: "passages.json",
  sentences: "sentences.u32",
  vectors: "vectors.f32",
  vectorKeys: "vectors.keys",
  graph: "graph.hnsw",
  graphKeys: "graph.keys",
  passageTerms: "passages.bm25",
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
