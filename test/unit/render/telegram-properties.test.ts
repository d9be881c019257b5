/**
 * Whatever the documents hold: every message is taken by Telegram, and every quote is verbatim.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Answer, DocumentMeta, Excerpt, TextRange } from "../../../src/domain.ts";
import { characterBorder } from "../../../src/render/format-text.ts";
import { renderCase, renderCases } from "../../../src/render/telegram-cases.ts";
import { tidyRanges } from "../../../src/render/telegram-html.ts";
import { packMessages } from "../../../src/render/telegram-pack.ts";
import { renderAnswer, type TelegramMessage } from "../../../src/render/telegram.ts";
import { aDocument, anAnswer, anExcerpt } from "../../telegram/fixture-library.ts";
import { messages } from "../../telegram/harness.ts";
import { parseHtml } from "../../telegram/stand-in/html.ts";

const piece = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom("河曲县", "编制", "一是", "。", "？", "!", ". ", "\n", "；"),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom("<", ">", "&", "<b>", "</blockquote>", "&amp;", "😀", "𠀀", "👩‍👩‍👧"),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 20 }) },
);

function written(maxPieces: number): fc.Arbitrary<string> {
  return fc.array(piece, { minLength: 1, maxLength: maxPieces }).map((pieces) => pieces.join(""));
}

/** Short texts, and ones that need several messages, some without any sentence border. */
const bodyText = fc.oneof(
  { weight: 3, arbitrary: written(60) },
  {
    weight: 1,
    arbitrary: fc.tuple(written(20), fc.nat(400)).map(([text, times]) => text.repeat(times + 1)),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom("<", "&", "长", "😀"), fc.integer({ min: 1, max: 9000 }))
      .map(([text, times]) => text.repeat(times)),
  },
);

const highlights: fc.Arbitrary<readonly TextRange[]> = fc.array(
  fc
    .tuple(fc.integer({ min: -5, max: 9000 }), fc.integer({ min: 0, max: 400 }))
    .map(([start, length]): TextRange => [start, start + length]),
  { maxLength: 150 },
);

const document: fc.Arbitrary<DocumentMeta> = fc
  .record({
    title: fc.option(written(200)),
    name: fc.option(written(40)),
    source: fc.option(written(100)),
    authors: fc.array(written(20), { maxLength: 6 }),
    date: fc.option(fc.constantFrom("2022", "2022-05-31")),
    id: fc.constantFrom("a", "b", "c"),
  })
  .map(({ name, id, ...fields }) => {
    const place =
      name === null
        ? null
        : { name, level: "county" as const, province: null, city: null, code: null, aliases: [] };
    return aDocument(id, { ...fields, place });
  });

const excerpt: fc.Arbitrary<Excerpt> = fc
  .tuple(document, bodyText, fc.array(written(60), { maxLength: 5 }), highlights)
  .map(([meta, text, section, ranges]) => anExcerpt(meta, text, { section, highlights: ranges }));

const answer: fc.Arbitrary<Answer> = fc
  .record({
    question: written(100),
    status: fc.constantFrom("answered" as const, "related" as const),
    reason: fc.constantFrom("unknown-place" as const, "no-evidence" as const, "off-topic" as const),
    unknownPlaces: fc.array(written(30), { maxLength: 12 }),
    excerpts: fc.array(excerpt, { minLength: 1, maxLength: 5 }),
  })
  .map(({ question, ...fields }) => anAnswer(question, fields));

const language = fc.constantFrom("zh" as const, "en" as const);

/** Parses as Telegram does, which throws for what Telegram refuses. */
function accepted(rendered: readonly TelegramMessage[]) {
  expect(rendered.length).toBeGreaterThan(0);
  return rendered.map(({ text }) => {
    const parsed = parseHtml(text);
    expect(text.length).toBeLessThanOrEqual(4096);
    expect(parsed.text.trim()).not.toBe("");
    return parsed;
  });
}

describe("any answer", () => {
  test("is taken by Telegram, and its quotes are verbatim and complete", () => {
    fc.assert(
      fc.property(answer, language, fc.boolean(), (given, spoken, showQuestion) => {
        const cases = given.excerpts.map(({ document: meta }) => ({
          document: meta,
          measureCount: 1,
          passageCount: 1,
        }));
        const options = { cases, showQuestion, bot: "practice_bot" };
        const rendered = accepted(renderAnswer(given, messages.in(spoken), options));
        const quotes = rendered.flatMap(({ text, entities }) =>
          entities
            .filter(({ type }) => type === "expandable_blockquote")
            .map(({ offset, length }) => text.slice(offset, offset + length)),
        );
        const shown = given.excerpts.slice(0, 3).map(({ text }) => text);
        for (const quote of quotes) {
          expect(shown.some((text) => text.includes(quote))).toBe(true);
        }
        const letters = (text: string) => text.replace(/\s/g, "").split("").sort().join("");
        expect(letters(quotes.join(""))).toBe(letters(shown.join("")));
        const ids = given.excerpts.slice(0, 3).map(({ passage }) => passage.id);
        for (const id of ids) expect(rendered.some(({ text }) => text.includes(id))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

describe("any list of cases and measures", () => {
  test("is taken by Telegram", () => {
    const summary = fc.tuple(document, fc.nat(50)).map(([meta, measureCount]) => ({
      document: meta,
      measureCount,
      passageCount: measureCount,
    }));
    const many = fc.array(summary, { minLength: 1, maxLength: 40 });
    const measure = fc.tuple(written(60), fc.array(written(20), { maxLength: 3 }));
    const measures = fc.array(measure, { maxLength: 200 });
    fc.assert(
      fc.property(many, measures, language, (cases, found, spoken) => {
        const [first] = cases;
        if (first === undefined) return;
        const say = messages.in(spoken);
        accepted(renderCases(cases, say));
        const listed = found.map(([text, section], index) => ({
          passageId: anExcerpt(first.document, text, { ordinal: index + 1 }).passage.id,
          section,
          opening: text,
        }));
        const rendered = accepted(renderCase(first, listed, say));
        const shown = rendered.map(({ text }) => text).join("\n");
        for (const { passageId } of listed) expect(shown).toContain(passageId);
      }),
      { numRuns: 60 },
    );
  });
});

describe("any highlights", () => {
  test("become ordered ranges of whole characters that cover the same", () => {
    fc.assert(
      fc.property(written(30), highlights, (text, ranges) => {
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

describe("any lines", () => {
  test("are packed in order and complete, a group in one message where it fits", () => {
    const line = fc.integer({ min: 1, max: 4096 }).map((length) => "x".repeat(length));
    const group = fc.array(line, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(group, { maxLength: 8 }), (groups) => {
        const packed = packMessages(groups);
        expect(packed.join("\n").split(/\n+/).filter(Boolean)).toEqual(groups.flat());
        for (const message of packed) expect(message.length).toBeLessThanOrEqual(4096);
        for (const whole of groups.map((lines) => lines.join("\n"))) {
          if (whole.length > 4096) continue;
          expect(packed.some((message) => message.includes(whole))).toBe(true);
        }
      }),
    );
  });
});
