/**
 * Which of two embedders embeds what, and what is closed.
 *
 * The last questions' vectors: as the model gave them, and asked of it once.
 */
import { expect, test } from "vitest";
import { type Embedder, fewFirst, cacheQueries } from "../../../src/embedding/embedder.ts";

function anEmbedder() {
  const texts: string[] = [];
  let isClosed = false;
  const embed = (text: string) => {
    texts.push(text);
    return Promise.resolve(Float32Array.of(1));
  };
  const embedder: Embedder = {
    dimension: 1,
    modelSha256: "stand-in",
    embedPassage: embed,
    embedQuery: embed,
    close() {
      isClosed = true;
      return Promise.resolve();
    },
  };
  return { embedder, texts, isClosed: () => isClosed };
}

function twoEmbedders() {
  const present = anEmbedder();
  const other = anEmbedder();
  let startCount = 0;
  const start = () => {
    startCount++;
    return Promise.resolve(other.embedder);
  };
  return { present, other, start, startCount: () => startCount };
}

test("a few texts are embedded by the one that is there, and it stays open", async () => {
  const { present, start, startCount } = twoEmbedders();
  const embedder = fewFirst(present.embedder, start, 2);
  await Promise.all(["a", "b"].map((text) => embedder.embedPassage(text)));
  await embedder.close();
  expect(present.texts).toEqual(["a", "b"]);
  expect(startCount()).toBe(0);
  expect(present.isClosed()).toBe(false);
});

test("from then on by one that is started once, and closed", async () => {
  const { present, other, start, startCount } = twoEmbedders();
  const embedder = fewFirst(present.embedder, start, 2);
  await Promise.all(["a", "b", "c", "d"].map((text) => embedder.embedPassage(text)));
  await embedder.close();
  expect(other.texts).toEqual(["c", "d"]);
  expect(startCount()).toBe(1);
  expect(other.isClosed()).toBe(true);
  expect(present.isClosed()).toBe(false);
});

test("that the other cannot be started is told", async () => {
  const { present } = twoEmbedders();
  const embedder = fewFirst(present.embedder, () => Promise.reject(new Error("no memory")), 0);
  await expect(embedder.embedPassage("a")).rejects.toThrow("no memory");
  await expect(embedder.close()).resolves.toBeUndefined();
});

test("the few are embedded one after another: a question waits for one of them", async () => {
  const { present, start } = twoEmbedders();
  let underWay = 0;
  let most = 0;
  const slow: Embedder = {
    ...present.embedder,
    async embedPassage(text) {
      most = Math.max(most, ++underWay);
      await Promise.resolve();
      underWay--;
      if (text === "b") throw new Error("unreadable");
      return Float32Array.of(1);
    },
  };
  const embedder = fewFirst(slow, start, 3);
  const results = await Promise.allSettled(
    ["a", "b", "c"].map((text) => embedder.embedPassage(text)),
  );
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(most).toBe(1);
});

test("nothing is started any more when it is closed", async () => {
  const { present, start, startCount } = twoEmbedders();
  const embedder = fewFirst(present.embedder, start, 0);
  await embedder.close();
  await expect(embedder.embedPassage("a")).rejects.toThrow("closed");
  expect(startCount()).toBe(0);
});

function counting(): { readonly embedder: Embedder; readonly asked: string[] } {
  const asked: string[] = [];
  const embed = (text: string) => {
    asked.push(text);
    if (text === "broken") return Promise.reject(new Error("The model is gone."));
    return Promise.resolve(Float32Array.from([text.length]));
  };
  const close = () => Promise.resolve();
  const embedder = {
    dimension: 1,
    modelSha256: "model",
    embedPassage: embed,
    embedQuery: embed,
    close,
  };
  return { embedder, asked };
}

test("the same question is embedded once, also while it is being embedded", async () => {
  const { embedder, asked } = counting();
  const remembering = cacheQueries(embedder);
  const vectors = await Promise.all([
    remembering.embedQuery("甲"),
    remembering.embedQuery("甲"),
    remembering.embedQuery("乙丙"),
  ]);
  expect([...vectors, await remembering.embedQuery("甲")]).toEqual(
    [[1], [1], [2], [1]].map((x) => Float32Array.from(x)),
  );
  expect(asked).toEqual(["甲", "乙丙"]);
});

test("only the last few are known", async () => {
  const { embedder, asked } = counting();
  const remembering = cacheQueries(embedder, 2);
  for (const text of ["甲", "乙", "甲", "丙", "甲", "乙"]) await remembering.embedQuery(text);
  expect(asked).toEqual(["甲", "乙", "丙", "乙"]);
});

test("what failed is asked again", async () => {
  const { embedder, asked } = counting();
  const remembering = cacheQueries(embedder);
  await expect(remembering.embedQuery("broken")).rejects.toThrow("gone");
  await expect(remembering.embedQuery("broken")).rejects.toThrow("gone");
  expect(asked).toEqual(["broken", "broken"]);
});
