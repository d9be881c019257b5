/** Ten thousand hostile questions, each answered verbatim, in a form that Telegram takes, and soon. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { fuzzQuestions } from "../fuzz/fuzz-questions.ts";
import { randomSeed } from "../fuzz/random-seed.ts";
import { type OpenedLibrary, openLibrary } from "../setup/open-library.ts";

const questionCount = 10_000;

let opened: OpenedLibrary;
beforeAll(async () => void (opened = await openLibrary()));
afterAll(() => opened.close());

test("whatever is asked is answered", async () => {
  const timings = await fuzzQuestions(opened, { seed: randomSeed(), numRuns: questionCount });
  expect(timings.count).toBe(questionCount);
  console.log(`${timings.count} questions: 0 thrown, 0 refused, ${timings.summary()}`);
});
