/** Moves what an embedded bot has into a database, in one transaction: bots see all of it or nothing. */
import type { DatabaseAddress } from "../../core/database-address.ts";
import { AppError } from "../../core/errors.ts";
import { createDatabase } from "../../database/database.ts";
import { migrate } from "../../database/migrate.ts";
import { noteImported } from "../../documents/postgres/import-documents.ts";
import { type Moved, moveAll } from "./move.ts";
import { type DataFolders, hasState, withDatabase, withFolder } from "./bot-data.ts";

interface ToDatabase extends DataFolders {
  readonly address: DatabaseAddress;
  /** Called once for each file or folder of documents that is left out; the error says why. */
  readonly onProblem: (problem: AppError) => void;
}

const advice =
  "To replace them, remove them first (DROP SCHEMA reform_practice CASCADE), or name another database in DATABASE_URL.";

/** @throws AppError `state.locked`, `move.failed`, `state.unavailable`, `corpus.unreadable` or `database.unsuitable` */
export async function moveToDatabase({ address, ...folders }: ToDatabase): Promise<Moved> {
  const { dataDir, seedsDir } = folders;
  if (!hasState(dataDir))
    throw new AppError(
      "move.failed",
      `${dataDir} has no state of a bot. Nothing was moved. Set DATA_DIR to the folder that the bot uses.`,
      { dataDir },
    );
  const database = createDatabase({ address, ...failing });
  try {
    await migrate(database);
    return await withFolder(folders, (from) =>
      withDatabase(database, async (to, query) => {
        const moved = await moveAll(from, to, { advice });
        // Else a bot would take over the documents of its SEEDS_DIR again, and undo what was changed beside them.
        await noteImported(query, seedsDir);
        return moved;
      }),
    );
  } finally {
    await database.close();
  }
}

export const failing = { code: "state.unavailable", what: "What the bot remembers" } as const;
