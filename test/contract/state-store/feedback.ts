/** Votes on answers. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countVotes, voteReasons } from "../../../src/core/usage.ts";
import type { AnswerKey, Ballot, Vote } from "../../../src/state/state-store.ts";
import { startMs } from "../../setup/state-records.ts";
import type { OpenStore } from "../state-store.ts";

const answer = { kind: "message", chatId: "-5", messageId: 10 } as const;
const inline = { kind: "inline", inlineMessageId: "CAAAAJ" } as const;
const noReasons = { "wrong-place": 0, "not-asked": 0, "nothing-new": 0 };

export function describeFeedback(openStore: OpenStore): void {
  describe("voting", () => {
    it("counts one vote of each of two people on one answer", async () => {
      const { feedback } = (await openStore()).state;
      const first = { isFirst: true, changed: false };
      expect(await feedback.vote(answer, "7", { direction: "up" })).toEqual(first);
      expect(await feedback.vote(answer, "8", { direction: "down" })).toEqual(first);
      expect(await feedback.counts(answer)).toEqual({ up: 1, down: 1, reasons: noReasons });
      expect(await feedback.counts(inline)).toEqual({ up: 0, down: 0, reasons: noReasons });
    });

    it("counts a vote that was changed as what it is now", async () => {
      const { state, clock } = await openStore();
      const { feedback } = state;
      expect(await feedback.oldestAtMs()).toBeNull();
      await feedback.vote(inline, "7", { direction: "up" });
      clock.nowMs += 5;
      const ballot = { direction: "down", reason: "wrong-place" } as const;
      const changed = { isFirst: false, changed: true };
      expect(await feedback.vote(inline, "7", ballot)).toEqual(changed);
      const reasons = { ...noReasons, "wrong-place": 1 };
      expect(await feedback.counts(inline)).toEqual({ up: 0, down: 1, reasons });
      const atMs = startMs + 5;
      expect(await feedback.since(0)).toEqual([{ answer: inline, userId: "7", ...ballot, atMs }]);
      expect(await feedback.oldestAtMs()).toBe(atMs);
    });

    it("gives the votes since a time, oldest first, that time included", async () => {
      const { state, clock } = await openStore();
      for (const userId of ["9", "8", "7"]) {
        await state.feedback.vote(answer, userId, { direction: "up" });
        clock.nowMs += 1000;
      }
      const since = async (fromMs: number) =>
        (await state.feedback.since(fromMs)).map(({ userId }) => userId);
      expect(await since(0)).toEqual(["9", "8", "7"]);
      expect(await since(startMs + 1000)).toEqual(["8", "7"]);
      expect(await since(startMs + 1001)).toEqual(["7"]);
    });

    it("takes a reason with the vote or after it, and keeps it when the same is pressed again", async () => {
      const { feedback } = (await openStore()).state;
      await feedback.vote(answer, "7", { direction: "down" });
      const ballots: Ballot[] = [
        { direction: "down", reason: "not-asked" },
        { direction: "down" },
        { direction: "down", reason: "nothing-new" },
        { direction: "up" },
        { direction: "down" },
      ];
      const changes: boolean[] = [];
      for (const ballot of ballots)
        changes.push((await feedback.vote(answer, "7", ballot)).changed);
      expect(changes).toEqual([true, false, true, true, true]);
      expect((await feedback.counts(answer)).reasons).toEqual(noReasons);
    });

    it("does not take one answer for another whose number begins alike", async () => {
      const { feedback } = (await openStore()).state;
      await feedback.vote({ ...answer, messageId: 100 }, "7", { direction: "up" });
      await feedback.vote({ ...inline, inlineMessageId: "CAAAAJ2" }, "7", { direction: "up" });
      for (const key of [answer, inline]) expect((await feedback.counts(key)).up).toBe(0);
    });

    it("counts all that are given at the same time", async () => {
      const { feedback } = (await openStore()).state;
      const voters = Array.from({ length: 20 }, (_, n) => String(n % 10));
      const outcomes = await Promise.all(
        voters.map((userId) => feedback.vote(answer, userId, { direction: "up" })),
      );
      expect(outcomes.filter(({ isFirst }) => isFirst)).toHaveLength(10);
      expect(await feedback.counts(answer)).toMatchObject({ up: 10, down: 0 });
    });
  });

  describe("any history of votes", () => {
    const answerKey: fc.Arbitrary<AnswerKey> = fc.oneof(
      fc.record({
        kind: fc.constant("message" as const),
        chatId: fc.constantFrom("-1001234567890", "-5", "5", "C05", "9007199254740993"),
        messageId: fc.integer({ min: 1, max: 3 }),
      }),
      fc.record({
        kind: fc.constant("inline" as const),
        inlineMessageId: fc.constantFrom("a", "ab"),
      }),
    );
    const ballot: fc.Arbitrary<Ballot> = fc.oneof(
      fc.constant({ direction: "up" as const }),
      fc.constant({ direction: "down" as const }),
      fc.record({
        direction: fc.constant("down" as const),
        reason: fc.constantFrom(...voteReasons),
      }),
    );
    const history = fc.array(
      fc.record({ key: answerKey, userId: fc.constantFrom("1", "2", "U1", "u1"), ballot }),
      { maxLength: 30 },
    );

    it("counts as a plain map of the latest votes does", async () => {
      const { state } = await openStore();
      let round = 0;
      await fc.assert(
        fc.asyncProperty(history, async (steps) => {
          round += 1;
          const model = new Map<string, Pick<Vote, "direction" | "reason">>();
          for (const step of steps) {
            // One store for all histories: each has answers of its own.
            const key = apart(step.key, round);
            const id = JSON.stringify([key, step.userId]);
            const before = model.get(id);
            const after = follow(before, step.ballot);
            model.set(id, after);
            expect(await state.feedback.vote(key, step.userId, step.ballot)).toEqual({
              isFirst: before === undefined,
              changed: before !== undefined && JSON.stringify(before) !== JSON.stringify(after),
            });
          }
          for (const step of steps) {
            const key = apart(step.key, round);
            const prefix = `[${JSON.stringify(key)},`;
            const votes = [...model]
              .filter(([id]) => id.startsWith(prefix))
              .map(([, vote]) => vote);
            expect(await state.feedback.counts(key)).toEqual(countVotes(votes));
          }
        }),
        { numRuns: 100 },
      );
    });

    function apart(key: AnswerKey, round: number): AnswerKey {
      return key.kind === "message"
        ? { ...key, messageId: key.messageId + round * 10 }
        : { ...key, inlineMessageId: `${round}-${key.inlineMessageId}` };
    }

    function follow(before: Pick<Vote, "direction" | "reason"> | undefined, given: Ballot) {
      if (given.direction === "up") return { direction: "up" as const, reason: null };
      return { direction: "down" as const, reason: given.reason ?? before?.reason ?? null };
    }
  });
}
