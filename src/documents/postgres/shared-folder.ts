/**
 * A folder whose files are those in the database, the same for all processes: documents, their versions and originals,
 * and the log of changes. Only `change` may write into it; what else is changed in it is undone by the next `open`.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { AppError } from "../../core/errors.ts";
import type { Database, Query } from "../../database/database.ts";
import { createLocalFiles, type Written } from "./local-files.ts";

export interface SharedFolder {
  readonly dir: string;
  /** Brings in what other processes changed. False if there was nothing. */
  refresh(): Promise<boolean>;
  /** Reads the folder after `refresh`, while this process changes nothing. @param work is told the revision of the files */
  read<Result>(work: (revision: number) => Promise<Result>): Promise<Result>;
  /**
   * Runs `work`, which may write into the folder, and shares what it wrote, all of it or nothing. Where another process
   * shared a change meanwhile, what `work` wrote is taken back and it runs again on the files as they are then, so it
   * must read them anew. If it rejects, what it wrote is taken back.
   * @throws AppError `documents.unwritable` if others changed files at each attempt, or the database's own code
   */
  change<Result>(work: () => Promise<Result>): Promise<Result>;
}

/** The channel on which changes are announced. */
export const documentsChannel = "documents";

/** Administrators change a few documents a day. */
const mostAttempts = 10;
/** Between two attempts, doubled each time and drawn by chance, so that one of several processes gets through. */
const shortestWaitMs = 20;
const longestWaitMs = 2_000;
/** A program that brings in a folder may write as many bytes. */
const changeTimeoutMs = 60_000;
/** Of files that are fetched together; one that is larger comes alone. */
const fetchedBytes = 16_000_000;

interface Row {
  readonly path: string;
  readonly sha256: Buffer;
  readonly revision: number;
  /** Null for a file that was removed. */
  readonly sizeBytes: number | null;
}

/** @throws AppError with the database's code, `documents.unwritable` or `disk.full` */
export async function openSharedFolder(database: Database, dir: string): Promise<SharedFolder> {
  const files = createLocalFiles(dir);
  let revision = 0;

  const bringIn = async (rows: readonly Row[]): Promise<void> => {
    for (const { path, sizeBytes } of rows) if (sizeBytes === null) await files.remove(path);
    const present = rows.filter(({ sizeBytes }) => sizeBytes !== null);
    for (const batch of batchesOf(present)) {
      const fetched = await database.read<{ path: string; bytes: Buffer }>(
        "select path, bytes from document_files where path = any($1) and bytes is not null",
        [batch.map(({ path }) => path)],
      );
      for (const { path, bytes } of fetched) await files.write(path, bytes);
    }
  };

  const rowsSince = (since: number) =>
    database.read<Row>(
      `select path, sha256, revision, octet_length(bytes) as "sizeBytes" from document_files
       where revision > $1 order by revision, path`,
      [since],
    );

  const refresh = async (): Promise<boolean> => {
    const rows = await rowsSince(revision);
    await bringIn(rows);
    revision = Math.max(revision, ...rows.map((row) => row.revision));
    return rows.length > 0;
  };

  const takeBack = async (written: readonly Written[]): Promise<void> => {
    if (written.length === 0) return;
    const paths = written.map(({ path }) => path);
    const rows = await database.read<Row>(
      `select path, sha256, revision, octet_length(bytes) as "sizeBytes" from document_files
       where path = any($1)`,
      [paths],
    );
    const known = new Set(rows.map(({ path }) => path));
    for (const path of paths) if (!known.has(path)) await files.remove(path);
    await bringIn(rows);
  };

  const attempt = async <Result>(
    work: () => Promise<Result>,
  ): Promise<{ readonly result: Result } | null> => {
    // Whatever an attempt that failed has left.
    await takeBack(await files.written());
    await refresh();
    const result = await work();
    const written = await files.written();
    if (written.length === 0) return { result };
    if (!(await share(database, written, revision))) return null;
    revision += 1;
    files.note(written);
    return { result };
  };

  const first = await rowsSince(0);
  await files.removeOthers(
    new Set(first.flatMap((row) => (row.sizeBytes === null ? [] : row.path))),
  );
  await bringIn(first.filter((row) => row.sizeBytes !== null && !files.has(row.path, row.sha256)));
  revision = Math.max(0, ...first.map((row) => row.revision));

  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
  return {
    dir,
    refresh: () => inTurn(refresh),
    read: (work) =>
      inTurn(async () => {
        await refresh();
        return work(revision);
      }),
    change: (work) =>
      inTurn(async () => {
        try {
          for (let attempts = 0; attempts < mostAttempts; attempts += 1) {
            const done = await attempt(work);
            if (done !== null) return done.result;
            await delay(Math.random() * Math.min(longestWaitMs, 2 ** attempts * shortestWaitMs));
          }
        } catch (error) {
          // Else it would be answered from what failed until the next change; that takes it back if this cannot.
          await files
            .written()
            .then(takeBack)
            .catch(() => undefined);
          throw error;
        }
        throw new AppError(
          "documents.unwritable",
          `Other processes changed documents at each of ${mostAttempts} attempts. Nothing was changed. Try it again.`,
          { attempts: mostAttempts },
        );
      }),
  };
}

/** False if another process changed files since `revision`. */
async function share(
  database: Database,
  written: readonly Written[],
  revision: number,
): Promise<boolean> {
  const changeId = randomUUID();
  return database.change(async (query) => {
    const [now] = await query<{ revision: number; change_id: string | null }>(
      "select revision, change_id from document_revision for update",
    );
    // Where the connection was lost after the commit, this runs again.
    if (now?.change_id === changeId) return true;
    if (now?.revision !== revision) return false;
    for (const each of written) await writeRow(query, each, revision + 1);
    await query("update document_revision set revision = $1, change_id = $2", [
      revision + 1,
      changeId,
    ]);
    await query(`notify ${documentsChannel}`);
    return true;
  }, changeTimeoutMs);
}

async function writeRow(query: Query, { path, sha256, bytes }: Written, revision: number) {
  await query(
    `insert into document_files (path, sha256, bytes, revision) values ($1, $2, $3, $4)
     on conflict (path) do update set sha256 = $2, bytes = $3, revision = $4`,
    [path, sha256, bytes, revision],
  );
}

function batchesOf(rows: readonly Row[]): readonly (readonly Row[])[] {
  const batches: Row[][] = [];
  let sizeBytes = Infinity;
  for (const row of rows) {
    const own = row.sizeBytes ?? 0;
    if (sizeBytes + own > fetchedBytes) {
      batches.push([]);
      sizeBytes = 0;
    }
    batches.at(-1)?.push(row);
    sizeBytes += own;
  }
  return batches;
}
