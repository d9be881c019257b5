import { describe, expect, it } from "vitest";
import { aSubject, openTestState } from "./test-state.ts";

const answer = { kind: "message", chatId: -5, messageId: 10 } as const;
const conversation = { chatId: -5, threadId: null, userId: 7 };

describe("a group that becomes a supergroup", () => {
  it("keeps language and subjects under its new number", async () => {
    const state = await openTestState();
    state.languages.set(-5, "en");
    state.languages.set(-6, "zh");
    state.subjects.setCurrent({ chatId: -6, threadId: null, userId: 7 }, aSubject("别的"));
    state.subjects.setCurrent(conversation, aSubject());
    state.subjects.setOfMessage({ chatId: -5, messageId: 10, userId: 7 }, aSubject());

    state.migrateChat(-5, -1_001_234_567_890);

    expect(state.languages.get(-5)).toBeNull();
    expect(state.languages.get(-1_001_234_567_890)).toBe("en");
    expect(state.subjects.current(conversation)).toBeNull();
    const moved = { ...conversation, chatId: -1_001_234_567_890 };
    expect(state.subjects.current(moved)).toEqual(aSubject());
    expect(state.subjects.ofMessage(-1_001_234_567_890, 10)).toEqual(aSubject());
    expect(state.subjects.ofMessage(-5, 10)).toBeNull();
    expect(state.languages.get(-6)).toBe("zh");
    expect(state.subjects.current({ ...conversation, chatId: -6 })).toEqual(aSubject("别的"));
    expect(state.forgetUser(7).subjects).toBe(3);
  });

  it("does not lose what is already known under the new number", async () => {
    const state = await openTestState();
    state.languages.set(-5, "en");
    state.languages.set(-100, "zh");
    state.subjects.setOfMessage({ chatId: -5, messageId: 10, userId: 7 }, aSubject("old"));
    state.subjects.setOfMessage({ chatId: -100, messageId: 10, userId: 7 }, aSubject("new"));

    state.migrateChat(-5, -100);

    expect(state.languages.get(-100)).toBe("zh");
    expect(state.subjects.ofMessage(-100, 10)?.question).toBe("new");
  });

  it("loses nothing where both numbers are the same", async () => {
    const state = await openTestState();
    state.languages.set(-5, "en");
    state.subjects.setCurrent(conversation, aSubject());
    state.migrateChat(-5, -5);
    expect(state.languages.get(-5)).toBe("en");
    expect(state.subjects.current(conversation)).toEqual(aSubject());
  });

  it("keeps its votes with its old messages, and its new messages without", async () => {
    const state = await openTestState();
    state.feedback.vote(answer, 8, { direction: "up" });
    state.migrateChat(-5, -100);
    expect(state.feedback.counts(answer).up).toBe(1);
    expect(state.feedback.counts({ ...answer, chatId: -100 }).up).toBe(0);
  });
});
