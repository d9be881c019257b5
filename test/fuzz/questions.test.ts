/** A few hundred hostile questions. The short form of what test/long does at length. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type OpenedLibrary, openLibrary } from "../setup/open-library.ts";
import { fuzzQuestions } from "./fuzz-questions.ts";

let opened: OpenedLibrary;
beforeAll(async () => void (opened = await openLibrary()));
afterAll(() => opened.close());

test("whatever is asked is answered, verbatim and in a form that Telegram takes", async () => {
  const timings = await fuzzQuestions(opened, { seed: 20_220_531, numRuns: 150 });
  expect(timings.count).toBe(150);
}, 180_000);
