/**
 * `npm run eval`: prints hit@k, MRR, what is shown and refusals by type of question, beside three baselines; with
 * `--ablate`, the results without each stage instead; with `--against`, the differences from an earlier run.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { orderHits } from "../../answers/select.ts";
import { openCaseLibrary } from "../../app/library/case-library.ts";
import type { Opened } from "../../app/open-from-database.ts";
import { parseCount, parseWords, withFolders } from "../../cli/arguments.ts";
import { openDocuments } from "../../cli/open-documents.ts";
import { runCommand, usageError } from "../../cli/run-command.ts";
import { type Config, loadConfig } from "../../core/config.ts";
import type { SeedFolders } from "../../documents/seed-folders.ts";
import { type AblationReport, createAblations, formatAblations } from "./ablations.ts";
import { createBaselines } from "./baselines.ts";
import { evaluate, reportsOf } from "./evaluate-questions.ts";
import { differencesOf, formatDifferences, readOutcomes } from "./paired.ts";
import { type LabelledQuestion, readQuestions, readSquad } from "./questions.ts";
import { formatReports } from "./table.ts";

const usage = `Usage: npm run -s eval -- FILE [options]
  FILE.jsonl   a row a line: {"id","type","lang","q","gold":[{"doc","must"}]}, with "related" in the form of "gold"
               if every passage was judged; or {"doc","q","answer"} about plain texts, with --seeds
  FILE.json    reading comprehension in SQuAD's form; its paragraphs are indexed for the time of the run
  --ablate     what is lost without each stage, instead of the baselines
  --every N    only each Nth question
  --json       one JSON object instead of the table
  --against OLD.json  differences from an earlier run with --json, with paired 95 % intervals
  --seeds DIR  folder of documents (default SEEDS_DIR or seeds)
  --index DIR  folder of the index (default INDEX_DIR or index)
  --help       this text
Without --seeds and --index, the index is that in the database of DATABASE_URL, if it is set.`;

const options = {
  ablate: { type: "boolean", default: false },
  every: { type: "string", default: "1" },
  json: { type: "boolean", default: false },
  against: { type: "string" },
  seeds: { type: "string" },
  index: { type: "string" },
  help: { type: "boolean", default: false },
} as const;

interface Task {
  readonly file: string;
  readonly rows: readonly LabelledQuestion[];
  readonly json: boolean;
  /** Output of an earlier run with `--json`. */
  readonly against: string | undefined;
}

async function run(): Promise<number> {
  const { values, positionals } = parseWords(options, usage);
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  const [file] = positionals;
  if (file === undefined || positionals.length > 1)
    throw usageError("Expected one file of questions.", usage);
  const every = parseCount("every", values.every, usage);
  const measure = values.ablate ? printAblations : printReports;
  const config = withFolders(loadConfig(), values);
  const isReading = file.endsWith(".json");
  if (isReading && (values.seeds ?? values.index) !== undefined)
    throw usageError(`${file} brings its own documents: leave out --seeds and --index.`, usage);
  const measureRows = async (folders: Folders, all: readonly LabelledQuestion[]) => {
    const rows = all.filter((_row, index) => index % every === 0);
    const prepared = await openDocuments({
      ...config,
      ...folders,
      ...(isReading && { database: null }),
    });
    try {
      await measure(prepared, { file, rows, json: values.json, against: values.against });
    } finally {
      await prepared.close();
    }
  };
  if (isReading) await withReadingSet(file, measureRows);
  else await measureRows(config, await readQuestions(file));
  return 0;
}

type Folders = SeedFolders & Pick<Config, "indexDir">;

async function withReadingSet(
  file: string,
  use: (folders: Folders, rows: readonly LabelledQuestion[]) => Promise<void>,
): Promise<void> {
  const { documents, rows } = await readSquad(file);
  const seedsDir = await mkdtemp(path.join(tmpdir(), "paragraphs-"));
  const indexDir = await mkdtemp(path.join(tmpdir(), "paragraphs-index-"));
  try {
    for (const [name, text] of documents) await writeFile(path.join(seedsDir, name), text);
    await use({ seedsDir, addedDir: null, indexDir }, rows);
  } finally {
    await rm(seedsDir, { recursive: true, force: true });
    await rm(indexDir, { recursive: true, force: true });
  }
}

async function printReports(prepared: Opened, { file, rows, json, against }: Task): Promise<void> {
  const before = against === undefined ? null : await readOutcomes(against);
  const baselines = createBaselines(prepared.store, prepared.tokenizer, prepared.embedder);
  const { library, retriever, verifier } = prepared;
  const ranked = { retriever, verifier, onUnverified: () => undefined, select: orderHits };
  const unpruned = openCaseLibrary(ranked);
  const outcomes = await evaluate(rows, { library, unpruned, baselines });
  const reports = reportsOf(outcomes);
  const failed = [...new Set(reports.flatMap((report) => report.failed))];
  const lines =
    before === null
      ? [formatReports(reports), failedLine(failed)]
      : [formatDifferences(differencesOf(before, outcomes))];
  process.stdout.write(
    json ? `${JSON.stringify({ file, reports, outcomes })}\n` : `${lines.join("\n")}\n`,
  );
}

/** A longer list would help nobody. */
const maxFailedNamed = 200;

function failedLine(ids: readonly string[]): string {
  const named = ids.slice(0, maxFailedNamed).join(" ") || "none";
  const rest = ids.length > maxFailedNamed ? ` and ${ids.length - maxFailedNamed} more` : "";
  return `not as they should be: ${named}${rest}`;
}

async function printAblations(prepared: Opened, { file, rows, json }: Task): Promise<void> {
  const { means, retriever, verifier } = prepared;
  const answering = { retriever, verifier, onUnverified: () => undefined, select: orderHits };
  const ablations: AblationReport[] = [];
  for (const { name, library } of await createAblations(means, answering)) {
    const outcomes = await evaluate(rows, { library, unpruned: library, baselines: null });
    ablations.push({ without: name, reports: reportsOf(outcomes) });
  }
  process.stdout.write(
    `${json ? JSON.stringify({ file, ablations }) : formatAblations(ablations)}\n`,
  );
}

await runCommand(run);
