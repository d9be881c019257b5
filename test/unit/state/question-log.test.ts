import { describe, expect, it } from "vitest";
import { aQuestion, openTestState, startMs } from "./test-state.ts";

const answer = { kind: "message", chatId: -5, messageId: 10 } as const;

describe("the log of questions", () => {
  it("gives back what was asked, with time and votes", async () => {
    const { questions, feedback } = await openTestState();
    const asked = aQuestion({ answer, status: "related", reason: "no-evidence" });
    const id = questions.append(asked);
    feedback.vote(answer, 7, { direction: "up" });
    feedback.vote(answer, 8, { direction: "down", reason: "not-asked" });
    expect(questions.since(0)).toEqual([
      {
        ...asked,
        id,
        atMs: startMs,
        votes: {
          up: 1,
          down: 1,
          reasons: { "wrong-place": 0, "not-asked": 1, "nothing-new": 0 },
        },
      },
    ]);
  });

  it("gives those since a time, oldest first, that time included", async () => {
    const { questions, clock } = await openTestState();
    for (const text of ["a", "b", "c"]) {
      questions.append(aQuestion({ text }));
      clock.nowMs += 1000;
    }
    const textsSince = (atMs: number) => questions.since(atMs).map(({ text }) => text);
    expect(textsSince(startMs + 1000)).toEqual(["b", "c"]);
    expect(textsSince(startMs + 1001)).toEqual(["c"]);
    expect(textsSince(startMs + 2001)).toEqual([]);
  });

  it("gives the newest, newest first, as far as it is asked", async () => {
    const { questions, clock } = await openTestState();
    for (const text of ["a", "b", "c", "d"]) {
      questions.append(aQuestion({ text }));
      // The last two in the same millisecond.
      if (text !== "c") clock.nowMs += 1000;
    }
    const newestTexts = (limit: number) => [...questions.newest(limit)].map(({ text }) => text);
    expect(newestTexts(3)).toEqual(["d", "c", "b"]);
    expect(newestTexts(10)).toEqual(["d", "c", "b", "a"]);
    const [newest] = questions.newest(1);
    expect(newest).toEqual(questions.since(0).at(-1));
  });

  it("keeps questions of the same millisecond apart and in order, also after opening again", async () => {
    const state = await openTestState();
    const first = [1, 2, 3].map((n) => state.questions.append(aQuestion({ text: String(n) })));
    const { questions, clock } = await state.reopen();
    const fourth = questions.append(aQuestion({ text: "4" }));
    clock.nowMs += 2;
    const fifth = questions.append(aQuestion({ text: "5" }));
    const ids = [...first, fourth, fifth];
    expect(new Set(ids).size).toBe(5);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
    expect(questions.since(0).map(({ text }) => text)).toEqual(["1", "2", "3", "4", "5"]);
  });
});
