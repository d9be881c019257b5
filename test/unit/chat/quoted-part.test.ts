/** Where a quote begins in a chat: what a phone shows of it when it is folded is the sentence that answers. */
import { expect, test } from "vitest";
import { quoteOf, quoteStartOf } from "../../../src/chat/views/quoted-part.ts";
import { renderAnswer } from "../../../src/chat/ask/answer-view.ts";
import { quotesIn, taken } from "../../setup/taken.ts";
import { anAnswer, anExcerpt, hequ } from "../../telegram/fixture-library.ts";
import { messages } from "../../telegram/harness.ts";

const before = "一是摸清底数,组织专班逐个单位核对在编在岗人员的情况。";
const more = "二是分类施策,按照年龄和专长提出安置的办法。";
const answering = "全县把超编的903人全部安置到位。";
const after = "群众对此满意。";

function excerptOf(text: string) {
  const start = text.indexOf(answering);
  return anExcerpt(hequ, text, { highlights: [[start, start + answering.length]] });
}

test.each([
  ["a short lead-in stays", `二是合理调配。${answering}${after}`, 0],
  ["a lead of more than half of the lines goes", `${before}${more}${answering}${after}`, 49],
  ["so does one of paragraphs", `${before}\n\n  ${more}\n  ${answering}`, 56],
  ["the first sentence is the beginning", `${answering}${before}${more}`, 0],
])("%s", (_, text, start) => {
  const excerpt = excerptOf(text);
  expect(quoteStartOf(excerpt)).toBe(start);
  const quote = quoteOf(excerpt);
  expect(quote.text).toBe(text.slice(start));
  expect(quote.isBegun).toBe(start > 0);
  expect(quote.marked.map(([from, to]) => quote.text.slice(from, to))).toEqual([answering]);
});

test("an excerpt without marks is quoted from its beginning", () => {
  expect(quoteStartOf(anExcerpt(hequ, before + more + answering))).toBe(0);
});

test("what stands before is marked outside of the quote, which stays verbatim", () => {
  const excerpt = excerptOf(`${before}${more}${answering}${after}`);
  const [shown] = taken(
    renderAnswer(anAnswer("?", { excerpts: [excerpt] }), messages.in("zh"), { cases: [] }),
  );
  expect(shown && quotesIn(shown)).toEqual([answering + after]);
  expect(shown?.text).toContain(`河曲县\n…\n${answering}`);
});
