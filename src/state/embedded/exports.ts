/**
 * Keeps for seven days what was removed at a time that may be wrong: a file in DATA_DIR for each such sweep, one JSON object
 * a line. A file's age is that of its last change by the store's clock; one from the future, as after the clock was set
 * right, counts from now.
 */
import { closeSync, createReadStream, fsyncSync, mkdirSync, openSync, writeSync } from "node:fs";
import { open, readdir, rename, rm, stat, utimes } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import * as v from "valibot";
import { type StoredId, storedIdSchema } from "../stored-ids.ts";
import { unavailableState } from "./state-errors.ts";
import type { StoredRow } from "./timed-table.ts";

const dayMs = 24 * 60 * 60 * 1000;
const keptMs = 7 * dayMs;

const rowSchema = v.object({
  table: v.string(),
  key: v.array(v.union([v.string(), v.number()])),
  atMs: v.number(),
  userId: v.nullable(storedIdSchema),
  value: v.unknown(),
});
type ExportedRow = v.InferOutput<typeof rowSchema>;

export interface Exports {
  /** With the time of each, in milliseconds since 1970. */
  files(): Promise<readonly { readonly file: string; readonly atMs: number }[]>;
  /** The file is made with the first rows. */
  begin(nowMs: number): Export;
  isThereAny(): Promise<boolean>;
  forgetUser(userId: StoredId): Promise<void>;
  removeOld(nowMs: number): Promise<void>;
}

export interface Export {
  /** The rows are on disk when it returns. @throws AppError `state.unavailable` */
  add(rows: readonly StoredRow[]): void;
  /** Null if nothing was added. */
  finish(): Promise<string | null>;
}

/** All methods throw AppError `state.unavailable`. */
export function createExports(dataDir: string): Exports {
  const folder = path.join(dataDir, "exports");
  const filesIn = async (): Promise<readonly string[]> => {
    const names: readonly string[] = await readdir(folder).catch(() => []);
    return names.map((name) => path.join(folder, name));
  };
  return {
    files: async () =>
      Promise.all(
        (await filesIn()).map(async (file) => ({
          file,
          atMs: Math.round((await stat(file)).mtimeMs),
        })),
      ),
    begin(nowMs) {
      const time = new Date(nowMs).toISOString().replaceAll(":", "-");
      const file = path.join(folder, `removed-${time}.jsonl`);
      let isThere = false;
      return {
        add(rows) {
          if (rows.length === 0) return;
          isThere = true;
          try {
            mkdirSync(folder, { recursive: true, mode: 0o700 });
            appendDurably(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
          } catch (cause) {
            throw unavailableState("written", file, cause);
          }
        },
        async finish() {
          if (!isThere) return null;
          await utimes(file, nowMs / 1000, nowMs / 1000);
          return file;
        },
      };
    },
    isThereAny: async () => (await filesIn()).length > 0,
    async forgetUser(userId) {
      for (const file of await filesIn())
        await rewriteWithout(userId, file).catch((cause: unknown) => {
          throw unavailableState("written", file, cause);
        });
    },
    async removeOld(nowMs) {
      for (const file of await filesIn()) {
        const { mtimeMs } = await stat(file);
        if (mtimeMs > nowMs + dayMs) await utimes(file, nowMs / 1000, nowMs / 1000);
        else if (nowMs - mtimeMs > keptMs) await rm(file, { force: true });
      }
    },
  };
}

function appendDurably(file: string, text: string): void {
  const opened = openSync(file, "a", 0o600);
  try {
    writeSync(opened, text);
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/** Lines that cannot be read are left out: they are cut off, and may be the user's. */
async function rewriteWithout(userId: StoredId, file: string): Promise<void> {
  const { atime, mtime } = await stat(file);
  const rewritten = await open(`${file}.new`, "w", 0o600);
  try {
    for await (const row of readExport(file))
      if (row !== null && row.userId !== userId) await rewritten.write(`${JSON.stringify(row)}\n`);
    await rewritten.utimes(atime, mtime);
    await rewritten.sync();
  } finally {
    await rewritten.close();
  }
  await rename(`${file}.new`, file);
}

/** Null for a line that cannot be read. */
export async function* readExport(file: string): AsyncGenerator<ExportedRow | null> {
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), rowSchema), line);
    yield parsed.success ? parsed.output : null;
  }
}
