/**
 * `npm run eval`: labelled questions in, hit@k, MRR and refusal by type, beside three baselines, out.
 */
import path from "node:path";
import { loadConfig } from "../config.ts";
import { createBaselines } from "../evaluate/baselines.ts";
import { evaluate } from "../evaluate/evaluate.ts";
import { readQuestions } from "../evaluate/questions.ts";
import { formatReports } from "../evaluate/table.ts";
import { parseWords, withFolders } from "./arguments.ts";
import { prepare } from "./prepare.ts";
import { runCommand, usageError } from "./run-command.ts";

const usage = `Usage: npm run -s eval -- FILE.jsonl [options]
  FILE.jsonl   a row a line: {"id","type","lang","q","gold":[{"doc","must"}]}
  --json       one JSON object instead of the table
  --seeds DIR  folder of documents (default SEEDS_DIR or seeds)
  --index DIR  folder of the index (default INDEX_DIR or index)
  --help       this text`;

const options = {
  json: { type: "boolean", default: false },
  seeds: { type: "string" },
  index: { type: "string" },
  help: { type: "boolean", default: false },
} as const;

async function run(): Promise<number> {
  const { values, positionals } = parseWords(options, usage);
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const [file] = positionals;
  if (file === undefined || positionals.length > 1)
    throw usageError("Expected one file of questions.", usage);
  const rows = await readQuestions(file);
  const config = loadConfig();
  const prepared = await prepare({
    config: withFolders(config, values),
    modelCacheDir: path.join(config.indexDir, "model"),
    stderr: process.stderr,
    onUnverified: ({ passage }) =>
      process.stderr.write(`${passage.id} is not in its file as indexed; not shown\n`),
  });
  try {
    const baselines = createBaselines(prepared.snapshot, prepared.tokenizer, prepared.embedder);
    const reports = await evaluate(rows, prepared.library, baselines);
    const failed = reports.flatMap((report) => report.failed);
    process.stdout.write(
      values.json
        ? `${JSON.stringify({ file, reports })}\n`
        : `${formatReports(reports)}\nnot as they should be: ${[...new Set(failed)].join(" ") || "none"}\n`,
    );
  } finally {
    await prepared.close();
  }
  return 0;
}

await runCommand(run);
