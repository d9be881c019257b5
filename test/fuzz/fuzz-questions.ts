/**
 * Questions that are none, through the project's own library and everything that shows its answers. Each answer is
 * checked as readers and Telegram would: verbatim, consistent, and of a form that the stand-in takes.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { expect } from "vitest";
import { noteLines } from "../../src/chat/ask/answer-lines.ts";
import { renderAnswer } from "../../src/chat/ask/answer-view.ts";
import { isAboutSeveral, renderComparison } from "../../src/chat/compare/comparison.ts";
import { renderGuestAnswer, renderInlineAnswer } from "../../src/chat/inline/inline-view.ts";
import type { Message } from "../../src/chat/message.ts";
import type { Say } from "../../src/chat/views/messages.ts";
import { toJson } from "../../src/agents/answer-json.ts";
import type { Answer, Excerpt, Subject } from "../../src/core/domain.ts";
import type { Comparison } from "../../src/core/library.ts";
import { toResult } from "../../src/telegram/inline-result.ts";
import { renderTerminalAnswer } from "../../src/terminal/answer.ts";
import { plainStyle, screenStyle } from "../../src/terminal/style.ts";
import { type OpenedLibrary, seedsDir } from "../setup/open-library.ts";
import { bot, taken } from "../setup/taken.ts";
import { messages } from "../telegram/harness.ts";
import { readInlineResult } from "../telegram/stand-in/inline-result.ts";
import { hostileText, shortHostileText } from "./hostile-text.ts";
import { createTimings, type Timings } from "./timings.ts";

/** What could turn round or break what stands beside it. Quotes are the documents' own, and have none. */
const harmful = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

const subject: fc.Arbitrary<Subject> = fc.record({
  question: shortHostileText.map(({ text }) => text),
  topic: fc.oneof(
    fc.constantFrom("如何安置超编人员", ""),
    shortHostileText.map(({ text }) => text),
  ),
  places: fc.subarray(["河曲县", "上犹县", "榆林市", "a\u202e<b>"]),
  shownIds: fc.subarray(["hequ-01", "hequ-07", "shangyou-02", "gone-01"]),
});

const asked = fc.record({
  hostile: hostileText,
  previous: fc.option(subject, { nil: undefined, freq: 3 }),
  isPointedTo: fc.boolean(),
  language: fc.constantFrom("zh" as const, "en" as const),
});

/** @throws what fast-check says of the smallest question that breaks something, with the seed to ask it again */
export async function fuzzQuestions(
  opened: OpenedLibrary,
  runs: Pick<fc.Parameters, "seed" | "numRuns">,
): Promise<Timings> {
  const timings = createTimings();
  await fc.assert(
    fc.asyncProperty(asked, async ({ hostile, language, previous, isPointedTo }) => {
      const { text, shape } = hostile;
      const say = messages.in(language);
      const startedMs = performance.now();
      const lead = previous === undefined ? {} : { previous, isPointedTo };
      const answer = await opened.library.answer(text, lead);
      const comparison = isAboutSeveral(answer) ? await opened.library.compare(text) : null;
      const shown = show(opened, say, { answer, comparison });
      opened.library.findCases(text);
      await opened.library.passage(text);
      timings.add({ shape, ms: performance.now() - startedMs });
      expectConsistent(answer);
      const cells = comparison?.cells.flatMap(({ excerpt }) => excerpt ?? []) ?? [];
      for (const excerpt of [...answer.excerpts, ...cells]) expectVerbatim(excerpt);
      for (const message of shown.messages) expectTaken(message);
      for (const article of shown.articles) {
        const result = toResult(article, bot);
        if (result !== null) readInlineResult(plain(result));
      }
      expect(shown.terminal).not.toContain("undefined");
    }),
    runs,
  );
  expect(opened.dropped).toEqual([]);
  return timings;
}

/** As the bot, the terminal and scripts show it. */
function show(
  { library }: OpenedLibrary,
  say: Say,
  { answer, comparison }: { readonly answer: Answer; readonly comparison: Comparison | null },
) {
  const cases = library.cases();
  const known = { cases, comparison };
  JSON.stringify(toJson(answer, say));
  return {
    messages: [
      renderAnswer(answer, say, { cases, showQuestion: true }),
      renderAnswer(answer, say, { cases, brief: true }),
      ...(comparison === null
        ? []
        : [renderComparison(comparison, { say, notes: noteLines(answer, say) })]),
    ],
    articles: [...renderInlineAnswer(answer, say, known), ...renderGuestAnswer(answer, say, known)],
    terminal: [plainStyle, screenStyle(40)].map((style) =>
      renderTerminalAnswer(answer, say, cases, { style }),
    ),
  };
}

function expectConsistent({ status, reason, excerpts, places, unknownPlaces }: Answer): void {
  expect(excerpts.length === 0).toBe(status === "none");
  expect(reason === null).toBe(status === "answered");
  expect(excerpts.length).toBeLessThanOrEqual(5);
  expect(places).toEqual(expect.arrayContaining([...unknownPlaces]));
  for (const { score } of excerpts) expect(score >= 0 && score <= 1).toBe(true);
}

const files = new Map<string, string>();

function expectVerbatim(excerpt: Excerpt): void {
  const { passage, joined = [passage], text, highlights } = excerpt;
  const { file } = excerpt.document;
  const content = files.get(file) ?? readFileSync(path.join(seedsDir, file), "utf8");
  files.set(file, content);
  expect(text).toBe(content.slice(joined[0]?.startUtf16, joined.at(-1)?.endUtf16));
  const borders = highlights.flat();
  expect(borders).toEqual(borders.toSorted((a, b) => a - b));
  expect(borders.every((border) => border >= 0 && border <= text.length)).toBe(true);
}

/** As the stand-in reads what the bot sends. */
function expectTaken(message: Message): void {
  for (const { text } of taken(message)) expect(text.replaceAll("\n", "")).not.toMatch(harmful);
}

/** As it comes over the wire. */
function plain(value: object): Record<string, unknown> {
  return JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
}
