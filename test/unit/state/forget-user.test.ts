import { describe, expect, it } from "vitest";
import { aQuestion, aSubject, openTestState } from "./test-state.ts";

const nothing = {
  waiting: 0,
  settings: 0,
  subjects: 0,
  votes: 0,
  questions: 0,
  answers: 0,
  drafts: 0,
};
/** What `filled` keeps of each of its two. */
const all = { ...nothing, settings: 1, subjects: 3, votes: 2, questions: 1 };

describe("forgetting a user", () => {
  async function filled() {
    const state = await openTestState();
    for (const userId of [7, 8]) {
      state.languages.set(userId, "en");
      state.subjects.setCurrent({ chatId: -5, threadId: null, userId }, aSubject());
      state.subjects.setCurrent({ chatId: userId, threadId: null, userId }, aSubject());
      state.subjects.setOfMessage({ chatId: -5, messageId: userId, userId }, aSubject());
      for (const messageId of [7, 8]) {
        const answer = { kind: "message", chatId: -5, messageId } as const;
        state.feedback.vote(answer, userId, { direction: "up" });
      }
      const answer = { kind: "message", chatId: -5, messageId: userId } as const;
      state.questions.append(aQuestion({ userId, answer, text: `of ${userId}` }));
    }
    state.languages.set(-5, "zh");
    return state;
  }

  it("deletes what is theirs and says how much", async () => {
    const state = await filled();
    expect(state.forgetUser(7)).toEqual(all);
    expect(state.forgetUser(7)).toEqual(nothing);

    const after = await state.reopen();
    expect(after.languages.get(7)).toBeNull();
    expect(after.subjects.current({ chatId: -5, threadId: null, userId: 7 })).toBeNull();
    expect(after.subjects.ofMessage(-5, 7)).toBeNull();
    expect(after.feedback.since(0).map(({ userId }) => userId)).toEqual([8, 8]);
  });

  it("leaves of their questions that they were asked", async () => {
    const state = await filled();
    state.forgetUser(7);
    expect(state.questions.since(0)[0]).toMatchObject({
      text: null,
      userId: null,
      places: [],
      answer: null,
      status: "answered",
      tookMs: 12,
      votes: { up: 0, down: 0 },
    });
  });

  it("leaves others and the group alone", async () => {
    const state = await filled();
    state.forgetUser(7);
    expect(state.languages.get(8)).toBe("en");
    expect(state.languages.get(-5)).toBe("zh");
    expect(state.subjects.ofMessage(-5, 8)).toEqual(aSubject());
    expect(state.questions.since(0)[1]).toMatchObject({ text: "of 8", votes: { up: 1 } });
    expect(state.forgetUser(8)).toEqual(all);
  });
});
