import { describe, expect, it } from "vitest";
import { aQuestion, aSubject, dayMs, openTestState, startMs } from "./test-state.ts";

const message = { botId: 1, chatId: -5, messageId: 10 };
const answer = { text: "河曲?", messageIds: [11, 12], questionId: 3, previous: aSubject() };

describe("the answer to a message", () => {
  it("is the latest, and is still known when the state is opened again", async () => {
    const state = await openTestState();
    state.answers.set({ ...message, userId: 7 }, answer);
    const latest = { text: "上犹?", messageIds: [11], questionId: null, previous: null };
    state.answers.set({ ...message, userId: 7 }, latest);
    const after = await state.reopen();
    expect(after.answers.get(message)).toEqual(latest);
  });

  it("is that of one message of one chat to one bot", async () => {
    const state = await openTestState();
    state.answers.set({ ...message, userId: 7 }, answer);
    for (const other of [{ botId: 2 }, { chatId: 5 }, { messageId: 11 }]) {
      expect(state.answers.get({ ...message, ...other })).toBeNull();
    }
  });

  it("goes with the user, with the group that becomes a supergroup, and with time", async () => {
    const state = await openTestState();
    const put = (chatId: number, userId: number | null) =>
      state.answers.set({ ...message, chatId, userId }, answer);
    const known = () =>
      [-5, -6, 7].filter((chatId) => state.answers.get({ ...message, chatId }) !== null);
    put(-5, null);
    put(-6, 8);
    put(7, 7);
    expect(state.forgetUser(7).answers).toBe(1);
    expect(known()).toEqual([-5, -6]);
    state.migrateChat(-5, -100);
    expect(known()).toEqual([-6]);
    expect(state.answers.get({ ...message, chatId: -100 })).toBeNull();
    expect(await state.sweep(startMs + 90 * dayMs)).toBe(0);
    expect(await state.sweep(startMs + 90 * dayMs + 1)).toBe(1);
    expect(known()).toEqual([]);
  });
});

describe("what was kept of an answer that no longer stands", () => {
  const key = { kind: "message", chatId: -5, messageId: 12 } as const;

  it("goes one by one, and nothing else with it", async () => {
    const state = await openTestState();
    const id = state.questions.append(aQuestion({ text: "河曲?", answer: key }));
    state.questions.append(aQuestion({ text: "上犹?" }));
    for (const userId of [7, 8]) {
      state.feedback.vote(key, userId, { direction: "up" });
      state.feedback.vote({ ...key, messageId: 13 }, userId, { direction: "down" });
    }
    for (const messageId of [12, 13])
      state.subjects.setOfMessage({ chatId: -5, messageId, userId: 7 }, aSubject());

    state.questions.remove(id);
    state.feedback.withdraw(key);
    state.subjects.forgetMessage(-5, 12);

    expect(state.questions.since(0).map(({ text }) => text)).toEqual(["上犹?"]);
    expect(state.feedback.counts(key)).toMatchObject({ up: 0, down: 0 });
    expect(state.feedback.since(0).map(({ direction }) => direction)).toEqual(["down", "down"]);
    expect(state.subjects.ofMessage(-5, 12)).toBeNull();
    expect(state.subjects.ofMessage(-5, 13)).toEqual(aSubject());
    expect(state.forgetUser(7)).toMatchObject({ questions: 1, votes: 1, subjects: 1 });
  });
});
