/** What inline and guest mode post: word for word in goldens, and within Telegram's limits whatever comes. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { InlineArticle } from "../../../src/chat/inline/article.ts";
import {
  renderGuestAnswer,
  renderInlineAnswer,
  renderInlineCases,
} from "../../../src/chat/inline/inline-view.ts";
import type { Answer, Language, TextRange } from "../../../src/core/domain.ts";
import { serializePost } from "../../../src/telegram/serialize-message.ts";
import { bot, quotesIn, takenText } from "../../setup/taken.ts";
import { expectGoldenPosts } from "../../setup/telegram-golden.ts";
import {
  aDocument,
  anAnswer,
  anExcerpt,
  evaluation,
  fixtureAnswer,
  fixtureCases,
  hequ,
  olderCadres,
  surplusStaff,
} from "../../telegram/fixture-library.ts";
import { messages } from "../../telegram/harness.ts";

const languages = ["zh", "en"] as const satisfies readonly Language[];

const known = { cases: fixtureCases, comparison: null };
const copied = {
  ...surplusStaff,
  copies: [{ passage: olderCadres.passage, document: hequ }],
};
const elsewhere = fixtureAnswer("榆林市怎样评估编制?");
const otherPlace = anAnswer("河曲县怎样评估编制?", {
  status: "related",
  reason: "no-evidence",
  places: ["河曲县"],
  excerpts: [evaluation],
});
/** One of the excerpts is from the place that was asked about. */
const mixed = { ...otherPlace, excerpts: [evaluation, surplusStaff] };
const corrected = anAnswer("河区县如何安置超编人员?", {
  places: ["河曲县"],
  notes: [{ kind: "corrected-place", written: "河区县", understood: "河曲县" }],
  excerpts: [copied, olderCadres],
});

const rendered: Readonly<Record<string, (language: Language) => readonly InlineArticle[]>> = {
  "inline-answered": (language) => inline(corrected, language),
  "inline-elsewhere": (language) => inline(elsewhere, language),
  "inline-other-place": (language) => inline(otherPlace, language),
  "inline-mixed": (language) => inline(mixed, language),
  "inline-cases": (language) => renderInlineCases(fixtureCases, messages.in(language)),
  "guest-answered": (language) => guest(corrected, language),
  "guest-elsewhere": (language) => guest(elsewhere, language),
  "guest-off-topic": (language) => guest(fixtureAnswer("今天天气怎么样?"), language),
};

function inline(answer: Answer, language: Language) {
  return renderInlineAnswer(answer, messages.in(language), known);
}

function guest(answer: Answer, language: Language) {
  return renderGuestAnswer(answer, messages.in(language), known);
}

describe.each(languages)("in %s", (language) => {
  test.each(Object.entries(rendered))("%s", async (name, render) => {
    await expectGoldenPosts(`${name}.${language}`, render(language));
  });
});

const nasty = fc
  .array(fc.constantFrom("编制", "。", "<b>", "&", "</blockquote>", "😀", "\n", ". ", "；", " "), {
    minLength: 1,
    maxLength: 40,
  })
  .chain((pieces) => fc.integer({ min: 1, max: 120 }).map((n) => pieces.join("").repeat(n)));
const ranges: fc.Arbitrary<readonly TextRange[]> = fc.array(
  fc
    .tuple(fc.nat(6000), fc.integer({ min: 1, max: 300 }))
    .map(([start, length]): TextRange => [start, start + length]),
  { maxLength: 90 },
);
const place = (name: string) => ({
  name,
  level: "county" as const,
  province: null,
  city: null,
  code: null,
  aliases: [],
});

test("whatever comes, what is posted keeps Telegram's limits and its quote is verbatim", () => {
  fc.assert(
    fc.property(fc.tuple(nasty, nasty, nasty), ranges, ([text, words, other], highlights) => {
      const document = aDocument("河曲".repeat(40), {
        title: words,
        place: place(words),
        source: other,
        date: "2022",
      });
      const excerpt = anExcerpt(document, text, { section: [other, words], highlights });
      const copies = [1, 2, 3, 4].map(() => ({ passage: excerpt.passage, document }));
      const unknownPlaces = Array.from({ length: 12 }, () => other);
      const answer = anAnswer("问", {
        status: "related",
        reason: "unknown-place",
        places: unknownPlaces,
        unknownPlaces,
        excerpts: [{ ...excerpt, copies }],
      });
      const cases = Array.from({ length: 12 }, () => ({
        document,
        sectionCount: 2,
        measureCount: 1,
        passageCount: 1,
      }));
      const say = messages.in("zh");
      const options = { ...known, cases };
      const articles = [
        ...renderInlineAnswer(answer, say, options),
        ...renderGuestAnswer(answer, say, options),
        ...renderGuestAnswer({ ...answer, status: "none", excerpts: [] }, say, options),
        ...renderInlineCases(cases, say),
      ];
      for (const { id, title, message } of articles) {
        expect(Buffer.byteLength(id)).toBeLessThanOrEqual(64);
        expect(title.trim()).not.toBe("");
        const post = serializePost(message, bot);
        if (post === null) throw new Error("One message cannot hold it.");
        for (const quote of quotesIn(takenText(post))) expect(text).toContain(quote);
      }
    }),
    { numRuns: 150 },
  );
});
