/** Places side by side in one message: word for word in goldens, and within Telegram's limits whatever comes. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { comparisonArticle, renderComparison } from "../../../src/chat/compare/comparison.ts";
import type { InlineArticle } from "../../../src/chat/inline/article.ts";
import { renderGuestAnswer, renderInlineAnswer } from "../../../src/chat/inline/inline-view.ts";
import { bold } from "../../../src/chat/views/spans.ts";
import type { Excerpt, Language } from "../../../src/core/domain.ts";
import type { Comparison, ComparisonCell } from "../../../src/core/library.ts";
import { toResult } from "../../../src/telegram/inline-result.ts";
import { serializePost } from "../../../src/telegram/serialize-message.ts";
import { bot, quotesIn, type TakenMessage, takenText } from "../../setup/taken.ts";
import { expectGoldenPosts } from "../../setup/telegram-golden.ts";
import {
  aDocument,
  anAnswer,
  anExcerpt,
  evaluation,
  fixtureCases,
  hequ,
  surplusStaff,
} from "../../telegram/fixture-library.ts";
import { messages } from "../../telegram/harness.ts";

const languages = ["zh", "en"] as const satisfies readonly Language[];
const say = messages.in("zh");
const alone = { say, notes: [] };

function aCell(place: string, excerpt: Excerpt | null, isKnown = true): ComparisonCell {
  return { place, isKnown, standing: "within", excerpt };
}

function aComparison(cells: readonly ComparisonCell[], topic = "考核"): Comparison {
  return { question: "问", topic, cells };
}

const compared = aComparison([
  aCell("河曲县", surplusStaff),
  aCell("汉滨区", evaluation),
  aCell("上犹县", null),
  aCell("榆林市", null, false),
]);

/** What is posted of it; null where one message cannot hold it. */
function posted(comparison: Comparison, notes: readonly string[] = []): TakenMessage | null {
  const article = comparisonArticle(comparison, { say, notes });
  const post = article && serializePost(article.message, bot);
  return post && takenText(post);
}

describe.each(languages)("in %s", (language) => {
  test("is offered and posted", async () => {
    const article = comparisonArticle(compared, { ...alone, say: messages.in(language) });
    await expectGoldenPosts(`compare-article.${language}`, article === null ? [] : [article]);
  });
});

describe("of several places", () => {
  const answer = anAnswer("河曲和汉滨的考核", {
    places: ["河曲县", "汉滨区"],
    notes: [{ kind: "corrected-place", written: "汉宾区", understood: "汉滨区" }],
    excerpts: [evaluation, surplusStaff],
  });
  const options = { cases: fixtureCases, comparison: compared };

  test("it is the first to choose from", () => {
    const offered = renderInlineAnswer(answer, say, options);
    expect(offered.map(({ id }) => id)).toEqual(["compare", "hanbin-02", "hequ-07"]);
    expect(offered[0]?.title).toBe("河曲县 / 汉滨区 / 上犹县 / 榆林市 对照着看");
    expect(offered[0]?.excerpts).toEqual([surplusStaff, evaluation]);
  });

  test("it is a guest's answer, and says first what was understood", () => {
    const [article, otherwise] = renderGuestAnswer(answer, say, options);
    expect(article?.id).toBe("compare");
    expect(article?.message.parts.slice(0, 2)).toEqual([
      [{ kind: "note", text: "“汉宾区”按“汉滨区”理解。" }],
      [[bold("各地对照：问")]],
    ]);
    expect(otherwise?.id).toBe("hanbin-02");
  });

  test("that have nothing to show, or too much, the best excerpt is left", () => {
    const empty = aComparison([aCell("河曲县", null), aCell("汉滨区", null)]);
    const fields = { title: "&".repeat(120), source: "&".repeat(60) };
    const section = ["&".repeat(48), "&".repeat(48)];
    const large = aComparison(
      ["a", "b", "c"].map((id) => aCell(id, anExcerpt(aDocument(id, fields), "一。", { section }))),
    );
    for (const comparison of [empty, large]) {
      const fitting = (articles: readonly InlineArticle[]) =>
        articles.flatMap((article) => toResult(article, bot)?.id ?? []);
      const offered = renderInlineAnswer(answer, say, { ...options, comparison });
      expect(fitting(offered)).toEqual(["hanbin-02", "hequ-07"]);
      const guest = renderGuestAnswer(answer, say, { ...options, comparison });
      expect(fitting(guest)).toEqual(["hanbin-02"]);
    }
  });
});

