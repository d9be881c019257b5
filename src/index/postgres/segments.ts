/**
 * Keeps posting lists in few pieces, since a question reads the lists of its words from every segment, and without the
 * documents that are gone: otherwise each change of a document would leave its words behind for ever.
 */
import type { Query } from "../../database/database.ts";
import { fieldWeights } from "../cut.ts";
import type { Collection } from "./collection.ts";
import { joinPieces, postingKinds, readPostings, type TermList } from "./posting-lists.ts";
import { insertLists } from "./write-postings.ts";

const mostSegments = 8;
/** The largest stay as they are, so that a change does not copy all lists. */
const keptSegments = 3;
/** Unless fewer of their documents are left than this share, 0 to 1. */
const leastPresent = 0.5;
/** Terms that are merged at a time: at ten million passages, some hundred megabytes. */
const termsAtOnce = 1000;

/** Returns the segments that have all postings, after merging the smaller ones if there are many. */
export async function currentSegments(
  query: Query,
  collection: Collection,
): Promise<readonly number[]> {
  const { number, tables } = collection;
  const found = await query<{ segment: number; bytes: number }>(
    `select segment, sum(length(postings)) as bytes from ${tables.postings}
     where segment in (select unnest(segments) from index_generations
         where generation = (select max(generation) from index_generations where collection = $1))
       or segment > coalesce((select max(last_document) from index_generations where collection = $1), 0)
     group by segment order by bytes desc`,
    [number],
  );
  const segments = found.map(({ segment }) => segment);
  if (segments.length <= mostSegments) return segments;
  const [{ isFirst } = { isFirst: true }] = await query<{ isFirst: boolean }>(
    `select not exists (select from index_generations where collection = $1) as "isFirst"`,
    [number],
  );
  // Numbers below 0 are of merged segments: they are not the slots of documents.
  const merged = Math.min(0, ...segments) - 1;
  if (isFirst) {
    await mergeAll(query, collection, { segments, merged });
    return [merged];
  }
  const present = await readPresent(query, collection);
  const largest = segments.slice(0, keptSegments);
  const kept = await mostlyPresent(query, collection, { segments: largest, present });
  const others = segments.filter((segment) => !kept.includes(segment));
  await mergePresent(query, collection, { segments: others, merged, present });
  return [...kept, merged];
}

interface Merging {
  readonly segments: readonly number[];
  /** The number of the new segment. */
  readonly merged: number;
}

/** The lists of a first build become whole, and so are in the order of the texts. */
async function mergeAll(query: Query, { tables }: Collection, { segments, merged }: Merging) {
  await query(
    `insert into ${tables.postings} (kind, term, segment, text_count, postings)
     select kind, term, $1, sum(text_count), string_agg(postings, ''::bytea order by segment)
     from ${tables.postings} where segment = any($2::integer[])
     group by kind, term`,
    [merged, segments],
  );
}

/** By slot, 1 where there is a row: a later generation may list it again, so only what was swept is gone. */
interface Present {
  readonly documents: Uint8Array;
  readonly passages: Uint8Array;
}

async function readPresent(query: Query, { tables }: Collection): Promise<Present> {
  const rows = await query<{ slot: number; first: number; end: number }>(
    `select slot, first_passage as first, first_passage + passage_count as end
     from ${tables.documents} order by slot`,
  );
  const last = rows.at(-1);
  const documents = new Uint8Array((last?.slot ?? 0) + 1);
  const passages = new Uint8Array(rows.reduce((most, { end }) => Math.max(most, end), 0));
  for (const { slot, first, end } of rows) {
    documents[slot] = 1;
    passages.fill(1, first, end);
  }
  return { documents, passages };
}

type Presence = Pick<Merging, "segments"> & { readonly present: Present };

/** Those most of whose documents are there still, as their commonest word tells. */
async function mostlyPresent(
  query: Query,
  { tables }: Collection,
  { segments, present }: Presence,
): Promise<readonly number[]> {
  const kind = postingKinds.documentTerms;
  const rows = await query<{ segment: number; postings: string }>(
    `select distinct on (segment) segment, encode(postings, 'base64') as postings
     from ${tables.postings} where kind = ${kind} and segment = any($1::integer[])
     order by segment, text_count desc`,
    [segments],
  );
  return rows.flatMap(({ segment, postings }) => {
    let count = 0;
    let presentCount = 0;
    readPostings(Buffer.from(postings, "base64"), fieldWeights.documents.length, (slot) => {
      count++;
      presentCount += present.documents[slot] ?? 0;
    });
    return presentCount >= leastPresent * count ? segment : [];
  });
}

interface PieceRow {
  readonly kind: number;
  readonly term: string;
  /** Base64. */
  readonly postings: string;
}

async function mergePresent(
  query: Query,
  collection: Collection,
  { segments, merged, present }: Merging & Presence,
): Promise<void> {
  const { tables } = collection;
  let from: Pick<PieceRow, "kind" | "term"> = { kind: -1, term: "" };
  for (;;) {
    const rows: readonly PieceRow[] = await query<PieceRow>(
      `select kind, term, encode(string_agg(postings, ''::bytea order by segment), 'base64') as postings
       from ${tables.postings} where segment = any($1::integer[]) and (kind, term) > ($2, $3)
       group by kind, term order by kind, term limit ${termsAtOnce}`,
      [segments, from.kind, from.term],
    );
    for (const kind of Object.values(postingKinds)) {
      const lists = rows.flatMap((row): TermList[] => {
        if (row.kind !== kind) return [];
        const isOfDocuments = kind === postingKinds.documentTerms;
        const list = joinPieces(Buffer.from(row.postings, "base64"), {
          fieldCount: fieldWeights[isOfDocuments ? "documents" : "passages"].length,
          isPresent: isOfDocuments ? present.documents : present.passages,
        });
        return list.textCount === 0 ? [] : [{ term: row.term, ...list }];
      });
      await insertLists(query, collection, { kind, segment: merged, lists });
    }
    const last = rows.at(-1);
    if (last === undefined || rows.length < termsAtOnce) return;
    from = last;
  }
}
