/**
 * The embedded form's records, to be moved. Rows are read without their schemas, as they are swept and deleted. Whether an
 * update is in its lane is part of its record.
 */
import * as v from "valibot";
import type { RecordKind, StateRecord, StateRecords, WaitingRecord } from "../state-records.ts";
import { type RowKey, storedUser, userOf } from "../stored-ids.ts";
import { draftSchema } from "../stored-values.ts";
import type { StateDatabase } from "./database.ts";
import { createDraftFiles } from "./draft-files.ts";
import { folderOf } from "./drafts.ts";
import { createExports } from "./exports.ts";
import { laneKeyOf, updateSchema } from "./inbox.ts";
import { addSwept, readSwept } from "./swept-records.ts";
import { createTimedTable, type Row } from "./timed-table.ts";

const batchRows = 500;
/** Most of what a row and its entries in the indices change in a table's file. */
const bytesOfRow = 16 * 1024;

export function createEmbeddedRecords(database: StateDatabase, dataDir: string): StateRecords {
  const files = createDraftFiles(dataDir);
  const exports = createExports(dataDir);
  const tableOf = (name: string) => createTimedTable<unknown>(database, name, v.unknown());
  const lanes = tableOf("inbox-lanes");

  /** Null for what no reader can read. */
  const recordOf = async (kind: RecordKind, row: Row<unknown>): Promise<StateRecord | null> => {
    const record = { ...row, userId: userOf(row.userId) };
    if (kind === "drafts") {
      const draft = v.safeParse(draftSchema, row.value);
      if (!draft.success) return null;
      const content = await files.read(folderOf(row.key), draft.output.revision);
      return { ...record, content };
    }
    if (kind !== "inbox") return record;
    const update = v.safeParse(updateSchema, row.value);
    if (!update.success) return null;
    const { lane, text, begun, isGivenUp = false, sent } = update.output;
    const isInLane = lanes.has(laneKeyOf(row.key, lane));
    const value: WaitingRecord = { lane, text, begun, isGivenUp, isInLane, sent };
    return { ...record, value };
  };

  const put = (kind: RecordKind, { key, atMs, userId, value }: StateRecord): void => {
    const of = { atMs, userId: storedUser(userId) };
    if (kind !== "inbox") return tableOf(kind).put({ key, ...of, value });
    // Made by `recordOf` of this form or the other.
    const { lane, text, begun, isGivenUp, isInLane, sent } = value as WaitingRecord;
    const stored = { lane, text, begun, sent, ...(isGivenUp && { isGivenUp }) };
    tableOf(kind).put({ key, ...of, value: stored });
    if (isInLane) lanes.put({ key: laneKeyOf(key, lane), ...of, value: null });
  };

  const writeContent = async ({ key, value, content }: StateRecord): Promise<void> => {
    if (content === undefined) return;
    await files.write(folderOf(key), v.parse(draftSchema, value).revision, content);
  };

  async function* readTable(kind: RecordKind): AsyncGenerator<readonly StateRecord[]> {
    const table = tableOf(kind);
    // A draft has megabytes.
    const batchKeys = kind === "drafts" ? 1 : batchRows;
    const keys = database.keysUnder([kind, "row"]);
    for (let start = 0; start < keys.length; start += batchKeys) {
      const rows = keys
        .slice(start, start + batchKeys)
        .flatMap((key: RowKey) => table.get(key) ?? []);
      const records = await Promise.all(rows.map((row) => recordOf(kind, row)));
      yield records.filter((record) => record !== null);
    }
  }

  return {
    read: (kind) => (kind === "swept" ? readSwept(exports) : readTable(kind)),
    async add(kind, records) {
      if (kind === "swept") return addSwept(exports, records);
      for (const record of records) await writeContent(record);
      const valueBytes = records.map(({ value }) => Buffer.byteLength(JSON.stringify(value)));
      database.write(
        () => {
          for (const record of records) put(kind, record);
        },
        records.length * bytesOfRow + 2 * valueBytes.reduce((sum, bytes) => sum + bytes, 0),
      );
    },
  };
}
