/** `npm run restore`: puts back a backup, while the bot does not run. */
import { createReadStream, existsSync, statSync } from "node:fs";
import path from "node:path";
import { restoreBackup } from "../app/backup/restore-backup.ts";
import { loadConfig } from "../core/config.ts";
import { AppError } from "../core/errors.ts";
import { takeBack } from "../state/embedded/open-embedded-state.ts";
import { parseWords } from "./arguments.ts";
import { describeBackup } from "./backup-report.ts";
import { runCommand, usageError } from "./run-command.ts";

const usage = `Usage: npm run -s restore -- [--force] FILE
       npm run -s restore -- --export FILE
Puts back what npm run backup wrote to FILE (- is standard input), all of it or nothing. The bot must be stopped.
With --export, puts back what was removed because the clock was wrong: FILE is in DATA_DIR/exports. Set the clock first.
  --force  move aside what is in DATA_DIR, and documents that differ, into a folder former-… in DATA_DIR
  --help   this text
Settings: DATA_DIR, SEEDS_DIR.`;

const options = {
  force: { type: "boolean", default: false },
  export: { type: "string" },
  help: { type: "boolean", default: false },
} as const;

async function restore(): Promise<number> {
  const { values, positionals } = parseWords(options, usage);
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  if (values.export !== undefined) {
    if (positionals.length > 0 || values.force) throw usageError("Expected --export alone.", usage);
    return takeBackFrom(path.resolve(values.export));
  }
  const [written] = positionals;
  if (written === undefined || written === "" || positionals.length > 1)
    throw usageError("Expected one FILE.", usage);
  const folders = loadConfig();
  if (folders.database !== null) throw inDatabase();
  const name = written === "-" ? "Standard input" : path.resolve(written);
  if (written !== "-") requireFile(name);
  const source = written === "-" ? process.stdin : createReadStream(name);
  const { manifest, formerDir } = await restoreBackup({
    folders,
    source,
    name,
    replaces: values.force,
  });
  process.stdout.write(`${folders.dataDir}: ${describeBackup(manifest)}\n`);
  if (formerDir !== null)
    process.stdout.write(
      `What was there before is in ${formerDir}; /forget does not reach it. Remove it when you no longer need it.\n`,
    );
  return 0;
}

function inDatabase(): AppError {
  return new AppError(
    "backup.failed",
    "Nothing was restored: with DATABASE_URL the bots read the database, and this restores folders. Use pg_restore; or unset DATABASE_URL, restore, set it again, and copy the folders into the database by npm run -s move -- --to database.",
  );
}

function requireFile(file: string): void {
  if (existsSync(file) && statSync(file).isFile()) return;
  throw new AppError("backup.failed", `Nothing was restored: ${file} is no file.`, { file });
}

async function takeBackFrom(file: string): Promise<number> {
  requireFile(file);
  const { dataDir, retentionDays } = loadConfig();
  const patience = { withinMs: 0 };
  const found = await takeBack({ dataDir, retentionDays, patience }, file);
  const { taken, there, unreadable, old } = found;
  process.stdout.write(`${taken} records taken back; ${there} were there already.\n`);
  if (old > 0)
    process.stdout.write(
      `${old} are older than RETENTION_DAYS by this machine's clock, and are removed at the next start.\n`,
    );
  if (unreadable === 0) return 0;
  process.stderr.write(`${unreadable} lines of ${file} cannot be read and were passed over.\n`);
  return 1;
}

await runCommand(restore, "go-on");
