/**
 * `npm run bench:peers`: compares this program with common alternatives, on the same passages, vectors and labelled
 * questions, by quality, time and memory; prints a Markdown table.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseCount, parseOptions } from "../../cli/arguments.ts";
import { runCommand, usageError } from "../../cli/run-command.ts";
import { AppError } from "../../core/errors.ts";
import { ensureModel } from "../../embedding/model-files.ts";
import { type Bench, openForBench, readAllQuestions } from "../bench/folders.ts";
import { measureApart } from "../bench/measure-apart.ts";
import {
  createPeerScore,
  type Failure,
  ownName,
  type PeerFigures,
  type PeerOrder,
  type PeerRow,
  type PeerScore,
} from "./measure.ts";
import { corpusOf, writeCorpus } from "./peer.ts";
import { peerKinds, type PeerName } from "./peers.ts";
import { peerReport } from "./report.ts";

const allNames = Object.keys(peerKinds) as PeerName[];

const usage = `Usage: npm run -s bench:peers -- [options]
  --seeds DIR   folder of documents (default SEEDS_DIR or seeds)
  --index DIR   folder of the index (default INDEX_DIR or index)
  --only NAMES  of ${allNames.join(",")}: with commas between
  --every N     each Nth question only, for a quick look (default 1)
  --json FILE   where the figures are written as well
  --help        this text`;

const options = {
  seeds: { type: "string" },
  index: { type: "string" },
  only: { type: "string", default: allNames.join(",") },
  every: { type: "string", default: "1" },
  json: { type: "string" },
  help: { type: "boolean", default: false },
} as const;

const own = {
  title: "this program",
  how: "as `npm run ask` answers: places, words, passages' and sentences' vectors, judged and checked to be verbatim",
};

async function benchPeers(): Promise<number> {
  const values = parseOptions(options, usage);
  if (values === null) return 0;
  const every = parseCount("every", values.every, usage);
  const names = values.only.split(",").map(parseName);
  const bench = await openForBench(values);
  // From here on only its snapshot is used; the measurements run in processes of their own.
  await bench.prepared.close();
  const score = createPeerScore(bench.prepared.snapshot, await readAllQuestions(every));
  if (score.rows.length === 0)
    throw new AppError("corpus.empty", `None of the ${bench.corpus} answers a labelled question.`);
  const { ownRow, others } = await measureAll(bench, score, names);
  const corpus = `${bench.corpus}, ${score.rows.length} questions`;
  if (values.json !== undefined)
    await writeFile(
      values.json,
      `${JSON.stringify({ corpus, machine: bench.machine, rows: [ownRow, ...others] }, null, 2)}\n`,
    );
  process.stdout.write(`${corpus}; ${bench.machine}\n\n${peerReport(ownRow, others)}\n`);
  return 0;
}

function parseName(written: string): PeerName {
  const name = allNames.find((each) => each === written);
  if (name !== undefined) return name;
  throw usageError(
    `--only has ${JSON.stringify(written)}; expected of ${allNames.join(", ")}`,
    usage,
  );
}

async function measureAll(
  { prepared, config, modelCacheDir }: Bench,
  score: PeerScore,
  names: readonly PeerName[],
): Promise<{ ownRow: PeerRow<PeerFigures>; others: PeerRow[] }> {
  const folder = await mkdtemp(path.join(tmpdir(), "peers-"));
  try {
    await writeCorpus(folder, corpusOf(prepared.snapshot));
    const model = await ensureModel({ ...config, cacheDirs: [modelCacheDir] });
    const { seedsDir, addedDir, indexDir } = config;
    const folders = { seedsDir, addedDir, indexDir };
    const questions = score.rows.map(({ q }) => q);
    const measure = (name: PeerOrder["name"]) =>
      figuresOf({ name, folder, questions, folders, model }, score);
    const result = await measure(ownName);
    if ("failure" in result)
      throw new AppError("index.corrupt", `This program could not be measured: ${result.failure}`);
    const others: PeerRow[] = [];
    for (const name of names) {
      const { title, how } = peerKinds[name];
      others.push({ title, how, result: await measure(name) });
    }
    return { ownRow: { ...own, result }, others };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function figuresOf(order: PeerOrder, score: PeerScore): Promise<PeerFigures | Failure> {
  process.stderr.write(`measuring ${order.name}\n`);
  const measured = await measureApart("bench-peer", order);
  return "failure" in measured ? measured : score.figuresOf(measured);
}

await runCommand(benchPeers);
