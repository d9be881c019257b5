/**
 * Worker thread that embeds texts with one bge model on one runtime thread.
 * It answers `{ id, text }` with `{ id, vector }` or `{ id, error }`, after it has posted `{ ready: true }`.
 * It embeds one text at a time: with dynamic quantisation a vector depends on the other texts in its batch.
 * Plain JavaScript, because a worker thread of Node 20 starts without the loader that reads TypeScript.
 */
import os from "node:os";
import path from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { AutoModel, AutoTokenizer, env } from "@xenova/transformers";

// The main thread goes first. On Linux this call affects only the present thread, elsewhere the whole process.
if (process.platform === "linux") {
  try {
    os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Not permitted: the threads then have equal priority.
  }
}

/** @type {{ modelDir: string, turn: Int32Array }} */
const { modelDir, turn } = workerData;
env.allowRemoteModels = false;
env.localModelPath = path.dirname(modelDir);

const name = path.basename(modelDir);
const tokenizer = await AutoTokenizer.from_pretrained(name);
const model = await AutoModel.from_pretrained(name, {
  dtype: "q8",
  session_options: { intraOpNumThreads: 1, interOpNumThreads: 1 },
});

/**
 * Normalises the state of the first (CLS) token. Sums in single precision, so that the vector equals the one of the
 * library's pipeline to the last bit; the pipeline's generic tensors need a twentieth of a question's pass for this.
 * @param {string} text
 */
async function vectorOf(text) {
  const { last_hidden_state: states } = await model(tokenizer(text, { truncation: true }));
  const vector = Float32Array.from(states.data.subarray(0, states.dims.at(-1)));
  const squaredLength = vector.reduce((sum, value) => Math.fround(sum + value ** 2), 0);
  const length = Math.fround(Math.sqrt(squaredLength));
  return vector.map((value) => value / length);
}

/** @param {{ id: number, text: string }} request */
async function embed({ id, text }) {
  await begin();
  try {
    const vector = await vectorOf(text);
    parentPort?.postMessage({ id, vector }, [vector.buffer]);
  } catch (error) {
    parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
  } finally {
    end();
  }
}

/** Never resolves once the process is to end. The values of `turn` are those of `worker-turn.ts`. */
function begin() {
  const isStopped = Atomics.compareExchange(turn, 0, 0, 1) === 2;
  return isStopped ? new Promise(() => undefined) : undefined;
}

function end() {
  Atomics.compareExchange(turn, 0, 1, 0);
  Atomics.notify(turn, 0);
}

let queue = Promise.resolve();
parentPort?.on("message", (request) => {
  queue = queue.then(() => embed(request));
});
// The first pass takes several times as long as the others, so no question should be the first.
await vectorOf("预热");
end();
parentPort?.postMessage({ ready: true });
