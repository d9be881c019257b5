/** The real model: the form of its vectors, and that nothing but the text decides what they are. */
import path from "node:path";
import { env, pipeline } from "@xenova/transformers";
import { afterAll, describe, expect, inject, test } from "vitest";
import { createBgeEmbedder } from "../../../src/embedding/bge.ts";
import { bgeSmallZh } from "../../../src/embedding/model-spec.ts";

const modelDir = path.join(inject("modelCacheDir"), bgeSmallZh.id);
const options = { modelDir, modelSha256: bgeSmallZh.weights.sha256 };
const embedder = await createBgeEmbedder({ ...options, threadCount: 2 });
afterAll(() => embedder.close());

const question = "河曲县如何安置超编人员?";
const texts = [
  "对因改革超编的903名事业人员,采取到对口党政部门跟班学习锻炼等多种方式,重新调整配备。",
  "一是精简机构。",
  "今天天气怎么样",
  "How does Hequ place surplus staff?",
  "字".repeat(300),
];

function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}

describe("a vector", () => {
  test.each([...texts, question, "", " ", "😀", "\u0000"])(
    "of %j has unit length",
    async (text) => {
      for (const vector of [await embedder.embedPassage(text), await embedder.embedQuery(text)]) {
        expect(vector).toBeInstanceOf(Float32Array);
        expect(vector).toHaveLength(embedder.dimension);
        expect(Math.hypot(...vector)).toBeCloseTo(1, 4);
      }
    },
  );

  test("has 512 dimensions, and tells its model", () => {
    expect(embedder.dimension).toBe(512);
    expect(embedder.modelSha256).toBe(bgeSmallZh.weights.sha256);
  });

  test("of a text that is too long is that of what the model reads", async () => {
    const long = await embedder.embedPassage("编制".repeat(2000));
    expect(long).toEqual(await embedder.embedPassage("编制".repeat(3000)));
  });
});

describe("the same text has the same vector, bit for bit", () => {
  test("whatever was embedded before", async () => {
    const first = await embedder.embedPassage(question);
    for (const text of texts) await embedder.embedPassage(text);
    expect(await embedder.embedPassage(question)).toEqual(first);
  });

  test("whatever is embedded at the same time, on whichever thread", async () => {
    const alone = await embedder.embedPassage(question);
    // For long enough that a second thread is started, and takes its part.
    const mixed = Array.from({ length: 600 }, (_, index) =>
      index % 3 === 0 ? question : (texts[index % texts.length] ?? ""),
    );
    const vectors = await Promise.all(mixed.map((text) => embedder.embedPassage(text)));
    const ofQuestion = vectors.filter((_, index) => mixed[index] === question);
    expect(ofQuestion).toEqual(ofQuestion.map(() => alone));
  });

  test("from another embedder", async () => {
    const other = await createBgeEmbedder({ ...options, threadCount: 1 });
    expect(await other.embedPassage(question)).toEqual(await embedder.embedPassage(question));
    await other.close();
  });
});

test("a vector is the one of the library's own pipeline, bit for bit", async () => {
  env.allowRemoteModels = false;
  env.localModelPath = path.dirname(modelDir);
  const extract = await pipeline("feature-extraction", bgeSmallZh.id, { dtype: "q8" });
  for (const text of [...texts, question, "", "编制".repeat(2000)]) {
    const { data } = await extract(text, { pooling: "cls", normalize: true });
    expect(await embedder.embedPassage(text)).toEqual(Float32Array.from(data as Float32Array));
  }
  await extract.dispose();
});

test("a question is nearer to what answers it than to anything else", async () => {
  const query = await embedder.embedQuery(question);
  const cosines = await Promise.all(
    texts.map(async (text) => cosine(query, await embedder.embedPassage(text))),
  );
  expect(cosines.indexOf(Math.max(...cosines))).toBe(0);
});

test("a question is embedded as a passage is", async () => {
  expect(await embedder.embedQuery(question)).toEqual(await embedder.embedPassage(question));
});

test("a folder without the model is named, with what to do", async () => {
  const missing = path.join(modelDir, "missing");
  await expect(
    createBgeEmbedder({ ...options, modelDir: missing, threadCount: 1 }),
  ).rejects.toMatchObject({
    code: "model.unavailable",
    details: { modelDir: missing },
    message: expect.stringContaining("Remove that folder") as string,
  });
});

describe("closing", () => {
  test("waits for what is asked already, and takes nothing more", async () => {
    const closing = await createBgeEmbedder({ ...options, threadCount: 1 });
    const asked = texts.map((text) => closing.embedPassage(text));
    const closed = closing.close();
    await expect(closing.embedPassage(question)).rejects.toMatchObject({
      code: "model.unavailable",
    });
    await closed;
    expect(await Promise.all(asked)).toEqual(
      await Promise.all(texts.map((text) => embedder.embedPassage(text))),
    );
  });

  test("twice is closing once", async () => {
    const closing = await createBgeEmbedder({ ...options, threadCount: 1 });
    await closing.close();
    await closing.close();
    await expect(closing.embedQuery(question)).rejects.toThrow("closed");
  });
});
