/** Places side by side in one message: word for word in goldens, and within Telegram's limits whatever comes. */
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Comparison, ComparisonCell, Excerpt, Language } from "../../../src/core/domain.ts";
import { compareArticle } from "../../../src/render/telegram-compare-article.ts";
import { renderGuestAnswer, renderInlineAnswer } from "../../../src/render/telegram-inline.ts";
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
import { parseHtml } from "../../telegram/stand-in/html.ts";

const languages = ["zh", "en"] as const satisfies readonly Language[];
const say = messages.in("zh");
const alone = { say, bot: "practice_bot", notes: [] };

function aCell(place: string, excerpt: Excerpt | null, isKnown = true): ComparisonCell {
  return { place, isKnown, isWithin: true, excerpt };
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

function quotesIn(html: string): readonly string[] {
  const { text, entities } = parseHtml(html);
  return entities
    .filter(({ type }) => type === "expandable_blockquote")
    .map(({ offset, length }) => text.slice(offset, offset + length));
}

describe.each(languages)("in %s", (language) => {
  test("is offered and posted", async () => {
    const shown = compareArticle(compared, { ...alone, say: messages.in(language) });
    const { id, title, description, text } = shown ?? {};
    const file = path.resolve(
      import.meta.dirname,
      "../../golden/telegram",
      `compare-article.${language}.txt`,
    );
    const lines = [id, title, description, "----", text, ""];
    await expect(lines.join("\n")).toMatchFileSnapshot(file);
  });
});

describe("of several places", () => {
  const answer = anAnswer("河曲和汉滨的考核", {
    places: ["河曲县", "汉滨区"],
    notes: [{ kind: "corrected-place", written: "汉宾区", understood: "汉滨区" }],
    excerpts: [evaluation, surplusStaff],
  });
  const options = { cases: fixtureCases, bot: "practice_bot", comparison: compared };

  test("it is the first to choose from", () => {
    const offered = renderInlineAnswer(answer, say, options);
    expect(offered.map(({ id }) => id)).toEqual(["compare", "hanbin-02", "hequ-07"]);
    expect(offered[0]?.title).toBe("河曲县 / 汉滨区 / 上犹县 / 榆林市 对照着看");
    expect(offered[0]?.excerpts).toEqual([surplusStaff, evaluation]);
  });

  test("it is a guest's answer, and says first what was understood", () => {
    const { id, text } = renderGuestAnswer(answer, say, options);
    expect(id).toBe("compare");
    expect(text.startsWith("“汉宾区”按“汉滨区”理解。\n\n<b>各地对照：考核</b>")).toBe(true);
  });

  test("that have nothing to show, or too much, the best excerpt is left", () => {
    const empty = aComparison([aCell("河曲县", null), aCell("汉滨区", null)]);
    const document = { ...hequ, title: "&".repeat(120), source: "&".repeat(60) };
    const section = ["&".repeat(48), "&".repeat(48)];
    const large = aComparison(
      ["甲", "乙", "丙"].map((place) => aCell(place, anExcerpt(document, "一。", { section }))),
    );
    for (const comparison of [empty, large]) {
      expect(compareArticle(comparison, alone)).toBeNull();
      const offered = renderInlineAnswer(answer, say, { ...options, comparison });
      expect(offered.map(({ id }) => id)).toEqual(["hanbin-02", "hequ-07"]);
      expect(renderGuestAnswer(answer, say, { ...options, comparison }).id).toBe("hanbin-02");
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
    const { text = "" } = compareArticle(aComparison(cells), alone) ?? {};
    expect(quotesIn(text)).toEqual(excerpts.map((excerpt) => excerpt.text));
  });

  test("is shared: the short stay whole, the long are cut alike", () => {
    const cells = [300, 5, 400].map((count, n) => aCell("河曲县", excerptOf(count, n + 1)));
    const { text = "" } = compareArticle(aComparison(cells), alone) ?? {};
    const [first = "", short, last = ""] = quotesIn(text);
    expect(short).toBe(sentence.repeat(5));
    for (const long of [first, last]) {
      expect(long.length).toBeGreaterThan(1400);
      expect(sentence.repeat(400).startsWith(long)).toBe(true);
      expect(text).toContain(`${long}</blockquote>\n…\n`);
    }
    expect(Math.abs(first.length - last.length)).toBeLessThanOrEqual(sentence.length);
  });
});

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
  let posted = 0;
  fc.assert(
    fc.property(fc.array(cell, { minLength: 2, maxLength: 6 }), nasty, (cells, words) => {
      const comparison = aComparison(cells, words);
      const article = compareArticle(comparison, { ...alone, notes: [words] });
      if (article === null) return;
      posted += 1;
      expect(article.title.length).toBeLessThanOrEqual(80);
      expect(article.description.length).toBeLessThanOrEqual(120);
      expect(article.text.length).toBeLessThanOrEqual(4096);
      expect(parseHtml(article.text).entities.length).toBeLessThanOrEqual(100);
      const quotes = quotesIn(article.text);
      const texts = article.excerpts.map(({ text }) => text);
      const written = texts.filter((text) => text.trim() !== "");
      expect(quotes).toHaveLength(written.length);
      for (const [index, quote] of quotes.entries()) expect(written[index]).toContain(quote);
    }),
    { numRuns: 150 },
  );
  expect(posted).toBeGreaterThan(30);
});
