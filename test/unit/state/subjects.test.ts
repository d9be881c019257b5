import { describe, expect, it } from "vitest";
import { subjectLifetimeMs } from "../../../src/state/subjects.ts";
import { aSubject, dayMs, openTestState } from "./test-state.ts";

const conversation = { chatId: -5, threadId: 3, userId: 7 };

describe("a conversation's subject", () => {
  it("is that of the last question", async () => {
    const { subjects } = await openTestState();
    expect(subjects.current(conversation)).toBeNull();
    subjects.setCurrent(conversation, aSubject("first"));
    subjects.setCurrent(conversation, aSubject("second"));
    expect(subjects.current(conversation)).toEqual(aSubject("second"));
  });

  it.each([
    ["chat", { ...conversation, chatId: -6 }],
    ["thread", { ...conversation, threadId: 4 }],
    ["chat without threads", { ...conversation, threadId: null }],
    ["asker", { ...conversation, userId: 8 }],
  ])("is not known in another %s", async (_, other) => {
    const { subjects } = await openTestState();
    subjects.setCurrent(conversation, aSubject());
    expect(subjects.current(other)).toBeNull();
  });

  it("is forgotten after its time, and each question starts that anew", async () => {
    const { subjects, clock } = await openTestState();
    subjects.setCurrent(conversation, aSubject());
    clock.nowMs += subjectLifetimeMs;
    expect(subjects.current(conversation)).not.toBeNull();
    subjects.setCurrent(conversation, aSubject());
    clock.nowMs += subjectLifetimeMs;
    expect(subjects.current(conversation)).not.toBeNull();
    clock.nowMs += 1;
    expect(subjects.current(conversation)).toBeNull();
  });

  it("is forgotten when that is wanted", async () => {
    const { subjects } = await openTestState();
    subjects.setCurrent(conversation, aSubject());
    subjects.setOfMessage({ chatId: -5, messageId: 10, userId: 7 }, aSubject());
    subjects.forget(conversation);
    subjects.forget(conversation);
    expect(subjects.current(conversation)).toBeNull();
    expect(subjects.ofMessage(-5, 10)).toEqual(aSubject());
  });
});

describe("the subject of a sent answer", () => {
  it("is known by chat and message, long after", async () => {
    const state = await openTestState();
    const { subjects, clock } = state;
    subjects.setOfMessage({ chatId: -5, messageId: 10, userId: 7 }, aSubject("ten"));
    subjects.setOfMessage({ chatId: -5, messageId: 11, userId: 7 }, aSubject("eleven"));
    clock.nowMs += 80 * dayMs;
    await state.sweep(clock.nowMs);
    expect(subjects.ofMessage(-5, 10)?.question).toBe("ten");
    expect(subjects.ofMessage(-5, 11)?.question).toBe("eleven");
    expect(subjects.ofMessage(-5, 12)).toBeNull();
    expect(subjects.ofMessage(-6, 10)).toBeNull();
  });
});
