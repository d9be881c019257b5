/**
 * Measures how fast passages are embedded, beside a plain loop over the library's pipeline, and beside the bare runtime
 * with texts tokenized in advance and one thread per core.
 */
import { once } from "node:events";
import path from "node:path";
import { Worker } from "node:worker_threads";
import { env, pipeline } from "@xenova/transformers";
import type { Embedder } from "../../embedding/embedder.ts";
import { embedTexts } from "../../index/embed-texts.ts";
import { type Figure, median, spreadOf, timedMs } from "./figures.ts";

const rounds = 5;

interface IndexingMeans {
  /** One thread per core. */
  readonly allThreads: Embedder;
  readonly modelDir: string;
  readonly threadCount: number;
}

export async function benchIndexing(
  texts: readonly string[],
  { allThreads, modelDir, threadCount }: IndexingMeans,
): Promise<Figure[]> {
  const embedPlainly = await plainLoop(modelDir);
  const bare = await startBareRuntime(texts, modelDir, threadCount);
  const overPlain: number[] = [];
  const overBare: number[] = [];
  let largestDifference = 0;
  for (let round = 0; round < rounds; round++) {
    let ours: Float32Array = new Float32Array();
    let plain: readonly Float32Array[] = [];
    const plainMs = await timedMs(async () => void (plain = await embedPlainly(texts)));
    const oursMs = await timedMs(async () => {
      const { table } = await embedTexts(texts, allThreads, [], { onProgress: () => undefined });
      ours = table.values;
    });
    const bareMs = await timedMs(() => bare.run());
    overPlain.push(plainMs / oursMs);
    overBare.push(bareMs / oursMs);
    largestDifference = Math.max(largestDifference, differenceOf(ours, plain));
  }
  await bare.close();
  return [
    {
      what: "indexing: passages a second over the plain loop's",
      value: median(overPlain),
      target: { atLeast: 1.8 },
      detail: `${rounds} rounds of ${texts.length}: ${spreadOf(overPlain)}; vectors differ by ${largestDifference}`,
    },
    {
      what: "indexing: share of the bare runtime's throughput",
      value: median(overBare),
      target: { atLeast: 0.9 },
      detail: `${rounds} rounds of ${texts.length}, ${threadCount} threads: ${spreadOf(overBare)}`,
    },
  ];
}

/** The obvious code: the pipeline with its defaults, one passage at a time. */
async function plainLoop(modelDir: string) {
  env.allowRemoteModels = false;
  env.localModelPath = path.dirname(modelDir);
  const extract = await pipeline("feature-extraction", path.basename(modelDir), { dtype: "q8" });
  return async (texts: readonly string[]): Promise<Float32Array[]> => {
    const vectors: Float32Array[] = [];
    for (const text of texts) {
      const { data } = await extract(text, { pooling: "cls", normalize: true });
      vectors.push(Float32Array.from(data as Float32Array));
    }
    return vectors;
  };
}

async function startBareRuntime(texts: readonly string[], modelDir: string, threadCount: number) {
  const workers = await Promise.all(
    Array.from({ length: threadCount }, async (_, thread) => {
      const own = texts.filter((_text, index) => index % threadCount === thread);
      const worker = new Worker(new URL("./bare-worker.mjs", import.meta.url), {
        workerData: { modelDir, texts: own },
      });
      await once(worker, "message");
      return worker;
    }),
  );
  return {
    run: async () => {
      const ended = workers.map((worker) => once(worker, "message"));
      for (const worker of workers) worker.postMessage("go");
      await Promise.all(ended);
    },
    close: async () => void (await Promise.all(workers.map((worker) => worker.terminate()))),
  };
}

function differenceOf(ours: Float32Array, plain: readonly Float32Array[]): number {
  const theirs = plain.flatMap((vector) => [...vector]);
  return ours.reduce(
    (largest, value, at) => Math.max(largest, Math.abs(value - (theirs[at] ?? 0))),
    0,
  );
}
