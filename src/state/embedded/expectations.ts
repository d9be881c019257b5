import * as v from "valibot";
import { documentFields } from "../../core/document-desk.ts";
import type { DocumentId } from "../../core/domain.ts";
import type { Expectation, Expectations, ExpectationWrites } from "../expectations.ts";
import type { StateDatabase } from "./database.ts";
import { storedId } from "./ids.ts";
import { createTimedTable, type TimedTable } from "./timed-table.ts";

export interface EmbeddedExpectations extends Expectations, ExpectationWrites {
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

/** Records of older versions have no update number; 0 precedes every update. */
const storedSchema = v.intersect([
  expectationSchema,
  v.object({ updateId: v.optional(v.number(), 0) }),
]);
type StoredExpectation = Expectation & { readonly updateId: number };

export function createExpectations(
  database: StateDatabase,
  now: () => number,
): EmbeddedExpectations {
  const table: TimedTable<StoredExpectation> = createTimedTable(
    database,
    "expectations",
    storedSchema,
  );
  return {
    table,
    async get(userId) {
      const row = table.get([storedId(userId)]);
      return row === null ? null : { expectation: row.value, sinceMs: row.atMs };
    },
    set: (by, expectation) => {
      const userId = storedId(by.userId);
      const value = { ...expectation, updateId: by.updateId };
      table.put({ key: [userId], atMs: now(), userId, value });
    },
    clear: (by) =>
      database.write(() => {
        const key = [storedId(by.userId)];
        const row = table.get(key);
        if (row !== null && row.value.updateId > by.updateId) return;
        table.remove(key);
      }),
  };
}
