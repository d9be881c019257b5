/**
 * Worker thread that runs the bare model on one runtime thread. It tokenizes the texts, then posts `ready`; at each
 * message it runs the model on all of them, one at a time, and posts `done`.
 */
import path from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { AutoModel, AutoTokenizer, env } from "@xenova/transformers";

/** @type {{ modelDir: string, texts: string[] }} */
const { modelDir, texts } = workerData;
env.allowRemoteModels = false;
env.localModelPath = path.dirname(modelDir);

const name = path.basename(modelDir);
const tokenizer = await AutoTokenizer.from_pretrained(name);
const model = await AutoModel.from_pretrained(name, {
  dtype: "q8",
  session_options: { intraOpNumThreads: 1, interOpNumThreads: 1 },
});
const inputs = texts.map((text) => tokenizer(text, { truncation: true }));

async function runAll() {
  for (const input of inputs) await model(input);
  parentPort?.postMessage("done");
}

parentPort?.on("message", () => void runAll());
parentPort?.postMessage("ready");
