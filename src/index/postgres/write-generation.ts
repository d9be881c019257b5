/**
 * Brings an index in PostgreSQL to a state of the documents: writes the rows that are missing, batch after batch, then a
 * generation that lists all of them, which readers see as a whole or not at all. Rows of documents that have not changed
 * are used again, and what a build that was stopped had written. Several processes may do so at once.
 */
import type { SourceDocument } from "../../core/domain.ts";
import { createYielder } from "../../core/event-loop.ts";
import { AppError } from "../../core/errors.ts";
import type { Database, Query } from "../../database/database.ts";
import type { EarlierTexts } from "../../documents/versions.ts";
import { cutDocuments, type CutMeans } from "../cut.ts";
import type { KeyedVectors } from "../embed-texts.ts";
import { documentKeys, sha256, type Texts } from "../manifest.ts";
import type { DocumentKey } from "../sentence-table.ts";
import {
  type Collection,
  findFormerCollection,
  lockCollection,
  makeCollection,
  makeGraph,
} from "./collection.ts";
import { currentSegments } from "./segments.ts";
import { sweep, sweepFormer } from "./sweep.ts";
import { decodeVector } from "./vector-values.ts";
import { writeRows } from "./write-rows.ts";

/** The channel on which a new generation is announced, with the number of its collection. */
export const generationChannel = "index_generation";

const mostPublishMs = 30 * 60_000;
/** UTF-16 units of a batch's documents, whose vectors and words are in memory together: some 7,000 passages. */
const usualBatchUtf16 = 1_000_000;

export interface WriteOptions extends Texts, Omit<CutMeans, "known"> {
  readonly sourceSha256: string;
  /** Vectors that an interrupted build has kept. */
  readonly known?: readonly KeyedVectors[];
  /** UTF-16 units after which a batch of documents ends. */
  readonly batchUtf16?: number;
  /** That of the documents. One with a higher revision is not replaced. Null where they are not the shared ones. */
  readonly documentsRevision?: number | null;
  /** Called when the vectors of a batch are in rows. */
  readonly onWritten?: () => Promise<void>;
}

/** Returns the number of the generation, or of a newer one. @throws AppError `model.unavailable`, or the database's own code */
export async function writeGeneration(database: Database, options: WriteOptions): Promise<number> {
  const { embedder, tokenizer } = options;
  const { modelSha256, dimension } = embedder;
  const facts = { modelSha256, dimension, wordLists: tokenizer.vocabulary };
  const collection = await makeCollection(database, facts);
  const former = await findFormerCollection(database, facts, collection);
  const collections = [collection, ...(former === null ? [] : [former])] as const;
  const keys = documentKeys(options, tokenizer.vocabulary);
  await writeMissing(database, collections, keys, options);
  await makeGraph(database, collection);
  const earlier = await writeEarlierTexts(database, collection, options.earlier);
  const generation = await publish(database, collection, { ...options, keys, earlier });
  await sweep(database, collection);
  await sweepFormer(database, collection);
  return generation;
}

/** @param collections the one that is written, then the others that have vectors of the model */
async function writeMissing(
  database: Database,
  collections: readonly [Collection, ...(readonly Collection[])],
  keys: readonly DocumentKey[],
  options: WriteOptions,
): Promise<void> {
  const [collection] = collections;
  const present = await slotsOf(database.read, collection, keys);
  const isMissing = keys.map(({ key }) => !present.has(key));
  const missing = options.documents.filter((_, number) => isMissing[number]);
  const missingKeys = keys.filter((_, number) => isMissing[number]);
  const totalUtf16 = missing.reduce((sum, { text }) => sum + text.length, 0);
  let doneUtf16 = 0;
  for (const [from, to] of batchesOf(missing, options.batchUtf16 ?? usualBatchUtf16)) {
    const documents = missing.slice(from, to);
    const texts = { documents, earlier: options.earlier, keys: missingKeys.slice(from, to) };
    const former: KeyedVectors[] = [];
    for (const each of collections) former.push(await formerVectors(database, each, documents));
    const known = [...former, ...(options.known ?? [])];
    const own = documents.reduce((sum, { text }) => sum + text.length, 0);
    const pieces = await cutDocuments(
      texts,
      { ...options, known, onProgress: progressIn(options, { doneUtf16, own, totalUtf16 }) },
      createYielder(),
    );
    await writeRows(database, collection, { documents, pieces });
    await options.onWritten?.();
    doneUtf16 += own;
  }
}

/** How many texts there are in all is only known of this batch: the others are taken to be like it. */
function progressIn(
  { onProgress }: WriteOptions,
  { doneUtf16, own, totalUtf16 }: { doneUtf16: number; own: number; totalUtf16: number },
): CutMeans["onProgress"] {
  return ({ doneCount, totalCount }) => {
    const perUtf16 = totalCount / Math.max(1, own);
    onProgress({
      doneCount: Math.round(doneUtf16 * perUtf16) + doneCount,
      totalCount: Math.round(totalUtf16 * perUtf16),
    });
  };
}

