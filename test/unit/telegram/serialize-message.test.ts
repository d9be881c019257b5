/** Whatever a message holds: Telegram takes it, its quotes are verbatim, and nothing is lost or out of order. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Actions, Block, Button, Message, Span } from "../../../src/chat/message.ts";
import type { PassageId } from "../../../src/core/domain.ts";
import { serializeMessage, serializePost } from "../../../src/telegram/serialize-message.ts";
import { anyRanges, written } from "../../setup/any-text.ts";
import { bot, buttonsOf, quotesIn, takenText } from "../../setup/taken.ts";

/** Also of more than a message holds, some without any border between sentences. */
const anyText = fc.oneof(
  { weight: 4, arbitrary: written(12) },
  { weight: 1, arbitrary: fc.tuple(written(8), fc.nat(900)).map(([text, n]) => text.repeat(n)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom("<", "&", "长", "😀"), fc.integer({ min: 1, max: 9000 }))
      .map(([text, times]) => text.repeat(times)),
  },
);
const anySpan: fc.Arbitrary<Span> = fc.oneof(
  anyText,
  fc.record({ kind: fc.constantFrom("bold", "italic", "code", "hashtag"), text: anyText }),
  fc.record({
    kind: fc.constant("passage"),
    text: written(4),
    id: written(4).map((text) => text as PassageId),
  }),
);
const anyLine = fc.oneof(anyText, fc.array(anySpan, { maxLength: 150 }), fc.array(anySpan));
const anyQuote = fc.record({
  kind: fc.constant("quote"),
  text: anyText,
  marked: anyRanges,
  isFolded: fc.boolean(),
});
const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  { weight: 3, arbitrary: anyLine },
  { weight: 3, arbitrary: anyQuote },
  fc.record({ kind: fc.constant("note"), text: anyText }),
  fc.record({ kind: fc.constant("extra"), line: anyLine }),
  fc.record({ kind: fc.constant("table"), rows: fc.array(fc.array(written(4)), { minLength: 1 }) }),
);
const anyButton: fc.Arbitrary<Button> = fc
  .tuple(fc.constantFrom("甲", "<b>", "&"), fc.constantFrom("data", "copyText"), fc.nat(999))
  .map(([label, kind, value]) =>
    kind === "data" ? { label, data: `read:${value}` } : { label, copyText: String(value) },
  );
const anyActions: fc.Arbitrary<Actions> = fc.array(
  fc.array(anyButton, { minLength: 1, maxLength: 8 }),
  { maxLength: 5 },
);
/** Telegram takes no message without text. */
const anyMessage: fc.Arbitrary<Message> = fc
  .record({
    parts: fc.array(fc.array(anyBlock, { maxLength: 4 }), { maxLength: 4 }),
    actions: anyActions,
  })
  .map(({ parts, actions }) => ({ parts: [["始"], ...parts, ["末"]], actions }));

function quotedTexts({ parts }: Message): readonly string[] {
  return parts
    .flat()
    .flatMap((block) =>
      typeof block !== "string" && "kind" in block && block.kind === "quote" ? [block.text] : [],
    );
}

const letters = (text: string) => text.replace(/\s/g, "");

describe("any message", () => {
  test("is taken, its quotes are verbatim and complete, its buttons stand in order below the last", () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const shown = serializeMessage(message, bot)
          .filter(({ text }) => isSeen(text))
          .map(takenText);
        const texts = quotedTexts(message);
        const quotes = shown.flatMap(quotesIn);
        for (const quote of quotes) expect(texts.some((text) => text.includes(quote))).toBe(true);
        expect(letters(quotes.join(""))).toBe(letters(texts.join("")));
        const labels = message.actions?.flat().map(({ label }) => label);
        expect(shown.flatMap(buttonsOf).map(({ text }) => text)).toEqual(labels);
        expect(shown.slice(0, -1).flatMap(buttonsOf)).toEqual([]);
        expect(shown[0]?.text.startsWith("始")).toBe(true);
        expect(shown.at(-1)?.text.endsWith("末")).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test("as a post is one message or none; each quote is one verbatim piece", () => {
    let count = 0;
    fc.assert(
      fc.property(anyMessage, (message) => {
        const post = serializePost(message, bot);
        if (post === null) return;
        count += 1;
        const shown = takenText(post);
        const texts = quotedTexts(message).filter((text) => text.trim() !== "");
        const quotes = quotesIn(shown);
        expect(quotes).toHaveLength(texts.length);
        for (const [index, quote] of quotes.entries()) expect(texts[index]).toContain(quote);
        expect(buttonsOf(shown)).toHaveLength(message.actions?.flat().length ?? 0);
      }),
      { numRuns: 100 },
    );
    expect(count).toBeGreaterThan(15);
  });
});

/** White space alone may fill a message where a line is longer than one. */
function isSeen(html: string): boolean {
  return html.replace(/<[^>]*>/g, "").trim() !== "";
}
