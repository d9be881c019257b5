/** Where a bot keeps what it remembers and its documents: a folder, or a database. */
import { existsSync } from "node:fs";
import path from "node:path";
import { AppError } from "../../core/errors.ts";
import type { Database, Query } from "../../database/database.ts";
import { createFolderSet, type DocumentSet } from "../../documents/document-set.ts";
import { createDatabaseSet, documentTables } from "../../documents/postgres/database-set.ts";
import type { SeedFolders } from "../../documents/seed-folders.ts";
import { stateFile } from "../../state/embedded/database.ts";
import { openAlone } from "../../state/embedded/open-alone.ts";
import { createEmbeddedRecords } from "../../state/embedded/records.ts";
import { createMovableRecords, movableTables } from "../../state/postgres/movable-records.ts";
import type { StateRecords } from "../../state/state-records.ts";

export interface BotData {
  /** For people. */
  readonly name: string;
  readonly records: StateRecords;
  readonly documents: DocumentSet;
}

export interface DataFolders extends SeedFolders {
  readonly dataDir: string;
}

export function hasState(dataDir: string): boolean {
  return existsSync(path.join(dataDir, stateFile));
}

/** Keeps bots off the folder meanwhile. @throws AppError `state.locked` if one has it, or `state.unavailable` */
export async function withFolder<Result>(
  folders: DataFolders & { readonly onProblem?: (problem: AppError) => void },
  work: (data: BotData) => Promise<Result>,
): Promise<Result> {
  const { dataDir, onProblem } = folders;
  const state = await openAlone({ dataDir, patience: { withinMs: 0 } });
  try {
    const records = createEmbeddedRecords(state, dataDir);
    return await work({ name: dataDir, records, documents: createFolderSet(folders, onProblem) });
  } finally {
    await state.close();
  }
}

export const databaseName = "The database of DATABASE_URL";
/** To read or write a draft, or to hash all originals. */
const longestStatementMs = 10 * 60_000;

/**
 * In one transaction, in which nobody else changes what is there. `work` is run again where the connection was lost.
 * @throws AppError `state.locked` if bots run with the database, or the database's own code
 */
export function withDatabase<Result>(
  database: Database,
  work: (data: BotData, query: Query) => Promise<Result>,
): Promise<Result> {
  return database.change(async (query) => {
    const tables = [...movableTables, ...documentTables].join(", ");
    await query(`lock table ${tables} in share row exclusive mode`);
    // To read and write large files between two statements takes its time.
    await query("set local idle_in_transaction_session_timeout = 0");
    await requireNoBots(query);
    const data = {
      name: databaseName,
      records: createMovableRecords(query),
      documents: createDatabaseSet(query),
    };
    return work(data, query);
  }, longestStatementMs);
}

async function requireNoBots(query: Query): Promise<void> {
  const [row] = await query<{ bots: number }>(
    "select count(*) as bots from instances where alive_until > clock_timestamp()",
  );
  const bots = row?.bots ?? 0;
  if (bots === 0) return;
  throw new AppError(
    "state.locked",
    `${databaseName} is in use: the number of bots that run with it is ${bots}. Nothing was moved. Stop them and run this again; one that was killed counts for ten seconds more.`,
    { bots },
  );
}
