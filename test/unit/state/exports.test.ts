/** What a sweep removes at a time that may be wrong, in a file for seven days, and back. */
import { readFileSync, statSync } from "node:fs";
import { readdir, utimes } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { startProgram } from "../../setup/run-program.ts";
import { aDraft, aQuestion, aSubject, dayMs, logQuestions } from "../../setup/state-records.ts";
import { openTestState, type TestState } from "./test-state.ts";

const answer = { kind: "message", chatId: "7", messageId: 10 } as const;

/** State of two users, swept 200 days too early. */
async function sweptTooEarly(nowMs = Date.now()) {
  const state = await openTestState(undefined, { nowMs });
  for (const userId of ["7", "8"]) {
    await logQuestions(state, [aQuestion({ userId, text: `words of ${userId}` })]);
    await state.feedback.vote({ ...answer, chatId: userId }, userId, { direction: "up" });
    const sent = { chatId: userId, messageId: 10, userId };
    await state.write(({ subjects, languages }) => {
      subjects.setOfMessage(sent, aSubject(`words of ${userId}`));
      languages.set({ chatId: userId, userId }, "en");
    });
  }
  await state.drafts.open(aDraft(1), { original: null, body: "draft" });
  const told: string[] = [];
  state.clock.nowMs += 200 * dayMs;
  await state.sweep(state.clock.nowMs, (file) => told.push(file));
  const [file = ""] = told;
  expect(path.dirname(file)).toBe(path.join(state.dataDir, "exports"));
  expect(statSync(file).mode & 0o777).toBe(0o600);
  return { state, file };
}

const exportsOf = ({ dataDir }: TestState) => readdir(path.join(dataDir, "exports"));

test("what an early sweep removes can be taken back by npm run restore", async () => {
  const { state, file } = await sweptTooEarly();
  expect(await state.questions.since(0)).toEqual([]);
  // The files of a draft are in no export.
  expect(await state.drafts.get({ userId: "7", id: 1 })).not.toBeNull();
  const words = ["--export", file];
  const env = { DATA_DIR: state.dataDir };
  const locked = await startProgram("restore", words, { env }).finished;
  expect(locked).toMatchObject({ code: 1, stderr: expect.stringContaining("Stop") as string });
  await state.close();
  const { code, stdout } = await startProgram("restore", words, { env }).finished;
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: "8 records taken back; 0 were there already.\n",
  });
  state.clock.nowMs -= 200 * dayMs;
  const after = await openTestState(state.dataDir, state.clock);
  await after.sweep(state.clock.nowMs);
  expect(await after.questions.since(0)).toMatchObject([
    { text: "words of 7", userId: "7", votes: { up: 0 } },
    { text: "words of 8", userId: "8" },
  ]);
  expect(await after.languages.get("7")).toBe("en");
  expect(await after.subjects.ofMessage("8", 10)).toEqual(aSubject("words of 8"));
  expect(await after.feedback.counts(answer)).toMatchObject({ up: 1 });
  expect(await after.forgetUser("7")).toMatchObject({ questions: 1, votes: 1, subjects: 1 });
}, 120_000);

test("whoever is forgotten is forgotten there, too", async () => {
  const { state, file } = await sweptTooEarly();
  await state.forgetUser("7");
  const left = readFileSync(file, "utf8");
  expect(left).not.toContain("words of 7");
  expect(left).not.toContain('"userId":7');
  expect(left).toContain("words of 8");
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test("it is there for seven days, counted from when the clock was set right", async () => {
  const { state, file } = await sweptTooEarly();
  await utimes(file, state.clock.nowMs / 1000, state.clock.nowMs / 1000);
  state.clock.nowMs -= 200 * dayMs;
  for (const days of [0, 1, 6]) {
    await state.sweep(state.clock.nowMs + days * dayMs);
    expect(await exportsOf(state)).toHaveLength(1);
  }
  await state.sweep(state.clock.nowMs + 7 * dayMs + 1000);
  expect(await exportsOf(state)).toEqual([]);
  await state.sweep(state.clock.nowMs + 11 * dayMs);
  expect(await state.drafts.get({ userId: "7", id: 1 })).toBeNull();
});

test("nothing to remove makes no file", async () => {
  const state = await openTestState();
  const told: string[] = [];
  await state.sweep(state.clock.nowMs, (file) => told.push(file));
  expect(told).toEqual([]);
});
