/** The embedded state as it lies in its folder. What any form of the store promises is in test/contract. */
import { once } from "node:events";
import path from "node:path";
import * as v from "valibot";
import { expect, it, test, vi } from "vitest";
import { openDatabase } from "../../../src/state/embedded/database.ts";
import { openEmbeddedState } from "../../../src/state/embedded/open-embedded-state.ts";
import { createTimedTable } from "../../../src/state/embedded/timed-table.ts";
import type { StateWrites } from "../../../src/state/state-store.ts";
import type { RowKey } from "../../../src/state/stored-ids.ts";
import { holdElsewhere } from "../../setup/hold-lock.ts";
import { aQuestion, aSubject, logQuestions, startMs } from "../../setup/state-records.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";
import { openTestState } from "./test-state.ts";

it("is made in a folder that is not there yet, dots in its name or not", async () => {
  const dataDir = path.join(temporaryFolder(), "bot.data", "deep.er");
  const state = await openTestState(dataDir);
  await state.write(({ languages }) => languages.set({ chatId: "7", userId: "7" }, "zh"));
  expect(await (await state.reopen()).languages.get("7")).toBe("zh");
});

it("grows with what is written, and survives it", async () => {
  const state = await openTestState();
  const text = "长".repeat(1000);
  const batch = Array.from({ length: 100 }, () => aQuestion({ text }));
  for (let n = 0; n < 10; n += 1) await logQuestions(state, batch);
  expect(await (await state.reopen()).questions.since(0)).toHaveLength(1000);
});

/** As version 0.1.0 of the program wrote them: ids are numbers in keys and values. */
const written = [
  { table: "languages", key: [7], userId: 7, value: "en" },
  { table: "languages", key: [-100], userId: null, value: "zh" },
  { table: "subjects", key: [-100, 0, 7], userId: 7, value: aSubject() },
  { table: "message-subjects", key: [-100, 10], userId: 7, value: aSubject() },
  {
    table: "votes",
    key: ["message", -100, 10, 7],
    userId: 7,
    value: {
      answer: { kind: "message", chatId: -100, messageId: 10 },
      userId: 7,
      direction: "up",
      reason: null,
    },
  },
  {
    table: "questions",
    key: [startMs],
    userId: 7,
    value: {
      text: "河曲?",
      chatKind: "group",
      language: "zh",
      status: "none",
      reason: "no-evidence",
      places: [],
      tookMs: 12,
      passageIds: [],
      answer: { kind: "message", chatId: -100, messageId: 10 },
    },
  },
  {
    table: "answers",
    key: [-100, 9, 700_001],
    userId: 7,
    value: { text: "河曲?", messageIds: [10], questionId: startMs, previous: null },
  },
  {
    table: "inbox",
    key: [700_001, 5],
    userId: 7,
    value: { lane: "chat 7", text: "{}", begun: 1, sent: ["a"] },
  },
  { table: "inbox-seen", key: [700_001, 5], userId: null, value: null },
  {
    table: "expectations",
    key: [7],
    userId: 7,
    value: { kind: "value", draftId: 1, field: "title", promptIds: [3], updateId: 4 },
  },
] as const;

it("opens what an earlier version left, and finds all of it", async () => {
  const dataDir = temporaryFolder();
  const database = await openDatabase(dataDir);
  for (const { table, ...row } of written)
    createTimedTable<unknown>(database, table, v.unknown()).put({ ...row, atMs: startMs });
  await database.close();

  const state = await openTestState(dataDir);
  expect(await state.languages.get("7")).toBe("en");
  expect(await state.languages.get("-100")).toBe("zh");
  const conversation = { chatId: "-100", threadId: null, userId: "7" };
  expect(await state.subjects.current(conversation)).toEqual(aSubject());
  expect(await state.subjects.ofMessage("-100", 10)).toEqual(aSubject());
  const answer = { kind: "message", chatId: "-100", messageId: 10 } as const;
  expect(await state.feedback.since(0)).toMatchObject([{ answer, userId: "7" }]);
  const logged = { id: startMs, userId: "7", answer, votes: { up: 1 } };
  expect(await state.questions.since(0)).toMatchObject([logged]);
  const message = { botId: "700001", chatId: "-100", messageId: 9 };
  expect(await state.answers.get(message)).toMatchObject({ messageIds: [10] });
  const inbox = state.inboxOf("700001");
  expect(await inbox.begin(5, 1)).toMatchObject({ begun: 2, sent: ["a"] });
  expect((await state.expectations.get("7"))?.expectation).toMatchObject({ field: "title" });
  expect(await state.forgetUser("7")).toEqual({
    waiting: 1,
    settings: 1,
    subjects: 3,
    votes: 1,
    questions: 1,
    answers: 1,
    drafts: 0,
  });
});

