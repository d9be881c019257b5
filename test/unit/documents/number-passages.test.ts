/** A passage's number goes with its words, whatever is put before it, taken away or brought back. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Passage, SourceDocument } from "../../../src/core/domain.ts";
import { splitVersions, type Version } from "../../../src/documents/split.ts";
import { aSourceDocument, textOf } from "../../setup/source-document.ts";

/** A passage for each line. */
function byLine({ id, text }: SourceDocument): Passage[] {
  return [...text.matchAll(/[^\n]+/g)].map((line, index) => ({
    id: `${id}-0` as Passage["id"],
    documentId: id,
    ordinal: index + 1,
    measure: index + 1,
    startUtf16: line.index,
    endUtf16: line.index + line[0].length,
    section: [],
  }));
}

function versionsOf(...texts: readonly string[]): readonly Version[] {
  return splitVersions(
    texts.map((text) => aSourceDocument(text)),
    byLine,
  );
}

function numbersIn(version: Version | undefined): readonly number[] {
  return version?.passages.map(({ ordinal }) => ordinal) ?? [];
}

test.each<readonly [what: string, texts: readonly string[], numbers: readonly number[]]>([
  ["in one text they are counted", ["甲\n乙\n丙"], [1, 2, 3]],
  ["what is put between gets the next number", ["甲\n丙", "甲\n乙\n丙"], [1, 3, 2]],
  ["what is taken away leaves its number", ["甲\n乙\n丙", "甲\n丙", "甲\n丙\n丁"], [1, 3, 4]],
  ["what is brought back has its number again", ["甲\n乙", "甲", "乙\n甲"], [2, 1]],
  ["the same words twice are two", ["甲\n甲", "甲\n乙\n甲\n甲"], [1, 3, 2, 4]],
])("%s", (_, texts, numbers) => {
  expect(numbersIn(versionsOf(...texts).at(-1))).toEqual(numbers);
});

test("an id is the number written out", () => {
  expect(versionsOf("甲").at(0)?.passages[0]?.id).toBe("sample-01");
});

const line = fc.constantFrom("甲", "乙", "丙", "丁", "戊");
const texts = fc.array(
  fc.array(line, { maxLength: 6 }).map((lines) => lines.join("\n")),
  { minLength: 1, maxLength: 6 },
);

test("whatever changes: a number is there once in a text, and never names other words", () => {
  fc.assert(
    fc.property(texts, (history) => {
      const versions = versionsOf(...history);
      const wordsOf = new Map<number, string>();
      for (const { document, passages } of versions) {
        const numbers = passages.map(({ ordinal }) => ordinal);
        expect(new Set(numbers).size).toBe(numbers.length);
        for (const passage of passages) {
          const words = textOf(document, passage);
          expect(wordsOf.get(passage.ordinal) ?? words).toBe(words);
          wordsOf.set(passage.ordinal, words);
        }
      }
      // What came later changes nothing about what was before.
      expect(versionsOf(...history.slice(0, -1)).map(numbersIn)).toEqual(
        versions.slice(0, -1).map(numbersIn),
      );
    }),
  );
});
