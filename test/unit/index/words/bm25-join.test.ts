/** Texts that come and go beside others: the index is what it would be if it had been written of those that are there. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Bm25Data } from "../../../../src/index/words/bm25-format.ts";
import { joinBm25 } from "../../../../src/index/words/bm25-join.ts";
import { createBm25Writer } from "../../../../src/index/words/bm25-writer.ts";

interface Text {
  readonly body: readonly string[];
  readonly title: readonly string[];
}

function dataOf(texts: readonly Text[]): Bm25Data {
  const writer = createBm25Writer();
  for (const { body, title } of texts)
    writer.add([
      { weight: 1, terms: body },
      { weight: 2, terms: title },
    ]);
  return writer.finish();
}

const terms = fc.array(fc.constantFrom("甲", "乙", "丙", "a", "constructor", "😀"), {
  maxLength: 6,
});
const text = fc.record({ body: terms, title: terms });
const fate = fc.constantFrom("kept", "left out", "added");

test("it is what is written of the same texts in the same order", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(text, fate)), async (all) => {
      const whole = all.filter(([, what]) => what !== "left out");
      const numbersOf = (part: typeof all) =>
        Int32Array.from(part, (each) => whole.findIndex((other) => other === each));
      const before = all.filter(([, what]) => what !== "added");
      const added = all.filter(([, what]) => what === "added");
      const joined = await joinBm25(
        whole.length,
        [
          { data: dataOf(before.map(([each]) => each)), numbers: numbersOf(before) },
          { data: dataOf(added.map(([each]) => each)), numbers: numbersOf(added) },
        ],
        () => undefined,
      );
      expect(joined).toEqual(dataOf(whole.map(([each]) => each)));
    }),
  );
});