it("writes keys and values as an earlier version would", async () => {
  const state = await openTestState();
  const answer = { kind: "message", chatId: "-100", messageId: 10 } as const;
  await state.write(({ languages, subjects, answers, expectations }) => {
    languages.set({ chatId: "7", userId: "7" }, "en");
    languages.set({ chatId: "-100", userId: null }, "zh");
    subjects.setCurrent({ chatId: "-100", threadId: null, userId: "7" }, aSubject());
    subjects.setOfMessage({ chatId: "-100", messageId: 10, userId: "7" }, aSubject());
    const message = { botId: "700001", chatId: "-100", messageId: 9, userId: "7" };
    const given = { text: "河曲?", messageIds: [10], questionId: startMs, previous: null };
    answers.set(message, given);
    const title = { kind: "value", draftId: 1, field: "title", promptIds: [3] } as const;
    expectations.set({ userId: "7", updateId: 4 }, title);
  });
  await state.feedback.vote(answer, "7", { direction: "up" });
  const { userId: _, ...asked } = aQuestion({
    text: "河曲?",
    chatKind: "group",
    status: "none",
    reason: "no-evidence",
    places: [],
    passageIds: [],
    answer,
  });
  await logQuestions(state, [{ ...asked, userId: "7" }]);
  const inbox = state.inboxOf("700001");
  await inbox.receive([{ updateId: 5, lane: "chat 7", userId: "7", text: "{}" }]);
  await inbox.begin(5, 1);
  await inbox.noteSent(5, "a");
  await state.close();

  const database = await openDatabase(state.dataDir);
  const rowAt = (key: RowKey): unknown => JSON.parse(database.get(key) ?? "null");
  for (const { table, key, userId, value } of written) {
    expect(rowAt([table, "row", ...key])).toEqual({ atMs: startMs, userId, value });
    expect(database.get([table, "time", startMs, ...key])).toBe("");
    const ofUser = userId === null ? "" : database.get([table, "user", userId, ...key]);
    expect(ofUser).toBe("");
  }
  await database.close();
});

const setLanguage = ({ languages }: StateWrites) =>
  languages.set({ chatId: "7", userId: "7" }, "en");

test("state that another process keeps is waited for, and taken over when that is killed", async () => {
  const dataDir = temporaryFolder();
  const other = await holdElsewhere(path.join(dataDir, "lock"));
  const waits: number[] = [];
  const opening = openEmbeddedState({
    dataDir,
    retentionDays: 90,
    patience: { onWait: (withinMs) => waits.push(withinMs) },
  });
  await vi.waitFor(() => expect(waits).toHaveLength(1));
  // Docker leaves the old process ten seconds to end.
  expect(waits[0]).toBeGreaterThanOrEqual(15_000);
  other.kill("SIGKILL");
  await once(other, "exit");
  const state = await opening;
  await state.write(setLanguage);
  expect(waits).toHaveLength(1);
  await state.close();
});

test("one that does not end is named, with what to do", async () => {
  const state = await openTestState();
  const { dataDir } = state;
  const second = openEmbeddedState({ dataDir, retentionDays: 90, patience: { withinMs: 300 } });
  await expect(second).rejects.toMatchObject({
    name: "AppError",
    code: "state.locked",
    details: { dataDir, waitedMs: 300 },
    message: expect.stringMatching(/Another process .+ Stop that one/) as string,
  });
  // Who waited in vain has taken nothing from the first.
  await state.write(setLanguage);
  expect(await (await state.reopen()).languages.get("7")).toBe("en");
});

test("what could not be opened holds nothing", async () => {
  const dataDir = temporaryFolder({ "state.mdb": "no database" });
  for (const _ of [1, 2])
    await expect(openEmbeddedState({ dataDir, retentionDays: 90 })).rejects.toMatchObject({
      code: "state.unavailable",
    });
});
