/**
 * Writes the rows of new documents: all of a batch in one transaction, so that whoever finds a document's row has its
 * passages, sentences and words as well. No reader sees them before a generation lists them.
 */
import type { SourceDocument } from "../../core/domain.ts";
import { linkKeyOf } from "../../core/passage-names.ts";
import type { Database, Query } from "../../database/database.ts";
import { countsOf, metaOf } from "../../documents/document-summary.ts";
import {
  firstOfEach,
  documentOfEach,
  firstSentences,
  type Pieces,
  sentenceAt,
} from "../sentence-table.ts";
import type { Bm25Data } from "../words/bm25-data.ts";
import { spaceAfter } from "../space-after.ts";
import { type Collection, lockCollection } from "./collection.ts";
import { inParts } from "./in-parts.ts";
import { encodeEntry, encodeFacts } from "./row-forms.ts";
import { vectorValues } from "./vector-values.ts";
import { writePostings } from "./write-postings.ts";

/** Writing a batch takes seconds; on a busy server more. */
const mostWriteMs = 10 * 60_000;
interface Batch {
  readonly documents: readonly SourceDocument[];
  readonly pieces: Pieces;
}

export interface Slots {
  /** By document of the batch; 0 for one that another process has written. */
  readonly documents: Int32Array;
  /** By passage; 0 likewise. */
  readonly passages: Int32Array;
}

export async function writeRows(
  database: Database,
  collection: Collection,
  batch: Batch,
): Promise<void> {
  await database.change(async (query) => {
    await lockCollection(query, collection);
    const slots = await takeSlots(query, collection, batch);
    if (slots.documents.every((slot) => slot === 0)) return;
    await writeDocuments(query, collection, batch, slots);
    await writePassages(query, collection, batch, slots);
    await writeSentences(query, collection, batch, slots);
    await writePostings(query, collection, batch.pieces, slots);
  }, mostWriteMs);
}

async function takeSlots(
  query: Query,
  { tables }: Collection,
  { documents, pieces }: Batch,
): Promise<Slots> {
  const present = await query<{ key: string }>(
    `select key from ${tables.documents} where key = any($1::text[])`,
    [pieces.documents.map(({ key }) => key)],
  );
  const isPresent = new Set(present.map(({ key }) => key));
  const [last] = await query<{ document: number; passage: number }>(
    `select (select coalesce(max(slot), 0) from ${tables.documents}) as document,
            (select coalesce(max(slot), 0) from ${tables.passages}) as passage`,
  );
  let { document, passage } = last ?? { document: 0, passage: 0 };
  const ofDocuments = Int32Array.from(documents, (_, number) =>
    isPresent.has(pieces.documents[number]?.key ?? "") ? 0 : ++document,
  );
  const documentOf = documentOfEach(pieces.documents, pieces.passages);
  const ofPassages = Int32Array.from(documentOf, (number) =>
    ofDocuments[number] === 0 ? 0 : ++passage,
  );
  return { documents: ofDocuments, passages: ofPassages };
}

async function writeDocuments(
  query: Query,
  { tables }: Collection,
  { documents, pieces }: Batch,
  slots: Slots,
): Promise<void> {
  const firstPassage = firstOfEach(
    documents.length,
    documentOfEach(pieces.documents, pieces.passages),
  );
  const rows = documents.flatMap((document, number) => {
    const slot = slots.documents[number] ?? 0;
    if (slot === 0) return [];
    const [from = 0, to = 0] = firstPassage.subarray(number, number + 2);
    const own = pieces.passages.slice(from, to);
    return [
      {
        slot,
        key: pieces.documents[number]?.key ?? "",
        id: document.id,
        hasPlace: document.place !== null,
        firstPassage: slots.passages[from] ?? 0,
        passageCount: own.length,
        lengths: `{${lengthsOf(pieces, number, [from, to]).join(",")}}`,
        entry: encodeEntry(metaOf(document), document, countsOf(document.text, own)),
        text: document.text,
      },
    ];
  });
  await inParts(rows, (part) =>
    query(
      `insert into ${tables.documents}
         (slot, key, id, has_place, first_passage, passage_count, lengths, entry, text)
       select slot, key, id, has_place, first_passage, passage_count, lengths::integer[], entry, text
       from unnest($1::integer[], $2::text[], $3::text[], $4::boolean[], $5::integer[], $6::integer[],
         $7::text[], $8::text[], $9::text[])
         as each (slot, key, id, has_place, first_passage, passage_count, lengths, entry, text)`,
      [
        part.map(({ slot }) => slot),
        part.map(({ key }) => key),
        part.map(({ id }) => id),
        part.map(({ hasPlace }) => hasPlace),
        part.map((row) => row.firstPassage),
        part.map(({ passageCount }) => passageCount),
        part.map(({ lengths }) => lengths),
        part.map(({ entry }) => entry),
        part.map(({ text }) => text),
      ],
    ),
  );
}

