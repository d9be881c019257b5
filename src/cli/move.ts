/** `npm run move`: moves what the bot remembers and its documents into a database, or from it into a folder. */
import path from "node:path";
import type { Moved } from "../app/move/move.ts";
import { moveToDatabase } from "../app/move/move-to-database.ts";
import { foldersIn, moveToFolder } from "../app/move/move-to-folder.ts";
import { formatTable } from "../core/align-columns.ts";
import { type Config, loadConfig } from "../core/config.ts";
import type { DatabaseAddress } from "../core/database-address.ts";
import { parseOptions } from "./arguments.ts";
import { runCommand, usageError } from "./run-command.ts";

const usage = `Usage: npm run -s move -- --to database
       npm run -s move -- --to DIR
Copies what the bot remembers, and its documents with their versions and originals, from DATA_DIR and SEEDS_DIR into the
database of DATABASE_URL, or from the database into DIR, a new folder. All bots must be stopped. What was copied is compared
with what it was copied from; it is there as a whole or not at all, and what it was copied from stays as it is.
The index is not moved: the next start writes it, with the vectors of the index in INDEX_DIR.
  --to     database, or a folder (./database for one of that name)
  --help   this text
Settings: DATABASE_URL, DATA_DIR, SEEDS_DIR.`;

const options = {
  to: { type: "string" },
  help: { type: "boolean", default: false },
} as const;

async function move(): Promise<number> {
  const values = parseOptions(options, usage);
  if (values === null) return 0;
  const { to } = values;
  if (to === undefined || to === "") throw usageError("Expected --to.", usage);
  const config = loadConfig();
  const { database: address } = config;
  if (address === null) throw usageError("DATABASE_URL is not set; it names the database.", usage);
  if (to === "database") await toDatabase(address, config);
  else await toFolder(address, path.resolve(to));
  return 0;
}

async function toDatabase(address: DatabaseAddress, config: Config): Promise<void> {
  const { dataDir, seedsDir, addedDir } = config;
  const onProblem = ({ message }: Error) => void process.stderr.write(`${message}\n`);
  const moved = await moveToDatabase({ address, dataDir, seedsDir, addedDir, onProblem });
  process.stdout.write(
    `${describeMoved(moved)}
Start the bots with DATABASE_URL. What was moved is in ${dataDir} and ${seedsDir} as before; /forget does not reach it there.
`,
  );
}

async function toFolder(address: DatabaseAddress, dir: string): Promise<void> {
  const moved = await moveToFolder({ address, dir });
  const { dataDir, seedsDir } = foldersIn(dir);
  process.stdout.write(
    `${describeMoved(moved)}
Start the bot without DATABASE_URL, with DATA_DIR=${dataDir} and SEEDS_DIR=${seedsDir}. What was moved is in the database as
before; /forget does not reach it there.
`,
  );
}

const hashDigits = 12;

function describeMoved({ kinds, wasThere }: Moved): string {
  const rows = kinds.map(({ kind, count, sha256 }) => [
    kind,
    `${count}`,
    sha256.slice(0, hashDigits),
  ]);
  const said = wasThere
    ? "All of it was there already; nothing was changed."
    : "All of it was moved.";
  return `${formatTable([["kind", "count", "sha256"], ...rows])}\n${said}`;
}

await runCommand(move, "go-on");