/** Half-open ranges of documents, each with at least one. */
function batchesOf(
  documents: readonly SourceDocument[],
  batchUtf16: number,
): (readonly [number, number])[] {
  const batches: (readonly [number, number])[] = [];
  let from = 0;
  let utf16 = 0;
  for (const [number, { text }] of documents.entries()) {
    utf16 += text.length;
    if (utf16 < batchUtf16 && number < documents.length - 1) continue;
    batches.push([from, number + 1]);
    from = number + 1;
    utf16 = 0;
  }
  return batches;
}

async function slotsOf(
  query: Query,
  { tables }: Collection,
  keys: readonly DocumentKey[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await query<{ key: string; slot: number }>(
    `select key, slot from ${tables.documents} where key = any($1::text[])`,
    [keys.map(({ key }) => key)],
  );
  return new Map(rows.map(({ key, slot }) => [key, slot]));
}

/** The vectors of the rows that documents had before: a changed document still has most of its texts. */
async function formerVectors(
  database: Database,
  { tables, dimension }: Collection,
  documents: readonly SourceDocument[],
): Promise<KeyedVectors> {
  const rows = await database.read<{ key: string; vector: string }>(
    // Each range by itself: joined, the planner reads both tables whole for many documents.
    `with ranges as (
       select first_passage as first, first_passage + passage_count - 1 as last
       from ${tables.documents} where id = any($1::text[])
     )
     select encode(vector_key, 'hex') as key, vector::text from ranges cross join lateral (
       select vector_key, vector from ${tables.passages} where slot between first and last offset 0
     ) as passages
     union all
     select encode(vector_key, 'hex'), vector::text from ranges cross join lateral (
       select vector_key, vector from ${tables.sentences}
       where passage between first and last offset 0
     ) as sentences`,
    [documents.map(({ id }) => id)],
  );
  const values = new Float32Array(rows.length * dimension);
  for (const [row, { vector }] of rows.entries()) values.set(decodeVector(vector), row * dimension);
  return { keys: rows.map(({ key }) => key), table: { dimension, values } };
}

/** Returns their slots, in the order of the documents. */
async function writeEarlierTexts(
  database: Database,
  collection: Collection,
  earlier: EarlierTexts,
): Promise<readonly number[]> {
  if (earlier.size === 0) return [];
  const table = collection.tables.earlierTexts;
  const rows = [...earlier].map((each) => {
    const texts = JSON.stringify(each);
    return { texts, sha256: sha256(texts) };
  });
  const hashes = rows.map((row) => row.sha256);
  return database.change(async (query) => {
    await lockCollection(query, collection);
    await query(
      `insert into ${table} (slot, sha256, texts)
       select (select coalesce(max(slot), 0) from ${table}) + row_number() over (), sha256, texts
       from unnest($1::text[], $2::text[]) as each (sha256, texts)
       where not exists (select from ${table} present where present.sha256 = each.sha256)`,
      [hashes, rows.map(({ texts }) => texts)],
    );
    const slots = await query<{ slot: number; sha256: string }>(
      `select slot, sha256 from ${table} where sha256 = any($1::text[])`,
      [hashes],
    );
    const slotOf = new Map(slots.map((row) => [row.sha256, row.slot]));
    return hashes.map((hash) => slotOf.get(hash) ?? 0);
  });
}

interface Published {
  readonly keys: readonly DocumentKey[];
  readonly earlier: readonly number[];
  readonly sourceSha256: string;
  readonly documentsRevision?: number | null;
}

async function publish(
  database: Database,
  collection: Collection,
  { keys, earlier, sourceSha256, documentsRevision = null }: Published,
): Promise<number> {
  const { number, tables } = collection;
  return database.change(async (query) => {
    await lockCollection(query, collection);
    const slots = await slotsOf(query, collection, keys);
    const documents = keys.map(({ key }) => slots.get(key) ?? 0);
    if (documents.includes(0)) throw lostRows();
    const segments = await currentSegments(query, collection);
    const [newer] = await query<{ generation: number }>(
      `select max(generation) as generation from index_generations
       where collection = $1 and documents_revision > $2 having max(generation) is not null`,
      [number, documentsRevision],
    );
    if (newer !== undefined) return newer.generation;
    const [made] = await query<{ generation: number }>(
      `insert into index_generations
         (collection, source_sha256, last_document, documents, earlier, segments,
          documents_revision)
       select $1, $2, (select coalesce(max(slot), 0) from ${tables.documents}), $3::integer[],
         $4::integer[], $5::integer[], $6
       returning generation`,
      [number, sourceSha256, documents, earlier, segments, documentsRevision],
    );
    await query(`select pg_notify('${generationChannel}', $1)`, [String(number)]);
    return made?.generation ?? 0;
  }, mostPublishMs);
}

function lostRows(): AppError {
  return new AppError(
    "index.unwritable",
    "Rows that were just written to the index in PostgreSQL are gone: somebody else removed them. Start it again.",
  );
}
