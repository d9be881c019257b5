/**
 * `npm run bench:scale`: fills the database of DATABASE_URL with made-up passages, asks them, and prints a Markdown table:
 * the time of a question, bytes and build, and how each grows with the number of passages.
 */
import { availableParallelism, cpus } from "node:os";
import { parseCount, parseCounts, parseOptions } from "../../cli/arguments.ts";
import { runCommand } from "../../cli/run-command.ts";
import { loadConfig } from "../../core/config.ts";
import { AppError } from "../../core/errors.ts";
import type { Database } from "../../database/database.ts";
import { migrate } from "../../database/migrate.ts";
import type { Collection } from "../../index/postgres/collection.ts";
import { openIndexDatabase, openNewerGeneration } from "../../index/postgres/open-store.ts";
import { createPostgresPassageStore } from "../../index/postgres/postgres-passage-store.ts";
import { decodeVector } from "../../index/postgres/vector-values.ts";
import { quantile } from "../bench/figures.ts";
import { exponentOf } from "../growth/report.ts";
import { askStore, madeQuestions } from "./ask-store.ts";
import { madeFacts, makeMadeCollection } from "./made-collection.ts";

const usage = `Usage: npm run -s bench:scale -- [options]
  --sizes LIST      passages, in tens (default 10000,100000)
  --questions N     questions asked of each size (default 100)
  --keep            leave the made-up passages in the database, and use those that are there
  --help            this text
A million passages take 12 GB of disk, and of the server a maintenance_work_mem of 2 GB.`;

const options = {
  sizes: { type: "string", default: "10000,100000" },
  questions: { type: "string", default: "100" },
  keep: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

/** The first questions find no caches; they are not counted. */
const warmUpShare = 0.2;

interface ScaleRow {
  readonly size: number;
  readonly buildMs: number | null;
  readonly bytes: number;
  readonly openMs: number;
  readonly residentBytes: number;
  readonly askMs: readonly number[];
}

async function benchScale(): Promise<number> {
  const values = parseOptions(options, usage);
  if (values === null) return 0;
  const sizes = parseCounts("sizes", values.sizes, { least: 1000, most: 100_000_000, usage });
  const questionCount = parseCount("questions", values.questions, usage);
  const { database: address } = loadConfig();
  if (address === null)
    throw new AppError("config.invalid", "DATABASE_URL is not set: name a database to fill.", {
      name: "DATABASE_URL",
    });
  const database = openIndexDatabase(address);
  const rows: ScaleRow[] = [];
  try {
    await migrate(database);
    for (const size of sizes) {
      rows.push(await measureSize(database, size, questionCount));
      if (!values.keep) await dropCollection(database, size);
    }
  } finally {
    await database.close();
  }
  const machine = `${availableParallelism()} cores of ${cpus()[0]?.model ?? "unknown"}, Node ${process.versions.node}`;
  process.stdout.write(`${questionCount} questions; ${machine}\n\n${scaleReport(rows)}\n`);
  return 0;
}

async function measureSize(
  database: Database,
  size: number,
  questionCount: number,
): Promise<ScaleRow> {
  const startedMs = performance.now();
  const present = await openNewerGeneration(database, madeFacts(size));
  if (present === null)
    await makeMadeCollection(database, size, (step) => {
      const seconds = ((performance.now() - startedMs) / 1000).toFixed(0);
      process.stderr.write(`${size} passages: ${step}, after ${seconds} s\n`);
    });
  const buildMs = present === null ? performance.now() - startedMs : null;
  const openedMs = performance.now();
  const generation = await openNewerGeneration(database, madeFacts(size));
  if (generation === null) throw new Error("The made-up passages are gone.");
  const store = createPostgresPassageStore(database, generation);
  const openMs = performance.now() - openedMs;
  const askMs: number[] = [];
  for (const question of madeQuestions(
    await someVectors(database, generation.collection, questionCount),
  ))
    askMs.push(await askStore(store, question));
  return {
    size,
    buildMs,
    bytes: await bytesOf(database, generation.collection),
    openMs,
    residentBytes: process.memoryUsage().rss,
    askMs: askMs.slice(Math.ceil(askMs.length * warmUpShare)),
  };
}

async function someVectors(database: Database, { tables }: Collection, count: number) {
  const rows = await database.read<{ vector: string }>(
    `select vector::text from generate_series(1, $1::integer) as n
     join ${tables.passages} on slot = 1 + (hashint4(n) & 2147483647) % (select max(slot) from ${tables.passages})`,
    [count],
  );
  return rows.map(({ vector }) => decodeVector(vector));
}

async function bytesOf(database: Database, { tables }: Collection): Promise<number> {
  const [row] = await database.read<{ bytes: number }>(
    "select sum(pg_total_relation_size(name::regclass))::bigint as bytes from unnest($1::text[]) as each (name)",
    [Object.values(tables)],
  );
  return row?.bytes ?? 0;
}

async function dropCollection(database: Database, size: number): Promise<void> {
  const generation = await openNewerGeneration(database, madeFacts(size));
  if (generation === null) return;
  const { number, tables } = generation.collection;
  await database.write([
    ...Object.values(tables).map((table) => ({ text: `drop table ${table}` })),
    { text: "delete from index_collections where collection = $1", values: [number] },
  ]);
}

function scaleReport(rows: readonly ScaleRow[]): string {
  const columns = [
    "passages",
    "question: median",
    "p90",
    "bytes a passage",
    "build",
    "opening",
    "memory",
  ];
  const table = [columns, columns.map(() => "---:"), ...rows.map(cellsOf)]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
  if (rows.length < 2) return table;
  const points = rows.map(({ size, askMs }) => ({ size, value: quantile(askMs, 0.5) }));
  return `${table}\n\nA question's median grows with the passages to the power of ${exponentOf(points).toFixed(2)}.`;
}

function cellsOf({ size, buildMs, bytes, openMs, residentBytes, askMs }: ScaleRow): string[] {
  return [
    String(size),
    `${quantile(askMs, 0.5).toFixed(1)} ms`,
    `${quantile(askMs, 0.9).toFixed(1)} ms`,
    String(Math.round(bytes / size)),
    buildMs === null ? "there" : `${(buildMs / 1000).toFixed(0)} s`,
    `${(openMs / 1000).toFixed(1)} s`,
    `${Math.round(residentBytes / 2 ** 20)} MB`,
  ];
}

await runCommand(benchScale);
