/**
 * A worker thread with one bge model on one runtime thread. In: { id, text }. Out: { id, vector }, or { id, error }.
 * One text at a time: with dynamic quantisation a vector depends on what else is in its batch.
 * Plain JavaScript, because a thread of Node 20 starts without the loader that reads TypeScript.
 */
import path from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { env, pipeline } from "@xenova/transformers";

/** @type {{ modelDir: string }} */
const { modelDir } = workerData;
env.allowRemoteModels = false;
env.localModelPath = path.dirname(modelDir);

const extract = await pipeline("feature-extraction", path.basename(modelDir), {
  dtype: "q8",
  session_options: { intraOpNumThreads: 1, interOpNumThreads: 1 },
});

/** @param {{ id: number, text: string }} request */
async function embed({ id, text }) {
  try {
    const output = await extract(text, { pooling: "cls", normalize: true });
    const vector = Float32Array.from(/** @type {Float32Array} */ (output.data));
    parentPort?.postMessage({ id, vector }, [vector.buffer]);
  } catch (error) {
    parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
  }
}

let queue = Promise.resolve();
parentPort?.on("message", (request) => {
  queue = queue.then(() => embed(request));
});
// The first pass takes several times as long as the others: nobody's question is to be it.
await extract("预热", { pooling: "cls", normalize: true });
parentPort?.postMessage({ ready: true });
