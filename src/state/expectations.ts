/**
 * What the next message of somebody who looks after the documents may belong to in; the same out, also after a stop.
 * Always holds: one at a time for each person, the last.
 */
import * as v from "valibot";
import { type DocumentField, documentFields } from "../core/document-desk.ts";
import type { DocumentId } from "../core/domain.ts";
import type { StateDatabase } from "./database.ts";
import { createTimedTable, type TimedTable } from "./timed-table.ts";

export type Expectation =
  /** A value that a message asked for. */
  | {
      readonly kind: "value";
      readonly draftId: number;
      readonly field: DocumentField;
      /** The messages that ask, the first one first. */
      readonly promptIds: readonly number[];
    }
  /** The newer version of a document. */
  | {
      readonly kind: "replacement";
      readonly documentId: DocumentId;
      readonly promptIds: readonly number[];
    }
  /** More of a text that was cut by whoever's program sent it. */
  | {
      readonly kind: "part";
      readonly draftId: number;
      readonly lengthUtf16: number;
      readonly sentAtS: number;
      readonly writtenAtS: number;
      /** Where it was forwarded from; null for what was written here. */
      readonly origin: string | null;
      /** The draft's message. */
      readonly messageId: number;
    };

export interface Expected {
  readonly expectation: Expectation;
  readonly sinceMs: number;
}

/** Whose update, and which: an old one may be begun anew, or come to its end, after newer ones. */
export interface ExpectedBy {
  readonly userId: number;
  readonly updateId: number;
}

export interface Expectations {
  get(userId: number): Expected | null;
  set(by: ExpectedBy, expectation: Expectation): void;
  /** What a later update set stays. */
  clear(by: ExpectedBy): void;
}

export interface ExpectationStore extends Expectations {
  readonly table: TimedTable<StoredExpectation>;
}

const promptIds = v.array(v.number());
const expectationSchema = v.variant("kind", [
  v.object({
    kind: v.literal("value"),
    draftId: v.number(),
    field: v.picklist(documentFields),
    promptIds,
  }),
  v.object({
    kind: v.literal("replacement"),
    documentId: v.pipe(
      v.string(),
      v.transform((id) => id as DocumentId),
    ),
    promptIds,
  }),
  v.object({
    kind: v.literal("part"),
    draftId: v.number(),
    lengthUtf16: v.number(),
    sentAtS: v.number(),
    writtenAtS: v.number(),
    origin: v.nullable(v.string()),
    messageId: v.number(),
  }),
]) satisfies v.GenericSchema<unknown, Expectation>;

/** Older versions kept no number; every update came after theirs. */
const storedSchema = v.intersect([
  expectationSchema,
  v.object({ updateId: v.optional(v.number(), 0) }),
]);
type StoredExpectation = Expectation & { readonly updateId: number };

export function createExpectations(database: StateDatabase, now: () => number): ExpectationStore {
  const table: TimedTable<StoredExpectation> = createTimedTable(
    database,
    "expectations",
    storedSchema,
  );
  return {
    table,
    get: (userId) => {
      const row = table.get([userId]);
      return row === null ? null : { expectation: row.value, sinceMs: row.atMs };
    },
    set: ({ userId, updateId }, expectation) =>
      table.put({ key: [userId], atMs: now(), userId, value: { ...expectation, updateId } }),
    clear: ({ userId, updateId }) =>
      database.write(() => {
        const row = table.get([userId]);
        if (row !== null && row.value.updateId > updateId) return;
        table.remove([userId]);
      }),
  };
}
