import path from "node:path";
import { describe, expect, it } from "vitest";
import { subjectLifetimeMs } from "../../../src/state/subjects.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";
import { aQuestion, aSubject, dayMs, openTestState, startMs } from "./test-state.ts";

const answer = { kind: "message", chatId: -5, messageId: 10 } as const;
const conversation = { chatId: -5, threadId: null, userId: 7 };

describe("state that was closed", () => {
  it("is all there when it is opened again", async () => {
    const before = await openTestState();
    before.languages.set(7, "en");
    before.subjects.setCurrent(conversation, aSubject());
    before.subjects.setOfMessage({ chatId: -5, messageId: 10, userId: 7 }, aSubject());
    before.feedback.vote(answer, 8, { direction: "down", reason: "not-asked" });
    before.questions.append(aQuestion({ answer }));

    const after = await before.reopen();

    expect(after.languages.get(7)).toBe("en");
    expect(after.subjects.current(conversation)).toEqual(aSubject());
    expect(after.subjects.ofMessage(-5, 10)).toEqual(aSubject());
    expect(after.feedback.counts(answer)).toMatchObject({ up: 0, down: 1 });
    expect(after.questions.since(0)).toMatchObject([{ votes: { down: 1 }, userId: 7 }]);
  });

  it("is made in a folder that is not there yet, dots in its name or not", async () => {
    const dataDir = path.join(temporaryFolder(), "bot.data", "deep.er");
    const state = await openTestState(dataDir);
    state.languages.set(7, "zh");
    expect((await state.reopen()).languages.get(7)).toBe("zh");
  });

  it("can be closed twice, and says so when it is used", async () => {
    const state = await openTestState();
    await Promise.all([state.close(), state.close()]);
    expect(() => state.languages.set(7, "zh")).toThrow();
  });

  it("grows with what is written, and survives it", async () => {
    const state = await openTestState();
    const text = "长".repeat(1000);
    for (let batch = 0; batch < 10; batch += 1) {
      state.together(() => {
        for (let i = 0; i < 100; i += 1) state.questions.append(aQuestion({ text }));
      });
    }
    expect((await state.reopen()).questions.since(0)).toHaveLength(1000);
  });
});

describe("changes made together", () => {
  it("see each other, and are all undone when one fails", async () => {
    const state = await openTestState();
    const fail = () =>
      state.together(() => {
        state.languages.set(7, "en");
        state.feedback.vote(answer, 7, { direction: "up" });
        throw new Error(`language ${state.languages.get(7)}`);
      });
    expect(fail).toThrow("language en");
    expect(state.languages.get(7)).toBeNull();
    expect(state.feedback.counts(answer).up).toBe(0);
  });
});

describe("sweeping", () => {
  it("removes what is older than the retention time, and nothing else", async () => {
    const state = await openTestState();
    const put = (id: number) => {
      state.languages.set(id, "en");
      state.subjects.setOfMessage({ chatId: 7, messageId: id, userId: 7 }, aSubject());
      state.feedback.vote({ ...answer, messageId: id }, 7, { direction: "up" });
      state.questions.append(aQuestion({ userId: id }));
    };
    put(1);
    state.clock.nowMs += dayMs;
    put(2);

    expect(await state.sweep(startMs + 90 * dayMs)).toBe(0);
    expect(await state.sweep(startMs + 90 * dayMs + 1)).toBe(4);

    expect([1, 2].map((id) => state.languages.get(id))).toEqual([null, "en"]);
    expect([1, 2].map((id) => state.subjects.ofMessage(7, id) === null)).toEqual([true, false]);
    expect(state.feedback.since(0)).toHaveLength(1);
    expect(state.questions.since(0).map(({ userId }) => userId)).toEqual([2]);
    expect(await state.sweep(startMs + 90 * dayMs + 1)).toBe(0);
  });

  it("removes current subjects when their time is over", async () => {
    const state = await openTestState();
    state.subjects.setCurrent(conversation, aSubject());
    expect(await state.sweep(startMs + subjectLifetimeMs)).toBe(0);
    expect(await state.sweep(startMs + subjectLifetimeMs + 1)).toBe(1);
  });

  it("takes more than one batch where much is old", async () => {
    const state = await openTestState();
    state.together(() => {
      for (let i = 0; i < 1200; i += 1) state.questions.append(aQuestion());
    });
    expect(await state.sweep(startMs + 91 * dayMs)).toBe(1200);
    expect(state.questions.since(0)).toEqual([]);
  });

  it("leaves no trace in the indexes", async () => {
    const state = await openTestState();
    state.questions.append(aQuestion({ userId: 7 }));
    await state.sweep(startMs + 91 * dayMs);
    expect(state.forgetUser(7).questions).toBe(0);
  });
});
