/** The last questions' vectors: as the model gave them, and asked of it once. */
import { expect, test } from "vitest";
import type { Embedder } from "../../../src/embed/embedder.ts";
import { rememberQueries } from "../../../src/embed/recent-queries.ts";

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
  const remembering = rememberQueries(embedder);
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
  const remembering = rememberQueries(embedder, 2);
  for (const text of ["甲", "乙", "甲", "丙", "甲", "乙"]) await remembering.embedQuery(text);
  expect(asked).toEqual(["甲", "乙", "丙", "乙"]);
});

test("what failed is asked again", async () => {
  const { embedder, asked } = counting();
  const remembering = rememberQueries(embedder);
  await expect(remembering.embedQuery("broken")).rejects.toThrow("gone");
  await expect(remembering.embedQuery("broken")).rejects.toThrow("gone");
  expect(asked).toEqual(["broken", "broken"]);
});
