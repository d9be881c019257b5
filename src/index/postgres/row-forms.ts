/** The forms of the rows of documents and passages: what they have as JSON, and how ranges of them are read. */
import type { DocumentMeta, Passage, SourceDocument, TextRange } from "../../core/domain.ts";
import { passageId } from "../../core/passage-names.ts";
import type { DocumentEntry } from "../passage-store.ts";

/** A document without its text and without what depends on the others. */
interface StoredEntry {
  readonly meta: DocumentMeta;
  readonly statesPlace: boolean;
  readonly bodyStartUtf16: number;
  readonly measureCount: number;
  readonly sectionCount: number;
}

type Counts = Pick<DocumentEntry, "measureCount" | "sectionCount">;

export function encodeEntry(
  meta: DocumentMeta,
  { statesPlace, bodyStartUtf16 }: Pick<SourceDocument, "statesPlace" | "bodyStartUtf16">,
  { measureCount, sectionCount }: Counts,
): string {
  const entry: StoredEntry = { meta, statesPlace, bodyStartUtf16, measureCount, sectionCount };
  return JSON.stringify(entry);
}

export function decodeEntry(json: string): StoredEntry {
  return JSON.parse(json) as StoredEntry;
}

type Facts = readonly [
  ordinal: number,
  measure: number,
  start: number,
  end: number,
  section: readonly string[],
  sentences: readonly TextRange[],
  spaceBehind: string | null,
];

/** @param sentences ranges in the document's text */
export function encodeFacts(
  passage: Passage,
  sentences: readonly TextRange[],
  spaceBehind: string | null,
): string {
  const { ordinal, measure, startUtf16, endUtf16, section } = passage;
  const within = sentences.map(([start, end]): TextRange => [start - startUtf16, end - startUtf16]);
  const facts: Facts = [ordinal, measure, startUtf16, endUtf16, section, within, spaceBehind];
  return JSON.stringify(facts);
}

interface PassageFacts {
  readonly passage: Passage;
  readonly sentences: readonly TextRange[];
  readonly spaceBehind: string | null;
}

export function decodeFacts(json: string, documentId: DocumentMeta["id"]): PassageFacts {
  const [ordinal, measure, startUtf16, endUtf16, section, sentences, spaceBehind] = JSON.parse(
    json,
  ) as Facts;
  const id = passageId(documentId, ordinal);
  const passage = { id, documentId, ordinal, measure, startUtf16, endUtf16, section };
  return { passage, sentences, spaceBehind };
}

/**
 * Reads the passages whose slots are in the ranges of `$1` (first) and `$2` (last). The offset keeps the planner, which
 * cannot know how short the ranges are, from reading the whole table.
 */
export function passagesInRanges(table: string, columns: string): string {
  return `unnest($1::integer[], $2::integer[]) as own (first, last)
    cross join lateral (
      select ${columns} from ${table} where slot between own.first and own.last offset 0
    ) as passages`;
}
