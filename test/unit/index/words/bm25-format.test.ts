/** The BM25 index as bytes: there and back, and bytes that are something else. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeBm25, encodeBm25 } from "../../../../src/index/words/bm25-format.ts";
import { createBm25Writer } from "../../../../src/index/words/bm25-writer.ts";

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
