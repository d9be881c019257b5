/** `npm run restore`: puts back a backup, while the bot does not run. */
import { createReadStream, existsSync, statSync } from "node:fs";
import path from "node:path";
import { restoreBackup } from "../app/backup/restore-backup.ts";
import { loadConfig } from "../core/config.ts";
import { AppError } from "../core/errors.ts";
import { parseWords } from "./arguments.ts";
import { describeBackup } from "./backup-report.ts";
import { runCommand, usageError } from "./run-command.ts";

const usage = `Usage: npm run -s restore -- [--force] FILE
Puts back what npm run backup wrote to FILE (- is standard input), all of it or nothing. The bot must be stopped.
  --force  move aside what is in DATA_DIR, and documents that differ, into a folder former-… in DATA_DIR
  --help   this text
Settings: DATA_DIR, SEEDS_DIR.`;

const options = {
  force: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

async function restore(): Promise<number> {
  const { values, positionals } = parseWords(options, usage);
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const [written] = positionals;
  if (written === undefined || written === "" || positionals.length > 1)
    throw usageError("Expected one FILE.", usage);
  const folders = loadConfig();
  const name = written === "-" ? "Standard input" : path.resolve(written);
  if (written !== "-" && !(existsSync(name) && statSync(name).isFile()))
    throw new AppError("backup.failed", `Nothing was restored: ${name} is no file.`, {
      file: name,
    });
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

await runCommand(restore, "go-on");
