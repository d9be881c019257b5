/**
 * Reads what a process holds of a generation: the directory of its documents, and which slots of rows have which numbers.
 */
import type { Database } from "../../database/database.ts";
import type { DocumentEntry } from "../passage-store.ts";
import type { Collection } from "./collection.ts";
import { decodeEntry } from "./row-forms.ts";

export interface Generation {
  readonly number: number;
  readonly collection: Collection;
  readonly sourceSha256: string;
  readonly publishedAtMs: number;
  /** Rows of documents with a higher slot were written later. */
  readonly lastDocument: number;
  readonly segments: readonly number[];
  readonly earlier: readonly number[];
  readonly documents: readonly DocumentEntry[];
  /** By document number. */
  readonly bodyStartUtf16: Uint32Array;
  readonly numbers: Numbers;
  /** Slots of documents, up to the last one, that are not of this generation. */
  readonly others: readonly number[];
  /** Sums of the lengths of fields: words and pairs in passages, words in documents. */
  readonly lengths: readonly number[];
}

interface GenerationRow {
  readonly generation: number;
  readonly source_sha256: string;
  readonly published_at: Date;
  readonly last_document: number;
  readonly segments: readonly number[];
  readonly earlier: readonly number[];
}

interface DocumentRow {
  readonly slot: number;
  readonly first_passage: number;
  readonly passage_count: number;
  readonly lengths: readonly number[];
  readonly entry: string;
}

export interface NewestGeneration {
  readonly number: number;
  /** That of the documents; null where it is not known. */
  readonly documentsRevision: number | null;
}

/** Null if there is none. */
export async function newestGeneration(
  database: Database,
  { number }: Collection,
): Promise<NewestGeneration | null> {
  const [row] = await database.read<NewestGeneration>(
    `select generation as number, documents_revision as "documentsRevision"
     from index_generations where collection = $1 order by generation desc limit 1`,
    [number],
  );
  return row ?? null;
}

/** Returns null if it was removed. */
export async function readGeneration(
  database: Database,
  collection: Collection,
  number: number,
): Promise<Generation | null> {
  const { tables } = collection;
  const [row] = await database.read<GenerationRow>(
    `select generation, source_sha256, published_at, last_document, segments, earlier
     from index_generations where generation = $1`,
    [number],
  );
  if (row === undefined) return null;
  const read = await readDocuments(database, collection, number);
  const others = await database.read<{ slot: number }>(
    `select slot from ${tables.documents} where slot <= $2 and slot not in (
       select unnest(documents) from index_generations where generation = $1)`,
    [number, row.last_document],
  );
  return {
    number: row.generation,
    collection,
    sourceSha256: row.source_sha256,
    publishedAtMs: row.published_at.getTime(),
    lastDocument: row.last_document,
    segments: row.segments,
    earlier: row.earlier,
    documents: read.documents,
    bodyStartUtf16: Uint32Array.from(read.bodyStarts),
    numbers: createNumbers(read.documents, read.slots),
    others: others.map(({ slot }) => slot),
    lengths: read.lengths,
  };
}

/** Documents read at a time: what is read takes ten times the memory of what is kept of it. */
const readAtOnce = 1000;

async function readDocuments(database: Database, { tables }: Collection, generation: number) {
  const documents: DocumentEntry[] = [];
  const bodyStarts: number[] = [];
  const slots: SlotRow[] = [];
  const lengths: number[] = [];
  let firstPassage = 0;
  for (;;) {
    const rows = await database.read<DocumentRow>(
      `select d.slot, d.first_passage, d.passage_count, d.lengths, d.entry
       from index_generations g
       cross join unnest(g.documents[$2 : $3]) with ordinality as listed (slot, number)
       join ${tables.documents} d on d.slot = listed.slot
       where g.generation = $1 order by listed.number`,
      [generation, documents.length + 1, documents.length + readAtOnce],
    );
    for (const { slot, first_passage, passage_count, lengths: own, entry } of rows) {
      const { bodyStartUtf16, ...others } = decodeEntry(entry);
      documents.push({ ...others, firstPassage, passageCount: passage_count });
      bodyStarts.push(bodyStartUtf16);
      slots.push({ slot, first_passage, passage_count });
      for (const [at, value] of own.entries()) lengths[at] = (lengths[at] ?? 0) + value;
      firstPassage += passage_count;
    }
    if (rows.length < readAtOnce) return { documents, bodyStarts, slots, lengths };
  }
}

