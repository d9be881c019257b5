/**
 * The BM25 index as bytes: there and back, and bytes that are something else.
 * Texts that come and go beside others: the index is what it would be if it had been written of those that are there.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Bm25Data,
  createBm25Writer,
  decodeBm25,
  encodeBm25,
  joinBm25,
} from "../../../../src/index/words/bm25-data.ts";

function dataOf(texts: readonly (readonly string[])[]) {
  const writer = createBm25Writer();
  for (const terms of texts) writer.add([{ weight: 1, terms }]);
  return writer.finish();
}

const data = dataOf([["编制", "机构"], ["quota"], ["编制", "😀"]]);

test("decoding gives back what was encoded, for any texts", () => {
  // A term never holds a line's end: the tokenizer cuts at white space.
  const term = fc.string({ unit: "grapheme", minLength: 1 }).filter((each) => !/\s/u.test(each));
  fc.assert(
    fc.property(fc.array(fc.array(term)), (texts) => {
      const written = dataOf(texts);
      expect(decodeBm25(encodeBm25(written))).toEqual(written);
    }),
  );
});

test("bytes may begin anywhere in the memory that they share", () => {
  const bytes = encodeBm25(data);
  for (const shift of [1, 2, 3]) {
    const shared = Buffer.concat([Buffer.alloc(shift), bytes]);
    expect(decodeBm25(shared.subarray(shift))).toEqual(data);
  }
});

describe("bytes that are something else are refused", () => {
  const bytes = encodeBm25(data);

  test("of every shorter length", () => {
    for (let length = 0; length < bytes.length; length += 1) {
      const decode = () => decodeBm25(bytes.subarray(0, length));
      expect(decode).toThrow(expect.objectContaining({ code: "index.corrupt" }));
    }
  });

  test.each([
    ["with something behind", Buffer.concat([bytes, Buffer.alloc(4)])],
    ["of text", Buffer.from("this is not an index at all")],
    ["of ones", Buffer.alloc(64, 0xff)],
  ])("%s", (_, other) => {
    expect(() => decodeBm25(other)).toThrow(/its header announces \d+/);
  });
});

interface Text {
  readonly body: readonly string[];
  readonly title: readonly string[];
}

function fieldedDataOf(texts: readonly Text[]): Bm25Data {
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
          { data: fieldedDataOf(before.map(([each]) => each)), numbers: numbersOf(before) },
          { data: fieldedDataOf(added.map(([each]) => each)), numbers: numbersOf(added) },
        ],
        () => undefined,
      );
      expect(joined).toEqual(fieldedDataOf(whole.map(([each]) => each)));
    }),
  );
});
