/** `npm run backup`: writes a backup to a file or to standard output, also while the bot runs. */
import { createReadStream, existsSync, mkdtempSync, statSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { makeBackup } from "../app/backup/make-backup.ts";
import { loadConfig } from "../core/config.ts";
import { AppError } from "../core/errors.ts";
import { version } from "../core/version.ts";
import { parseWords } from "./arguments.ts";
import { describeBackup } from "./backup-report.ts";
import { runCommand, usageError } from "./run-command.ts";

const usage = `Usage: npm run -s backup -- [--force] FILE
Writes to FILE what the bot remembers and the documents with their versions, also while it runs.
The index and the model, which can be made anew, are not in it. FILE is a .tar.gz; - is standard output.
  --force  replace FILE if it is there
  --help   this text
To put it back: npm run restore. Settings: DATA_DIR, SEEDS_DIR.`;

const options = {
  force: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

async function backup(): Promise<number> {
  const { values, positionals } = parseWords(options, usage);
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const [target] = positionals;
  if (target === undefined || target === "" || positionals.length > 1)
    throw usageError("Expected one FILE.", usage);
  const folders = loadConfig();
  if (folders.database !== null) throw inDatabase();
  if (target === "-") return writeToOutput(folders);
  const file = path.resolve(target);
  refuseUnusable(file, folders, values.force);
  const manifest = await makeBackup({ folders, file, version, replaces: values.force });
  process.stdout.write(`${file}: ${describeBackup(manifest)}\n`);
  return 0;
}

function inDatabase(): AppError {
  return new AppError(
    "backup.failed",
    "No backup was made: with DATABASE_URL, what the bots remember and their documents are in the database, and this has only what is in folders. Use pg_dump, or unset DATABASE_URL for a backup of DATA_DIR and SEEDS_DIR.",
  );
}

async function writeToOutput(folders: ReturnType<typeof loadConfig>): Promise<number> {
  if (process.stdout.isTTY)
    throw usageError("A backup is not for a terminal: send standard output elsewhere.", usage);
  const folder = mkdtempSync(path.join(tmpdir(), "backup-"));
  try {
    const file = path.join(folder, "backup.tar.gz");
    const manifest = await makeBackup({ folders, file, version, replaces: false });
    await pipeline(createReadStream(file), process.stdout, { end: false });
    process.stderr.write(`${describeBackup(manifest)}\n`);
    return 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function refuseUnusable(
  file: string,
  { dataDir, seedsDir }: ReturnType<typeof loadConfig>,
  replaces: boolean,
): void {
  const refuse = (reason: string) => {
    throw new AppError("backup.failed", `No backup was made: ${reason}.`, { file });
  };
  if (!existsSync(dataDir)) refuse(`DATA_DIR, ${dataDir}, is not there`);
  for (const folder of [dataDir, seedsDir])
    if (!path.relative(folder, file).startsWith(".."))
      refuse(`${file} lies in ${folder}, which is backed up`);
  if (!existsSync(path.dirname(file))) refuse(`the folder of ${file} is not there`);
  if (!existsSync(file)) return;
  if (!statSync(file).isFile()) refuse(`${file} is no file`);
  if (!replaces)
    refuse(`${file} is there already; choose another name, or replace it with --force`);
}

await runCommand(backup, "go-on");
