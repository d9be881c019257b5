/**
 * Reads the posting lists of a generation, and caches those read last: the words that people use come again and again.
 */
import { LRUCache } from "lru-cache";
import type { Database } from "../../database/database.ts";
import { fieldWeights } from "../cut.ts";
import { averageLength, type Postings } from "../words/bm25-reader.ts";
import { decodeList, postingKinds } from "./posting-lists.ts";
import type { Generation } from "./read-generation.ts";

/** Two million postings. */
const cachedBytes = 16 * 2 ** 20;
/** Of an entry of the cache beside its numbers. */
const entryBytes = 300;

type PostingKind = keyof typeof postingKinds;

/** Different terms by kind. */
export type WantedTerms = Readonly<Record<PostingKind, readonly string[]>>;

export interface PostingReader {
  /** Numbers of texts of each kind. */
  readonly textCounts: Readonly<Record<PostingKind, number>>;
  /** Every term asked for has a list; it is empty if no text has the term. */
  read(wanted: WantedTerms): Promise<Readonly<Record<PostingKind, ReadonlyMap<string, Postings>>>>;
}

interface PostingRow {
  readonly kind: number;
  readonly term: string;
  readonly text_count: number;
  /** Base64. */
  readonly postings: string;
}

interface StoredList {
  readonly textCount: number;
  readonly bytes: Uint8Array;
}

const kinds = ["passageTerms", "passagePairs", "documentTerms"] as const;

export function createPostingReader(database: Database, generation: Generation): PostingReader {
  const { collection, documents, numbers, segments } = generation;
  const statement = kinds
    .map(
      (kind, index) =>
        `select kind, term, text_count, encode(postings, 'base64') as postings from ${collection.tables.postings}
         where kind = ${postingKinds[kind]} and term = any($${index + 2}::text[]) and segment = any($1::integer[])`,
    )
    .join(" union all ");
  const textCounts = {
    passageTerms: numbers.passageCount,
    passagePairs: numbers.passageCount,
    documentTerms: documents.length,
  };
  const decode = {
    passageTerms: createDecoder(generation, "passageTerms", textCounts.passageTerms),
    passagePairs: createDecoder(generation, "passagePairs", textCounts.passagePairs),
    documentTerms: createDecoder(generation, "documentTerms", textCounts.documentTerms),
  };
  const cached = new LRUCache<string, Postings>({
    maxSize: cachedBytes,
    sizeCalculation: ({ texts }) => entryBytes + texts.length * 8,
  });
  const keyOf = (kind: PostingKind, term: string) => `${postingKinds[kind]} ${term}`;
  return {
    textCounts,
    async read(wanted) {
      const missing = kinds.map((kind) =>
        wanted[kind].filter((term) => cached.get(keyOf(kind, term)) === undefined),
      );
      const rows = missing.every(({ length }) => length === 0)
        ? []
        : await database.read<PostingRow>(statement, [segments, ...missing]);
      const pieces = new Map<string, PostingRow[]>();
      for (const row of rows) {
        const own = pieces.get(`${row.kind} ${row.term}`) ?? [];
        own.push(row);
        pieces.set(`${row.kind} ${row.term}`, own);
      }
      const listOf = (kind: PostingKind, term: string): Postings => {
        const key = keyOf(kind, term);
        const known = cached.get(key);
        if (known !== undefined) return known;
        const list = decode[kind](joined(pieces.get(key) ?? []));
        cached.set(key, list);
        return list;
      };
      const listsOf = (kind: PostingKind) =>
        new Map(wanted[kind].map((term) => [term, listOf(kind, term)]));
      return {
        passageTerms: listsOf("passageTerms"),
        passagePairs: listsOf("passagePairs"),
        documentTerms: listsOf("documentTerms"),
      };
    },
  };
}

function joined(rows: readonly PostingRow[]): StoredList {
  return {
    textCount: rows.reduce((sum, row) => sum + row.text_count, 0),
    bytes: Buffer.concat(rows.map(({ postings }) => Buffer.from(postings, "base64"))),
  };
}

/** Returns a function that decodes a term's list, without texts that are not of the generation. */
function createDecoder(
  { numbers, lengths }: Generation,
  kind: PostingKind,
  textCount: number,
): (list: StoredList) => Postings {
  const weights = fieldWeights[kind === "documentTerms" ? "documents" : "passages"];
  const from = postingKinds[kind] * fieldWeights.passages.length;
  const averages = weights.map((_, field) => averageLength(lengths[from + field] ?? 0, textCount));
  return ({ bytes, textCount: mostTexts }) => {
    const numberOf =
      kind === "documentTerms"
        ? (slot: number) => numbers.documentNumber(slot)
        : numbers.passagesInOrder();
    const decoding = { textCount: mostTexts, weights, averages, numberOf };
    return inOrder(decodeList(bytes, decoding));
  };
}

/** Slots are nearly in the order of the numbers: only documents that were written later are not. */
function inOrder({ texts, frequencies }: Postings): Postings {
  if (isAscending(texts)) return { texts, frequencies };
  // Sorted as plain numbers, text first, and by loops: functions called for each posting take several times as long.
  const { length } = texts;
  const keys = new Float64Array(length);
  for (let at = 0; at < length; at++) keys[at] = (texts[at] ?? 0) * length + at;
  keys.sort();
  const sorted = new Uint32Array(length);
  const moved = new Float32Array(length);
  for (let at = 0; at < length; at++) {
    const from = (keys[at] ?? 0) % length;
    sorted[at] = texts[from] ?? 0;
    moved[at] = frequencies[from] ?? 0;
  }
  return { texts: sorted, frequencies: moved };
}

function isAscending(numbers: Uint32Array): boolean {
  for (let at = 1; at < numbers.length; at++)
    if ((numbers[at] ?? 0) <= (numbers[at - 1] ?? 0)) return false;
  return true;
}
