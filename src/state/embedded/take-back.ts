/** Puts back what an export has, while the bot does not run. */
import * as v from "valibot";
import type { StateDatabase } from "./database.ts";
import { readExport } from "./exports.ts";
import { createTimedTable } from "./timed-table.ts";

export interface TakenBack {
  readonly taken: number;
  /** Rows that are there, which stay as they are. */
  readonly there: number;
  /** Lines that cannot be read. */
  readonly unreadable: number;
  /** Rows before `sweptBeforeMs`, which the next sweep would remove again. */
  readonly old: number;
}

/** @throws AppError `state.unavailable`; what was put back until then is there, and can be put back again */
export async function takeBackExport(
  database: StateDatabase,
  file: string,
  sweptBeforeMs: number,
): Promise<TakenBack> {
  const counts = { taken: 0, there: 0, unreadable: 0, old: 0 };
  for await (const row of readExport(file)) {
    if (row === null) {
      counts.unreadable += 1;
      continue;
    }
    const { table: name, ...stored } = row;
    const table = createTimedTable<unknown>(database, name, v.unknown());
    if (stored.atMs < sweptBeforeMs) counts.old += 1;
    if (table.has(stored.key)) {
      counts.there += 1;
      continue;
    }
    table.put(stored);
    counts.taken += 1;
  }
  return counts;
}
