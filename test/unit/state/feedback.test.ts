import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { voteReasons } from "../../../src/core/usage.ts";
import type { AnswerKey } from "../../../src/state/answer-key.ts";
import { type Ballot, countVotes, type Vote } from "../../../src/state/feedback.ts";
import { openTestState, startMs } from "./test-state.ts";

const answer: AnswerKey = { kind: "message", chatId: -5, messageId: 10 };
const inline: AnswerKey = { kind: "inline", inlineMessageId: "CAAAAJ" };
const noReasons = { "wrong-place": 0, "not-asked": 0, "nothing-new": 0 };

describe("voting", () => {
  it("counts one vote of each of two people on one answer", async () => {
    const { feedback } = await openTestState();
    expect(feedback.vote(answer, 7, { direction: "up" })).toEqual({
      isFirst: true,
      changed: false,
    });
    expect(feedback.vote(answer, 8, { direction: "down" })).toEqual({
      isFirst: true,
      changed: false,
    });
    expect(feedback.counts(answer)).toEqual({ up: 1, down: 1, reasons: noReasons });
    expect(feedback.counts(inline)).toEqual({ up: 0, down: 0, reasons: noReasons });
  });

  it("counts a vote that was changed as what it is now", async () => {
    const { feedback, clock } = await openTestState();
    feedback.vote(inline, 7, { direction: "up" });
    clock.nowMs += 5;
    const changed = feedback.vote(inline, 7, { direction: "down", reason: "wrong-place" });
    expect(changed).toEqual({ isFirst: false, changed: true });
    expect(feedback.counts(inline)).toEqual({
      up: 0,
      down: 1,
      reasons: { ...noReasons, "wrong-place": 1 },
    });
    expect(feedback.since(0)).toEqual([
      {
        answer: inline,
        userId: 7,
        direction: "down",
        reason: "wrong-place",
        atMs: startMs + 5,
      },
    ]);
  });

  it("takes a reason with the vote or after it, and keeps it when the same is pressed again", async () => {
    const { feedback } = await openTestState();
    feedback.vote(answer, 7, { direction: "down" });
    const ballots: Ballot[] = [
      { direction: "down", reason: "not-asked" },
      { direction: "down" },
      { direction: "down", reason: "nothing-new" },
      { direction: "up" },
      { direction: "down" },
    ];
    const outcomes = ballots.map((ballot) => feedback.vote(answer, 7, ballot).changed);
    expect(outcomes).toEqual([true, false, true, true, true]);
    expect(feedback.counts(answer).reasons).toEqual(noReasons);
  });

  it("does not take one answer for another whose number begins alike", async () => {
    const { feedback } = await openTestState();
    feedback.vote({ ...answer, messageId: 100 }, 7, { direction: "up" });
    feedback.vote({ ...inline, inlineMessageId: "CAAAAJ2" }, 7, { direction: "up" });
    expect([answer, inline].map((key) => feedback.counts(key).up)).toEqual([0, 0]);
  });
});

describe("any history of votes", () => {
  const answerKey: fc.Arbitrary<AnswerKey> = fc.oneof(
    fc.record({
      kind: fc.constant("message" as const),
      chatId: fc.constantFrom(-1_001_234_567_890, -5, 5),
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
    fc.record({ direction: fc.constant("down" as const), reason: fc.constantFrom(...voteReasons) }),
  );
  const history = fc.array(
    fc.record({ answer: answerKey, userId: fc.integer({ min: 1, max: 4 }), ballot }),
    { maxLength: 30 },
  );

  it("counts as a plain map of the latest votes does", async () => {
    const state = await openTestState();
    let round = 0;
    fc.assert(
      fc.property(history, (steps) => {
        round += 1;
        const model = new Map<string, Pick<Vote, "direction" | "reason">>();
        for (const { answer: key, userId, ballot: given } of steps) {
          // One database for all histories: each has people of its own.
          const person = round * 10 + userId;
          const id = JSON.stringify([apart(key, round), userId]);
          const before = model.get(id);
          const after = follow(before, given);
          model.set(id, after);
          expect(state.feedback.vote(apart(key, round), person, given)).toEqual({
            isFirst: before === undefined,
            changed: before !== undefined && JSON.stringify(before) !== JSON.stringify(after),
          });
        }
        for (const { answer: key } of steps) {
          const prefix = `[${JSON.stringify(apart(key, round))},`;
          const votes = [...model].filter(([id]) => id.startsWith(prefix)).map(([, vote]) => vote);
          expect(state.feedback.counts(apart(key, round))).toEqual(countVotes(votes));
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
