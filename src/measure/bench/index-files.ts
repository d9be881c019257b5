/** Measures a ready index: the time to open it beside reading its bytes, and the recall of its graph. */
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { AppError } from "../../core/errors.ts";
import { currentGeneration } from "../../index/generations.ts";
import type { Snapshot } from "../../index/snapshot.ts";
import { type ExpectedIndex, openIndex } from "../../index/stored-index.ts";
import { createExactIndex, firstRows } from "../../index/vectors/vector-index.ts";
import { type Figure, mebibytes, median, spreadOf, timedMs } from "./figures.ts";

const rounds = 5;
const recallDepth = 10;

/** @throws AppError `index.corrupt` when there is no index. */
export async function benchOpening(indexDir: string, expected: ExpectedIndex): Promise<Figure[]> {
  const folder = await currentGeneration(indexDir);
  if (folder === null)
    throw new AppError("index.corrupt", `There is no index in ${indexDir}.`, { indexDir });
  const readMs: number[] = [];
  const openMs: number[] = [];
  let bytes = 0;
  for (let round = 0; round < rounds; round++) {
    bytes = 0;
    readMs.push(
      await timedMs(async () => {
        for (const file of await readdir(folder))
          bytes += (await readFile(path.join(folder, file))).byteLength;
      }),
    );
    openMs.push(await timedMs(() => openIndex(indexDir, expected).then(() => undefined)));
  }
  const seconds = openMs.map((each) => each / 1000);
  const detail = `${mebibytes(bytes)}, opened in ${spreadOf(seconds)} s`;
  return [
    {
      what: "opening a ready index",
      value: median(seconds),
      unit: " s",
      target: { atMost: 2 },
      detail,
    },
    {
      what: "opening a ready index, over reading its bytes",
      value: median(openMs) / median(readMs),
      target: { atMost: 3 },
      detail,
    },
  ];
}

/** The share of each vector's ten nearest passages that the graph finds. */
export function benchRecall(
  { vectors, graph, passages }: Snapshot,
  asked: readonly Float32Array[],
): Figure {
  const exact = createExactIndex(firstRows(vectors, passages.length));
  const shares = asked.map((vector) => {
    const wanted = new Set(exact.search(vector, recallDepth).map(({ row }) => row));
    const found = graph.search(vector, recallDepth).filter(({ row }) => wanted.has(row));
    return found.length / Math.max(1, wanted.size);
  });
  return {
    what: "graph: recall@10 against exact search",
    value: shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length),
    target: { atLeast: 0.99 },
    detail: `${asked.length} questions, ${passages.length} passages`,
  };
}
