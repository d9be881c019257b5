/**
 * `npm run bench:graph`: measures recall, search time, build time and file size of HNSW graphs for several build
 * parameters and search depths; prints a Markdown table.
 */
import { writeFile } from "node:fs/promises";
import { parseCount, parseCounts, parseOptions } from "../../cli/arguments.ts";
import { runCommand } from "../../cli/run-command.ts";
import { firstRows } from "../../index/vectors/vector-index.ts";
import type { Retriever } from "../../search/retrieve.ts";
import { nearestCount } from "../../search/weights.ts";
import { openForBench, readAllQuestions } from "../bench/folders.ts";
import type { LabelledQuestion } from "../evaluate/questions.ts";
import { type GraphCurve, type GraphOrder, measureGraphs } from "./curve.ts";
import { graphTable } from "./graph-table.ts";

const usage = `Usage: npm run -s bench:graph -- [options]
  --seeds DIR     folder of documents (default SEEDS_DIR or seeds)
  --index DIR     folder of the index (default INDEX_DIR or index)
  --links LIST    links of a node, M (default 8,12,16,24,32,48)
  --effort LIST   efConstruction (default 100,200,400)
  --depths LIST   ef (default 20,40,80,120,200,300,400)
  --every N       each Nth question only, for a quick look (default 1)
  --json FILE     where the figures are written as well
  --help          this text`;

const options = {
  seeds: { type: "string" },
  index: { type: "string" },
  links: { type: "string", default: "8,12,16,24,32,48" },
  effort: { type: "string", default: "100,200,400" },
  depths: { type: "string", default: "20,40,80,120,200,300,400" },
  every: { type: "string", default: "1" },
  json: { type: "string" },
  help: { type: "boolean", default: false },
} as const;

async function benchGraph(): Promise<number> {
  const values = parseOptions(options, usage);
  if (values === null) return 0;
  const every = parseCount("every", values.every, usage);
  const counts = (name: "links" | "effort" | "depths") =>
    parseCounts(name, values[name], { least: 2, most: 2000, usage });
  const order: GraphOrder = {
    linkCounts: counts("links"),
    efConstructions: counts("effort"),
    efs: counts("depths"),
    askedCount: nearestCount.everywhere,
  };
  const { prepared, corpus, machine } = await openForBench(values);
  try {
    const { vectors, passages } = prepared.snapshot;
    const queries = await vectorsAsked(prepared.retriever, await readAllQuestions(every));
    const curves: GraphCurve[] = [];
    for await (const curve of measureGraphs(firstRows(vectors, passages.length), queries, order)) {
      process.stderr.write(`M ${curve.linkCount}, efConstruction ${curve.efConstruction}\n`);
      curves.push(curve);
    }
    if (values.json !== undefined)
      await writeFile(values.json, `${JSON.stringify({ corpus, machine, curves }, null, 2)}\n`);
    process.stdout.write(
      `${corpus}, ${queries.length} questions; ${machine}\n\n${graphTable(curves, order.askedCount)}\n`,
    );
  } finally {
    await prepared.close();
  }
  return 0;
}

/** Returns the vectors that retrieval searches with: questions without their places, English ones put into Chinese. */
async function vectorsAsked(
  retriever: Retriever,
  questions: readonly LabelledQuestion[],
): Promise<Float32Array[]> {
  const vectors: Float32Array[] = [];
  for (const { q } of questions) vectors.push((await retriever.retrieve(q)).query.vector);
  return vectors;
}

await runCommand(benchGraph);
