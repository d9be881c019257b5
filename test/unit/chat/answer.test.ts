/**
 * Whatever the documents hold: every message is taken by Telegram, and every quote is verbatim and begins with a
 * sentence.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderAnswer } from "../../../src/chat/ask/answer-view.ts";
import { quoteStartOf } from "../../../src/chat/views/quoted-part.ts";
import type { Answer, DocumentMeta, Excerpt } from "../../../src/core/domain.ts";
import { splitSentences, trimRange } from "../../../src/language/sentences.ts";
import { anyRanges, written } from "../../setup/any-text.ts";
import { quotesIn, taken } from "../../setup/taken.ts";
import { aDocument, anAnswer, anExcerpt } from "../../telegram/fixture-library.ts";
import { messages } from "../../telegram/harness.ts";

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
  .tuple(document, bodyText, fc.array(written(60), { maxLength: 5 }), anyRanges)
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

describe("any answer", () => {
  test("is taken by Telegram, and its quotes are verbatim, from a sentence on to the end", () => {
    fc.assert(
      fc.property(answer, language, fc.boolean(), (given, spoken, showQuestion) => {
        const cases = given.excerpts.map(({ document: meta }) => ({
          document: meta,
          sectionCount: 0,
          measureCount: 1,
          passageCount: 1,
        }));
        const rendered = taken(renderAnswer(given, messages.in(spoken), { cases, showQuestion }));
        const quotes = rendered.flatMap(quotesIn);
        const shown = given.excerpts.slice(0, 3).map((each) => {
          const start = quoteStartOf(each);
          const borders = splitSentences(each.text).map((range) => trimRange(each.text, range)[0]);
          expect([0, ...borders]).toContain(start);
          return each.text.slice(start);
        });
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
