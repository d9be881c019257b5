/** What sweeps at a doubtful time have exported, as records to be moved. */
import * as v from "valibot";
import type { StateRecord } from "../state-records.ts";
import { storedUser, userOf } from "../stored-ids.ts";
import { type Exports, readExport } from "./exports.ts";

/** The part of an update's row that both forms keep. */
const sweptUpdateSchema = v.object({ lane: v.string(), text: v.string(), begun: v.number() });

/** Without the rows that cannot be read, and those of the lanes: both forms keep the lane with the update. */
export async function* readSwept(exports: Exports): AsyncGenerator<readonly StateRecord[]> {
  for (const { file, atMs: sweptAtMs } of await exports.files())
    for await (const row of readExport(file)) {
      if (row === null || row.table === "inbox-lanes") continue;
      const { table, key, atMs, userId, value } = row;
      const kept = table === "inbox" ? v.safeParse(sweptUpdateSchema, value).output : value;
      yield [{ key: [table, sweptAtMs, ...key], atMs, userId: userOf(userId), value: kept }];
    }
}

export async function addSwept(exports: Exports, records: readonly StateRecord[]): Promise<void> {
  for (const sweptAtMs of new Set(records.map(({ key }) => Number(key[1])))) {
    const file = exports.begin(sweptAtMs);
    const ofSweep = records.filter(({ key }) => key[1] === sweptAtMs);
    file.add(
      ofSweep.map(({ key: [table, , ...key], atMs, userId, value }) => ({
        table: String(table),
        key,
        atMs,
        userId: storedUser(userId),
        value: table === "inbox" ? { ...v.parse(sweptUpdateSchema, value), sent: [] } : value,
      })),
    );
    await file.finish();
  }
}
