/** The log of questions. */
import { describe, expect, it } from "vitest";
import type { LoggedQuestion } from "../../../src/state/state-store.ts";
import { aQuestion, logQuestions, startMs } from "../../setup/state-records.ts";
import type { OpenStore } from "../state-store.ts";

const answer = { kind: "message", chatId: "-5", messageId: 10 } as const;

export function describeQuestionLog(openStore: OpenStore): void {
  describe("the log of questions", () => {
    it("gives back what was asked, with time and votes", async () => {
      const { state } = await openStore();
      const asked = aQuestion({ answer, status: "related", reason: "no-evidence" });
      const [id] = await logQuestions(state, [asked]);
      await state.feedback.vote(answer, "7", { direction: "up" });
      await state.feedback.vote(answer, "8", { direction: "down", reason: "not-asked" });
      const reasons = { "wrong-place": 0, "not-asked": 1, "nothing-new": 0 };
      const logged = { ...asked, id, atMs: startMs, votes: { up: 1, down: 1, reasons } };
      expect(await state.questions.since(0)).toEqual([logged]);
    });

    it("gives those since a time, oldest first, that time included", async () => {
      const { state, clock } = await openStore();
      expect(await state.questions.oldestAtMs()).toBeNull();
      for (const text of ["a", "b", "c"]) {
        await logQuestions(state, [aQuestion({ text })]);
        clock.nowMs += 1000;
      }
      const textsSince = async (atMs: number) =>
        (await state.questions.since(atMs)).map(({ text }) => text);
      expect(await textsSince(startMs + 1000)).toEqual(["b", "c"]);
      expect(await textsSince(startMs + 1001)).toEqual(["c"]);
      expect(await textsSince(startMs + 2001)).toEqual([]);
      expect(await state.questions.oldestAtMs()).toBe(startMs);
    });

    it("gives the newest, newest first, as far as it is asked", async () => {
      const { state, clock } = await openStore();
      for (const text of ["a", "b", "c", "d"]) {
        await logQuestions(state, [aQuestion({ text })]);
        // The last two in the same millisecond.
        if (text !== "c") clock.nowMs += 1000;
      }
      const newest = async (limit: number): Promise<readonly LoggedQuestion[]> => {
        const found: LoggedQuestion[] = [];
        for await (const question of state.questions.newest(limit)) found.push(question);
        return found;
      };
      const textsOf = (found: readonly LoggedQuestion[]) => found.map(({ text }) => text);
      expect(textsOf(await newest(3))).toEqual(["d", "c", "b"]);
      expect(textsOf(await newest(10))).toEqual(["d", "c", "b", "a"]);
      expect((await newest(1))[0]).toEqual((await state.questions.since(0)).at(-1));
    });

    it("keeps questions of the same millisecond apart and in order, also after opening again", async () => {
      const { state, clock, reopen } = await openStore();
      const first = await logQuestions(
        state,
        ["1", "2", "3"].map((text) => aQuestion({ text })),
      );
      const after = await reopen();
      const fourth = await logQuestions(after, [aQuestion({ text: "4" })]);
      clock.nowMs += 2;
      const fifth = await logQuestions(after, [aQuestion({ text: "5" })]);
      const ids = [...first, ...fourth, ...fifth];
      expect(new Set(ids).size).toBe(5);
      expect(ids).toEqual(ids.toSorted((a, b) => a - b));
      const texts = (await after.questions.since(0)).map(({ text }) => text);
      expect(texts).toEqual(["1", "2", "3", "4", "5"]);
    });

    it("gives no id twice, whether a question follows or not", async () => {
      const { state } = await openStore();
      const ids = await Promise.all(Array.from({ length: 20 }, () => state.questions.newId()));
      expect(new Set(ids).size).toBe(20);
      expect(await state.questions.since(0)).toEqual([]);
    });
  });
}