describe("the room", () => {
  const sentence = "各单位每年年底对人员的工作作一次考核。";
  const excerptOf = (count: number, ordinal: number) =>
    anExcerpt(hequ, sentence.repeat(count), { ordinal });

  test("of six places is enough for what they usually say", () => {
    const excerpts = [1, 2, 3, 4, 5, 6].map((ordinal) => excerptOf(12, ordinal));
    const cells = excerpts.map((excerpt) => aCell("河曲县", excerpt));
    const shown = posted(aComparison(cells));
    expect(shown && quotesIn(shown)).toEqual(excerpts.map((excerpt) => excerpt.text));
  });

  test("is shared: the short stay whole, the long are cut alike", () => {
    const cells = [300, 5, 400].map((count, n) => aCell("河曲县", excerptOf(count, n + 1)));
    const shown = posted(aComparison(cells));
    const [first = "", short, last = ""] = shown === null ? [] : quotesIn(shown);
    expect(short).toBe(sentence.repeat(5));
    for (const long of [first, last]) {
      expect(long.length).toBeGreaterThan(1400);
      expect(sentence.repeat(400).startsWith(long)).toBe(true);
      expect(shown?.html).toContain(`${long}</blockquote>\n…\n`);
    }
    expect(Math.abs(first.length - last.length)).toBeLessThanOrEqual(sentence.length);
  });
});

test.each([
  ["zh", "各地对照：河曲和汉滨怎样考核?"],
  ["en", "Side by side: 河曲和汉滨怎样考核?"],
] as const)(
  "in %s it is called by the whole question, of which no words are cut",
  (language, title) => {
    const comparison = {
      ...aComparison([aCell("河曲县", null)], "和怎样考核"),
      question: "河曲和汉滨怎样考核?",
    };
    const { parts } = renderComparison(comparison, { ...alone, say: messages.in(language) });
    expect(parts[1]).toEqual([[bold(title)]]);
  },
);

const nasty = fc
  .array(fc.constantFrom("编制", "。", "<b>", "&", "</blockquote>", "😀", "\n", " "), {
    minLength: 1,
    maxLength: 30,
  })
  .chain((pieces) => fc.integer({ min: 1, max: 90 }).map((times) => pieces.join("").repeat(times)));
const highlights = fc.array(
  fc
    .tuple(fc.nat(3000), fc.integer({ min: 1, max: 200 }))
    .map(([start, length]) => [start, start + length] as const),
  { maxLength: 60 },
);
const cell = fc
  .record({ place: nasty, text: nasty, title: nasty, highlights, isKnown: fc.boolean() })
  .map(({ place, text, title, isKnown, ...ranges }) =>
    aCell(place, isKnown ? anExcerpt(aDocument("a", { title }), text, ranges) : null, isKnown),
  );

test("whatever comes, one message holds all of it, or there is none", () => {
  let count = 0;
  fc.assert(
    fc.property(fc.array(cell, { minLength: 2, maxLength: 6 }), nasty, (cells, words) => {
      const comparison = aComparison(cells, words);
      const article = comparisonArticle(comparison, { say, notes: [words] });
      const shown = posted(comparison, [words]);
      if (article === null || shown === null) return;
      count += 1;
      expect(article.title.length).toBeLessThanOrEqual(80);
      expect(article.description.length).toBeLessThanOrEqual(120);
      const quotes = quotesIn(shown);
      const texts = article.excerpts.map(({ text }) => text);
      const written = texts.filter((text) => text.trim() !== "");
      expect(quotes).toHaveLength(written.length);
      for (const [index, quote] of quotes.entries()) expect(written[index]).toContain(quote);
    }),
    { numRuns: 150 },
  );
  expect(count).toBeGreaterThan(30);
});