/** Sums by field: words and pairs of the document's passages, then its own words. */
function lengthsOf(
  { passageTerms, passagePairs, documentTerms }: Pieces,
  document: number,
  passages: readonly [number, number],
): number[] {
  return [
    ...sumsByField(passageTerms, passages),
    ...sumsByField(passagePairs, passages),
    ...sumsByField(documentTerms, [document, document + 1]),
  ];
}

function sumsByField(
  { weights, lengths }: Bm25Data,
  [from, to]: readonly [number, number],
): number[] {
  const fieldCount = weights.length;
  return Array.from(weights, (_, field) => {
    let sum = 0;
    for (let text = from; text < to; text++) sum += lengths[text * fieldCount + field] ?? 0;
    return sum;
  });
}

async function writePassages(
  query: Query,
  { tables, dimension }: Collection,
  { documents, pieces }: Batch,
  slots: Slots,
): Promise<void> {
  const documentOf = documentOfEach(pieces.documents, pieces.passages);
  const firstSentence = firstSentences(pieces);
  const rows = pieces.passages.flatMap((passage, number) => {
    const slot = slots.passages[number] ?? 0;
    const ofDocument = documentOf[number] ?? 0;
    const text = documents[ofDocument]?.text ?? "";
    if (slot === 0) return [];
    const next = documentOf[number + 1] === ofDocument ? pieces.passages[number + 1] : undefined;
    const sentences = [];
    for (let at = firstSentence[number] ?? 0; at < (firstSentence[number + 1] ?? 0); at++)
      sentences.push(sentenceAt(pieces.sentences, at)?.range ?? ([0, 0] as const));
    const linkKey = linkKeyOf(passage.id);
    return [
      {
        slot,
        number,
        document: slots.documents[ofDocument] ?? 0,
        ordinal: passage.ordinal,
        linkKey: linkKey === passage.id ? null : linkKey,
        facts: encodeFacts(passage, sentences, spaceAfter(text, passage, next)),
        text: text.slice(passage.startUtf16, passage.endUtf16),
      },
    ];
  });
  await inParts(rows, (part) =>
    query(
      `insert into ${tables.passages}
         (slot, document, ordinal, link_key, facts, text, vector_key, vector)
       select slot, document, ordinal, link_key, facts, text, decode(vector_key, 'hex'),
         (($8::real[])[(position - 1) * ${dimension} + 1 : position * ${dimension}])::halfvec
       from unnest($1::integer[], $2::integer[], $3::integer[], $4::text[], $5::text[], $6::text[],
         $7::text[]) with ordinality
         as each (slot, document, ordinal, link_key, facts, text, vector_key, position)`,
      [
        part.map(({ slot }) => slot),
        part.map(({ document }) => document),
        part.map(({ ordinal }) => ordinal),
        part.map(({ linkKey }) => linkKey),
        part.map(({ facts }) => facts),
        part.map(({ text }) => text),
        ...vectorValues(
          pieces,
          part.map(({ number }) => number),
        ),
      ],
    ),
  );
}

async function writeSentences(
  query: Query,
  { tables, dimension }: Collection,
  { pieces }: Batch,
  slots: Slots,
): Promise<void> {
  const firstSentence = firstSentences(pieces);
  const rows = pieces.passages.flatMap((_, number) => {
    const passage = slots.passages[number] ?? 0;
    const from = firstSentence[number] ?? 0;
    const count = passage === 0 ? 0 : (firstSentence[number + 1] ?? from) - from;
    return Array.from({ length: count }, (_none, position) => ({
      passage,
      position,
      // Vector rows are passages first, then sentences.
      vectorRow: pieces.passages.length + from + position,
    }));
  });
  await inParts(rows, (part) =>
    query(
      `insert into ${tables.sentences} (passage, position, vector_key, vector)
       select passage, position, decode(vector_key, 'hex'),
         (($4::real[])[(row - 1) * ${dimension} + 1 : row * ${dimension}])::halfvec
       from unnest($1::integer[], $2::smallint[], $3::text[]) with ordinality
         as each (passage, position, vector_key, row)`,
      [
        part.map(({ passage }) => passage),
        part.map(({ position }) => position),
        ...vectorValues(
          pieces,
          part.map(({ vectorRow }) => vectorRow),
        ),
      ],
    ),
  );
}
