/** Passages and sentences as they lie in an index: offsets and all else come back as they were. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Passage } from "../../src/core/domain.ts";
import { passageId } from "../../src/core/passage-names.ts";
import {
  decodeDocuments,
  decodePassages,
  encodeDocuments,
  encodePassages,
} from "../../src/index/index-files.ts";
import { packSentences, sentenceAt, unpackSentences } from "../../src/index/sentence-table.ts";
import { aSourceDocument } from "../setup/source-document.ts";

const documents = ["hequ", "上犹", "a-b"].map((id) => aSourceDocument("", { id }));
const keys = documents.map(({ id }) => ({ id, key: `key of ${id}` }));
const offset = fc.nat(2 ** 31 - 1);
const ordinal = fc.integer({ min: 1, max: 5000 });

const passage = fc
  .record({
    document: fc.constantFrom(...documents),
    ordinal,
    measure: ordinal,
    startUtf16: offset,
    endUtf16: offset,
    section: fc.array(fc.string({ unit: "grapheme" })),
  })
  .map(({ document, ...fields }): Passage => ({
    id: passageId(document.id, fields.ordinal),
    documentId: document.id,
    ...fields,
  }));

describe("what is decoded is what was encoded", () => {
  test("documents", () => {
    expect(decodeDocuments(encodeDocuments(keys))).toEqual(keys);
  });

  test("passages", () => {
    fc.assert(
      fc.property(fc.array(passage), (passages) => {
        expect(decodePassages(encodePassages(passages, keys), keys)).toEqual(passages);
      }),
    );
  });

  test("sentences", () => {
    const sentence = fc.record({ passage: fc.nat(), range: fc.tuple(offset, offset) });
    fc.assert(
      fc.property(fc.array(sentence), (sentences) => {
        const table = packSentences(sentences);
        expect(unpackSentences(table)).toEqual(sentences);
        expect(sentenceAt(table, sentences.length)).toBeNull();
      }),
    );
  });
});

test.each([
  [1, "hequ-01"],
  [42, "hequ-42"],
  [100, "hequ-100"],
])("passage %i goes by %s", (number, id) => {
  expect(passageId("hequ", number)).toBe(id);
});
