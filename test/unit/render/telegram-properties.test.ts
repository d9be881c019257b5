/**
 * Whatever the documents hold: every message is taken by Telegram, and every quote is verbatim.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Answer, DocumentMeta, Excerpt, TextRange } from "../../../src/core/domain.ts";
import { characterBorder } from "../../../src/render/format-text.ts";
import { renderAnswer, type TelegramMessage } from "../../../src/render/telegram.ts";
import { tidyRanges } from "../../../src/render/telegram-html.ts";
import { packMessages } from "../../../src/render/telegram-pack.ts";
import { written } from "../../setup/any-text.ts";
import { aDocument, anAnswer, anExcerpt } from "../../telegram/fixture-library.ts";
import { messages } from "../../telegram/harness.ts";
import { parseHtml } from "../../telegram/stand-in/html.ts";

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
    reason: fc.constantFrom(
      "unknown-place" as const,
      "no-evidence" as const,
      "off-topic" as const,
      "collection" as const,
      "small-talk" as const,
    ),
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
          sectionCount: 0,
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
