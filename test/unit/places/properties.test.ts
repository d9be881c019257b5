import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold } from "../../../src/places/fold.ts";
import { createNameIndex } from "../../../src/places/name-index.ts";
import { gazetteer, otherCounties, segment, smallCounties } from "./support.ts";

const jieba = createRequire(import.meta.url)("nodejieba") as { readonly DEFAULT_DICT: string };
const index = createNameIndex(gazetteer, new Map());

const pieces = fc.constantFrom(
  ..."河曲|河曲县|瀏陽市|汉宾区|山西省|朝阳|Hequ|he qu xian|Zhangye City|County|和|、|的|在| |怎么".split(
    "|",
  ),
  ..."县委|市场|路|清河湾县|公安|(|)|, |\u0301|𠮷|\ud800".split("|"),
);
const question = fc.oneof(
  fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join("")),
  fc.string({ unit: "grapheme", maxLength: 60 }),
  fc.string({ unit: "binary", maxLength: 60 }),
);

describe.each([
  ["five small counties", smallCounties],
  ["five other counties", otherCounties],
])("whatever is asked, with a corpus of %s", (_, recognizer) => {
  test("ranges are within the question, in order, apart, and hold what was written", () => {
    fc.assert(
      fc.property(question, (text) => {
        let from = 0;
        for (const { range, written } of recognizer.read(text)) {
          const [start, end] = range;
          expect(start).toBeGreaterThanOrEqual(from);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(text.slice(start, end)).toBe(written);
          from = end;
        }
      }),
      { numRuns: 600 },
    );
  });

  test("ordinary words in a row name no place", () => {
    const words = ordinaryWords();
    expect(words.length).toBeGreaterThan(10_000);
    const sentence = fc.array(fc.constantFrom(...words), { minLength: 3, maxLength: 9 });
    fc.assert(
      fc.property(sentence, (parts) => {
        const text = parts.join("");
        // 石 and 首家 in a row do name 石首, to any reader.
        fc.pre(!holdsName(fold(text)));
        expect(recognizer.read(text)).toEqual([]);
      }),
      { numRuns: 600 },
    );
  });
});

test("folding keeps every position", () => {
  fc.assert(
    fc.property(question, (text) => {
      expect(fold(text).length).toBe(text.length);
      expect(fold(fold(text))).toBe(fold(text));
    }),
    { numRuns: 1000 },
  );
});

test("what is folded stays as it is, whatever unit it was", () => {
  const units = Array.from({ length: 2 ** 16 }, (_, code) => String.fromCharCode(code));
  expect(units.filter((unit) => fold(fold(unit)) !== fold(unit))).toEqual([]);
});

/** Frequent words of jieba's dictionary that are no names and hold no name of a division. */
function ordinaryWords(): string[] {
  return readFileSync(jieba.DEFAULT_DICT, "utf8")
    .split("\n")
    .map((line) => line.split(" "))
    .filter(([, count, tag]) => Number(count) >= 50 && !/^(?:ns|nr|nz|nt|x)/.test(tag ?? "x"))
    .map(([word]) => word ?? "")
    .filter((word) => word !== "" && !holdsName(fold(word)) && segment(word).length === 1);
}

function holdsName(word: string): boolean {
  for (let start = 0; start < word.length; start += 1)
    for (let end = start + 2; end <= word.length; end += 1)
      if (index.get(word.slice(start, end)) !== null) return true;
  return false;
}
