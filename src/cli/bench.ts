/**
 * `npm run bench`: how long a question takes, as a ratio to one bare pass of the model over the same text, in one run.
 */
import { availableParallelism, cpus } from "node:os";
import path from "node:path";
import { loadConfig, projectDir } from "../config.ts";
import { readQuestions } from "../evaluate/questions.ts";
import { parseWords } from "./arguments.ts";
import { prepare } from "./prepare.ts";
import { runCommand, usageError } from "./run-command.ts";

const warmUpCount = 20;

const usage = `Usage: npm run -s bench -- [options]
  --help  this text`;

const options = { help: { type: "boolean", default: false } } as const;

async function bench(): Promise<number> {
  const { values, positionals } = parseWords(options, usage);
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  if (positionals.length > 0) throw usageError("Expected options only.", usage);
  const config = loadConfig();
  const questions = await readQuestions(
    path.join(projectDir, "test", "fixtures", "calibration.jsonl"),
  );
  const prepared = await prepare({
    config,
    modelCacheDir: path.join(config.indexDir, "model"),
    stderr: process.stderr,
    onUnverified: () => undefined,
  });
  const { library, embedder, snapshot } = prepared;
  const passMs: number[] = [];
  const answerMs: number[] = [];
  try {
    for (const { q } of questions.slice(0, warmUpCount)) await library.answer(q);
    // In turn, so that whatever else the machine does falls on both alike.
    for (const { q } of questions) {
      passMs.push(await timed(() => embedder.embedQuery(q)));
      answerMs.push(await timed(() => library.answer(q)));
    }
  } finally {
    await prepared.close();
  }
  process.stdout.write(
    `${snapshot.passages.length} passages, ${questions.length} questions, Node ${process.versions.node}, `,
  );
  process.stdout.write(`${availableParallelism()} cores of ${cpus()[0]?.model ?? "unknown"}\n`);
  process.stdout.write(
    `one pass of the model   median ${format(passMs, 0.5)} ms, p99 ${format(passMs, 0.99)} ms\n`,
  );
  process.stdout.write(
    `one question, answered  median ${format(answerMs, 0.5)} ms, p99 ${format(answerMs, 0.99)} ms\n`,
  );
  const ratio = quantile(answerMs, 0.5) / quantile(passMs, 0.5);
  process.stdout.write(`question over pass      ${ratio.toFixed(2)} (medians)\n`);
  return 0;
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await run();
  return performance.now() - startedMs;
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

function format(values: readonly number[], share: number): string {
  return quantile(values, share).toFixed(1);
}

await runCommand(bench);