/** Translates between numbers in a generation and slots of rows. */
export interface Numbers {
  readonly passageCount: number;
  documentSlot(number: number): number;
  passageSlot(number: number): number;
  /** Returns -1 for a slot of another generation. */
  documentNumber(slot: number): number;
  passageNumber(slot: number): number;
  /** Returns a function like `passageNumber` that is faster for slots in ascending order. */
  passagesInOrder(): (slot: number) => number;
  documentOf(passage: number): number;
  /** First and last slots of the documents' passages; documents without passages are left out. */
  passageRanges(documents: readonly number[]): readonly [first: number[], last: number[]];
}

type SlotRow = Pick<DocumentRow, "slot" | "first_passage" | "passage_count">;

function createNumbers(documents: readonly DocumentEntry[], rows: readonly SlotRow[]): Numbers {
  const documentSlots = Int32Array.from(rows, ({ slot }) => slot);
  const firstSlots = Int32Array.from(rows, (row) => row.first_passage);
  const firstNumbers = Int32Array.from(documents, ({ firstPassage }) => firstPassage);
  const passageCount = documents.reduce((sum, each) => sum + each.passageCount, 0);
  // Documents in the order of their slots, which is also that of their passages' slots.
  const bySlot = Int32Array.from(rows.keys()).toSorted(
    (a, b) => (documentSlots[a] ?? 0) - (documentSlots[b] ?? 0),
  );
  const slotsInOrder = bySlot.map((number) => documentSlots[number] ?? 0);
  const havingPassages = bySlot.filter((number) => (documents[number]?.passageCount ?? 0) > 0);
  // Tables of numbers: each posting of a question's words is looked up here, and the documents' objects lie far apart.
  const firstsInOrder = havingPassages.map((number) => firstSlots[number] ?? 0);
  const numbersInOrder = havingPassages.map((number) => firstNumbers[number] ?? 0);
  const countsInOrder = havingPassages.map((number) => documents[number]?.passageCount ?? 0);
  const documentOf = (passage: number): number => {
    // Of documents that begin at the same number, all but the last have no passages.
    return lastNotAbove(firstNumbers, passage);
  };
  return {
    passageCount,
    documentSlot: (number) => documentSlots[number] ?? 0,
    passageSlot(number) {
      const document = documentOf(number);
      return (firstSlots[document] ?? 0) + number - (firstNumbers[document] ?? 0);
    },
    documentNumber(slot) {
      const at = lastNotAbove(slotsInOrder, slot);
      return slotsInOrder[at] === slot ? (bySlot[at] ?? -1) : -1;
    },
    passageNumber(slot) {
      const at = lastNotAbove(firstsInOrder, slot);
      const offset = slot - (firstsInOrder[at] ?? 0);
      return offset < (countsInOrder[at] ?? 0) ? (numbersInOrder[at] ?? 0) + offset : -1;
    },
    passagesInOrder() {
      let at = 0;
      return (slot) => {
        at = lastNotAbove(firstsInOrder, slot, at);
        const offset = slot - (firstsInOrder[at] ?? 0);
        return offset < (countsInOrder[at] ?? 0) ? (numbersInOrder[at] ?? 0) + offset : -1;
      };
    },
    documentOf,
    passageRanges(numbers) {
      const own = numbers.filter((number) => (documents[number]?.passageCount ?? 0) > 0);
      const first = own.map((number) => firstSlots[number] ?? 0);
      const last = own.map(
        (number, at) => (first[at] ?? 0) + (documents[number]?.passageCount ?? 0) - 1,
      );
      return [first, last];
    },
  };
}

/**
 * Returns the position of the last value not above `value` in an ascending list; -1 if there is none. Looks near `from` first.
 */
function lastNotAbove(ascending: Int32Array, value: number, from = -1): number {
  let low = 0;
  let high = ascending.length;
  if (from >= 0 && (ascending[from] ?? Infinity) <= value) {
    low = from + 1;
    for (let stride = 1; low + stride < high; stride *= 2) {
      if ((ascending[low + stride] ?? 0) > value) high = low + stride;
      else low += stride;
    }
  }
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
