/** Quotes in Telegram's HTML: verbatim, complete or cut between sentences. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { characterBorder } from "../../../src/chat/views/text.ts";
import type { TextRange } from "../../../src/core/domain.ts";
import { cutQuote, tidyRanges } from "../../../src/telegram/quote.ts";
import { anyRanges, written } from "../../setup/any-text.ts";

describe("any marked ranges", () => {
  test("become ordered ranges of whole characters that cover the same", () => {
    fc.assert(
      fc.property(written(30), anyRanges, (text, ranges) => {
        const tidy = tidyRanges(text, ranges);
        let before = -1;
        for (const [start, end] of tidy) {
          expect(start).toBeGreaterThan(before);
          expect(end).toBeGreaterThan(start);
          expect([characterBorder(text, start), characterBorder(text, end)]).toEqual([start, end]);
          before = end;
        }
        expect(before).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe("a cut quote", () => {
  const sentences = "一是甲。二是乙。三是丙。四是丁。";
  const cut = (text: string, marked: readonly TextRange[]) =>
    cutQuote({ text, marked, isFolded: true }, 200);
  const around = () => cut(sentences.repeat(20), [[164, 168]]);

  test("of a text that fits is the whole text, unmarked", () => {
    expect(cut(` ${sentences}\n`, [[5, 9]])).toEqual([
      "<blockquote expandable>一是甲。<b>二是乙。</b>三是丙。四是丁。</blockquote>",
    ]);
  });

  test("is as long as there is room, marked on both sides", () => {
    const [before, quoted = "", after] = around();
    expect([before, after]).toEqual(["…", "…"]);
    expect(quoted.length).toBeGreaterThan(180);
    expect(quoted.length).toBeLessThanOrEqual(196);
    expect(quoted).toContain("<b>");
  });

  test("cuts a sentence only where that is too long by itself, from its mark on", () => {
    const [before, quoted = "", after] = cut("长".repeat(500), [[100, 120]]);
    expect([before, after]).toEqual(["…", "…"]);
    expect(quoted).toMatch(/^<blockquote expandable><b>长{20}<\/b>长+<\/blockquote>$/u);
  });

  test("of nothing is none", () => {
    expect(cut(" \n", [])).toEqual([]);
  });
});
