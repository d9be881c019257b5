/** For any text: blocks tile the body, passages lie in its measures, and nothing but headings is left out. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SourceDocument, TextRange } from "../../src/core/domain.ts";
import { splitBlocks } from "../../src/documents/blocks.ts";
import { splitDocument } from "../../src/documents/split.ts";
import { joinWrappedLines } from "../../src/documents/wrapped-lines.ts";
import { splitSentences, trimRange } from "../../src/language/sentences.ts";
import { aSourceDocument, textOf } from "../setup/source-document.ts";

/** What texts of this kind are made of; and what nobody expects in them. */
const piece = fc.oneof(
  fc.constantFrom(
    "一、",
    "(一)",
    "二、",
    "(二)",
    "1. ",
    "2.",
    "一是",
    "二是",
    "第一,",
    "其二,",
    "①",
    "# ",
    "## ",
    "- ",
  ),
  fc.constantFrom(
    "坚持谋定后动。",
    "推动机构重塑,精简人员编制。",
    "怎么办?",
    "做法如下:",
    "一项;两项;",
    "“好。”",
    "…",
  ),
  fc.constantFrom(
    "健全体系",
    "2022年5月31日",
    "12.5%",
    "staffing quota ",
    "县".repeat(40),
    "长句没有标点".repeat(90),
  ),
  fc.constantFrom("\n", "\r\n", "\n\n", "\r\n\r\n", " ", "\u3000\u3000", "\t"),
  fc.constantFrom("😀", "\u{20BB7}", "e\u0301", "\u200b", "\uFEFF", "\ud83d"),
  fc.string({ unit: "grapheme", maxLength: 6 }),
);
const body = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(""));
const document = fc
  .tuple(fc.constantFrom("", "\uFEFF", "---\ntitle: 河曲\n---\n"), body)
  .map(([head, text]) => aSourceDocument(head + text, { bodyStartUtf16: head.length }));

/** A longer one has to be cut. */
const maxSentenceUtf16 = 450;

const runs = { numRuns: 500 };

function passagesOf(source: SourceDocument) {
  return splitDocument(source).map((passage) => ({ ...passage, text: textOf(source, passage) }));
}

describe("blocks", () => {
  test("tile the body: in order, without gap or overlap", () => {
    fc.assert(
      fc.property(document, ({ text, bodyStartUtf16 }) => {
        const blocks = splitBlocks(text, bodyStartUtf16);
        const joined = blocks.map(({ startUtf16, endUtf16 }) => text.slice(startUtf16, endUtf16));
        expect(joined.join("")).toBe(text.slice(bodyStartUtf16));
        const starts = blocks.map(({ startUtf16 }) => startUtf16);
        const ends = blocks.map(({ endUtf16 }) => endUtf16);
        expect(starts).toEqual([bodyStartUtf16, ...ends].slice(0, blocks.length));
      }),
      runs,
    );
  });
});

/** The marks that texts write in either width; each is one unit long in both. */
const widths = new Map(
  Object.entries({ ",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）" }),
);

function widened(text: string): string {
  return Array.from(text, (character) => widths.get(character) ?? character).join("");
}

test("marks of either width cut a text alike", () => {
  fc.assert(
    fc.property(body, (text) => {
      const cutsOf = (written: string) =>
        splitDocument(aSourceDocument(written)).map((each) => [each.startUtf16, each.endUtf16]);
      expect(cutsOf(widened(text))).toEqual(cutsOf(text));
    }),
    runs,
  );
});

describe("passages", () => {
  test("are in order, apart, not empty, and trimmed", () => {
    fc.assert(
      fc.property(document, (source) => {
        let end = source.bodyStartUtf16;
        for (const passage of passagesOf(source)) {
          expect(passage.startUtf16).toBeGreaterThanOrEqual(end);
          expect(passage.text).not.toBe("");
          expect(passage.text).toBe(passage.text.trim());
          end = passage.endUtf16;
        }
        expect(end).toBeLessThanOrEqual(source.text.length);
      }),
      runs,
    );
  });

  test("have all of the body but headings, lone numbers and white space", () => {
    fc.assert(
      fc.property(document, (source) => {
        const { text, bodyStartUtf16 } = source;
        const passages = passagesOf(source);
        for (const block of splitBlocks(joinWrappedLines(text), bodyStartUtf16)) {
          const inside = passages.filter(
            ({ startUtf16, endUtf16 }) =>
              startUtf16 < block.endUtf16 && endUtf16 > block.startUtf16,
          );
          const kept = inside.map((each) =>
            text.slice(
              Math.max(each.startUtf16, block.startUtf16),
              Math.min(each.endUtf16, block.endUtf16),
            ),
          );
          const written = text.slice(block.startUtf16, block.endUtf16).replace(/\s/gu, "");
          const found = kept.join("").replace(/\s/gu, "");
          // It is a page's, or an ornament.
          const isLoneNumber = /^[-—–－~·.]*\p{N}{1,4}[-—–－~·.]*$/u.test(written);
          const mayBeLeftOut = block.kind === "heading" || (isLoneNumber && found === "");
          expect(found).toBe(mayBeLeftOut ? "" : written);
        }
      }),
      runs,
    );
  });

  test("never cut a sentence that fits into one", () => {
    fc.assert(
      fc.property(document, (source) => {
        const borders = passagesOf(source).flatMap((each) => [each.startUtf16, each.endUtf16]);
        const whole = sentencesOf(source).filter(([start, end]) => end - start <= maxSentenceUtf16);
        for (const [start, end] of whole)
          expect(borders.filter((border) => border > start && border < end)).toEqual([]);
      }),
      runs,
    );
  });

  test("are numbered without gap, and measures are too", () => {
    fc.assert(
      fc.property(document, (source) => {
        const passages = passagesOf(source);
        expect(passages.map(({ ordinal }) => ordinal)).toEqual(
          passages.map((_, index) => index + 1),
        );
        expect(new Set(passages.map(({ id }) => id)).size).toBe(passages.length);
        const steps = passages.map(
          ({ measure }, index) => measure - (passages[index - 1]?.measure ?? 0),
        );
        expect(steps.every((step, index) => step === 1 || (index > 0 && step === 0))).toBe(true);
      }),
      runs,
    );
  });

  test("never cut a character in two", () => {
    fc.assert(
      fc.property(document, (source) => {
        for (const { startUtf16, endUtf16 } of passagesOf(source))
          for (const border of [startUtf16, endUtf16]) {
            const pair = source.text.slice(border - 1, border + 1);
            expect(/^[\ud800-\udbff][\udc00-\udfff]$/.test(pair)).toBe(false);
          }
      }),
      runs,
    );
  });
});

/** Without the white space around them, in units of the file. */
function sentencesOf({ text, bodyStartUtf16 }: SourceDocument): TextRange[] {
  return splitBlocks(text, bodyStartUtf16).flatMap(({ startUtf16, endUtf16 }) =>
    splitSentences(text.slice(startUtf16, endUtf16)).map(([from, to]) =>
      trimRange(text, [startUtf16 + from, startUtf16 + to]),
    ),
  );
}
