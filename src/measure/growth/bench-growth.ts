/**
 * `npm run bench:growth`: measures questions, memory and builds from a thousand passages to all of them; prints a
 * Markdown table, and how each figure grows with the number of passages.
 */
import { writeFile } from "node:fs/promises";
import { parseCount, parseCounts, parseOptions } from "../../cli/arguments.ts";
import { runCommand } from "../../cli/run-command.ts";
import { openForBench, readAllQuestions } from "../bench/folders.ts";
import { measureGrowth } from "./measure-growth.ts";
import { growthFigures, growthReport } from "./report.ts";

const usage = `Usage: npm run -s bench:growth -- [options]
  --seeds DIR   folder of documents (default SEEDS_DIR or seeds)
  --index DIR   folder of the index (default INDEX_DIR or index)
  --sizes LIST  passages (default 1000,4000,16000,64000); all of them come last
  --every N     each Nth question only, for a quick look (default 1)
  --json FILE   where the figures are written as well
  --help        this text`;

const options = {
  seeds: { type: "string" },
  index: { type: "string" },
  sizes: { type: "string", default: "1000,4000,16000,64000" },
  every: { type: "string", default: "1" },
  json: { type: "string" },
  help: { type: "boolean", default: false },
} as const;

async function benchGrowth(): Promise<number> {
  const values = parseOptions(options, usage);
  if (values === null) return 0;
  const sizes = parseCounts("sizes", values.sizes, { least: 1, most: 10_000_000, usage });
  const questions = await readAllQuestions(parseCount("every", values.every, usage));
  const bench = await openForBench(values);
  // Questions are asked in another process.
  await bench.prepared.close();
  const rows = await measureGrowth(bench, questions, sizes);
  const { corpus, machine } = bench;
  if (values.json !== undefined) {
    const figures = { corpus, machine, rows, growth: growthFigures(rows) };
    await writeFile(values.json, `${JSON.stringify(figures, null, 2)}\n`);
  }
  process.stdout.write(
    `${corpus}, ${questions.length} questions; ${machine}\n\n${growthReport(rows)}\n`,
  );
  return 0;
}

await runCommand(benchGrowth);
