/** Updates on their way through the inbox. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Inbox, IncomingUpdate } from "../../../src/state/state-store.ts";
import { dayMs } from "../../setup/state-records.ts";
import type { OpenStore } from "../state-store.ts";

const botId = "700001";
const leaseMs = 60_000;
const redeliveredWithinMs = 48 * 60 * 60 * 1000;

function anUpdate(updateId: number, fields: Partial<IncomingUpdate> = {}): IncomingUpdate {
  return { updateId, lane: "chat 7", userId: "7", text: `{"update_id":${updateId}}`, ...fields };
}

async function waitingIds(inbox: Inbox): Promise<readonly number[]> {
  return (await inbox.waiting()).map(({ updateId }) => updateId);
}

export function describeInbox(openStore: OpenStore): void {
  describe("an update in the inbox", () => {
    test("waits, across a restart, until it is done", async () => {
      const { state, clock, reopen } = await openStore();
      const atMs = clock.nowMs;
      await state.inboxOf(botId).receive([anUpdate(2), anUpdate(1, { lane: "chat 8" })]);
      const inbox = (await reopen()).inboxOf(botId);
      expect(await inbox.waiting()).toEqual([
        { updateId: 1, lane: "chat 8", atMs, isBegun: false },
        { updateId: 2, lane: "chat 7", atMs, isBegun: false },
      ]);
      await inbox.done(1);
      const isThere = await Promise.all([1, 2, 3].map((updateId) => inbox.has(updateId)));
      expect(isThere).toEqual([false, true, false]);
      expect(await inbox.waiting()).toEqual([
        { updateId: 2, lane: "chat 7", atMs, isBegun: false },
      ]);
      expect(await inbox.begin(1, leaseMs)).toBeNull();
      expect(await inbox.begin(2, leaseMs)).toHaveProperty("text", '{"update_id":2}');
    });

    test("is taken in once, also after it was done and after a restart", async () => {
      const { state, reopen } = await openStore();
      const inbox = state.inboxOf(botId);
      expect(await inbox.receive([anUpdate(1), anUpdate(1)])).toHaveLength(1);
      await inbox.done(1);
      const updates = await (await reopen()).inboxOf(botId).receive([anUpdate(1), anUpdate(2)]);
      expect(updates.map(({ updateId }) => updateId)).toEqual([2]);
    });

    test("is another bot's when that has the same number", async () => {
      const { state } = await openStore();
      await state.inboxOf(botId).receive([anUpdate(1)]);
      const other = state.inboxOf("1");
      expect(await other.waiting()).toEqual([]);
      expect(await other.receive([anUpdate(1)])).toHaveLength(1);
      await other.done(1);
      expect(await waitingIds(state.inboxOf(botId))).toEqual([1]);
    });

    test("knows how often it was begun, and what was sent for it", async () => {
      const { state, clock, reopen } = await openStore();
      const inbox = state.inboxOf(botId);
      await inbox.receive([anUpdate(1)]);
      clock.nowMs += 5_000;
      const first = await inbox.begin(1, leaseMs);
      expect(first).toMatchObject({ begun: 1, sent: [], waitedMs: 5_000 });
      await inbox.noteSent(1, "a");
      await inbox.noteSent(1, "b");
      const again = (await reopen()).inboxOf(botId);
      expect(await again.begin(1, leaseMs)).toMatchObject({ begun: 2, sent: ["a", "b"] });
      await again.putBack(1);
      expect(await again.begin(1, leaseMs)).toMatchObject({ begun: 1, sent: ["a", "b"] });
    });

    test("that was given up says so, across a restart, and is there until it is done", async () => {
      const { state, reopen } = await openStore();
      const inbox = state.inboxOf(botId);
      await inbox.receive([anUpdate(1)]);
      expect(await inbox.begin(1, leaseMs)).toMatchObject({ isGivenUp: false });
      await inbox.giveUp(1);
      const again = (await reopen()).inboxOf(botId);
      expect(await again.begin(1, leaseMs)).toMatchObject({ isGivenUp: true });
      await again.done(1);
      await again.giveUp(1);
      expect(await again.begin(1, leaseMs)).toBeNull();
    });

    test("is begun again by who has claimed it, before the lease has run out and after", async () => {
      const { state, clock } = await openStore();
      const inbox = state.inboxOf(botId);
      await inbox.receive([anUpdate(1)]);
      await inbox.begin(1, leaseMs);
      expect(await inbox.begin(1, leaseMs)).toMatchObject({ begun: 2 });
      clock.nowMs += leaseMs + 1;
      expect(await inbox.begin(1, leaseMs)).toMatchObject({ begun: 3 });
    });

    test("is known as begun, across a restart, until it is put back", async () => {
      const { state, reopen } = await openStore();
      await state.inboxOf(botId).receive([anUpdate(1), anUpdate(2, { lane: "chat 8" })]);
      await state.inboxOf(botId).begin(2, leaseMs);
      const inbox = (await reopen()).inboxOf(botId);
      const begun = async () => (await inbox.waiting()).map(({ isBegun }) => isBegun);
      expect(await begun()).toEqual([false, true]);
      await inbox.putBack(2);
      expect(await begun()).toEqual([false, false]);
    });

    test("is begun when none of its lane is before it, whenever that one came", async () => {
      const { state, reopen } = await openStore();
      const others = [anUpdate(4, { lane: "chat 8" }), anUpdate(3), anUpdate(2)];
      await state.inboxOf(botId).receive(others);
      await state.inboxOf(botId).receive([anUpdate(1)]);
      await state.inboxOf("1").receive([anUpdate(3)]);
      const inbox = (await reopen()).inboxOf(botId);
      const tryAll = () => Promise.all([4, 3, 2, 1].map((id) => inbox.begin(id, leaseMs)));
      const begun = { begun: expect.any(Number) as number };
      expect(await tryAll()).toMatchObject([begun, "behind", "behind", begun]);
      await inbox.putBack(1);
      expect(await tryAll()).toMatchObject([begun, "behind", "behind", begun]);
      await inbox.done(1);
      expect(await tryAll()).toMatchObject([begun, "behind", begun, null]);
    });

    test("holds up no other once it has left its lane, also when it is put back", async () => {
      const { state, reopen } = await openStore();
      await state.inboxOf(botId).receive([anUpdate(1), anUpdate(2)]);
      await state.inboxOf(botId).begin(1, leaseMs);
      await state.inboxOf(botId).leaveLane(1);
      const inbox = (await reopen()).inboxOf(botId);
      await inbox.putBack(1);
      expect(await inbox.begin(2, leaseMs)).toMatchObject({ begun: 1 });
      expect(await inbox.begin(1, leaseMs)).toMatchObject({ begun: 1 });
    });

    test("holds up no other when it is gone with its user", async () => {
      const { state } = await openStore();
      const inbox = state.inboxOf(botId);
      await inbox.receive([anUpdate(1), anUpdate(2, { userId: "8" })]);
      await state.forgetUser("7");
      expect(await inbox.begin(2, leaseMs)).toMatchObject({ begun: 1 });
    });

    test("that is done stays done, whatever is noted of it", async () => {
      const { state } = await openStore();
      const inbox = state.inboxOf(botId);
      await inbox.receive([anUpdate(1)]);
      await inbox.done(1);
      await inbox.noteSent(1, "a");
      await inbox.putBack(1);
      await inbox.done(1);
      expect(await inbox.waiting()).toEqual([]);
    });

    test("is asked for by an instance that is alone, as long as it is open", async () => {
      const { state, reopen } = await openStore();
      const inbox = state.inboxOf(botId);
      expect([await inbox.mayPoll(), await inbox.mayPoll()]).toEqual([true, true]);
      expect(await (await reopen()).inboxOf(botId).mayPoll()).toBe(true);
    });

    test("can be done together with what came of it", async () => {
      const { state } = await openStore();
      const inbox = state.inboxOf(botId);
      await inbox.receive([anUpdate(1), anUpdate(2)]);
      await state.write((writes) => {
        writes.languages.set({ chatId: "7", userId: "7" }, "en");
        writes.inbox.done(inbox.botId, 1);
      });
      expect(await waitingIds(inbox)).toEqual([2]);
      expect(await state.languages.get("7")).toBe("en");
    });

    test("goes with its user, and with the retention time", async () => {
      const { state, clock } = await openStore();
      const inbox = state.inboxOf(botId);
      const ofOthers = [anUpdate(2, { userId: "8" }), anUpdate(3, { userId: null })];
      await inbox.receive([anUpdate(1), ...ofOthers]);
      expect((await state.forgetUser("7")).waiting).toBe(1);
      expect(await waitingIds(inbox)).toEqual([2, 3]);
      await state.sweep(clock.nowMs + 91 * dayMs);
      expect(await inbox.waiting()).toEqual([]);
    });

    test("is known for as long as Telegram could deliver it again", async () => {
      const { state, clock } = await openStore();
      const inbox = state.inboxOf(botId);
      await inbox.receive([anUpdate(1)]);
      await state.sweep(clock.nowMs + redeliveredWithinMs);
      expect(await inbox.receive([anUpdate(1)])).toEqual([]);
      await state.sweep(clock.nowMs + redeliveredWithinMs + 1);
      expect(await inbox.receive([anUpdate(1)])).toHaveLength(1);
    });
  });

  describe("any history of an inbox", () => {
    const updateId = fc.integer({ min: 1, max: 4 });
    const step = fc.oneof(
      fc.record({ kind: fc.constant("receive" as const), ids: fc.array(updateId) }),
      fc.record({ kind: fc.constantFrom("begin", "send", "put back", "done"), id: updateId }),
    );

    test("delivers each update once, in order, with all that was sent for it", async () => {
      const { state, clock } = await openStore();
      let round = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
          // One store for all histories: each has a bot of its own.
          const inbox = state.inboxOf(String((round += 1)));
          const seen = new Set<number>();
          const rows = new Map<number, { begun: number; sent: string[] }>();
          const outcomes: [got: unknown, expected: unknown][] = [];
          for (const [n, one] of steps.entries()) {
            if ("ids" in one) {
              const fresh = await inbox.receive(one.ids.map((id) => anUpdate(id)));
              const expected = [...new Set(one.ids)].filter((id) => !seen.has(id));
              outcomes.push([fresh.map((update) => update.updateId), expected]);
              for (const id of expected) {
                seen.add(id);
                rows.set(id, { begun: 0, sent: [] });
              }
              continue;
            }
            const row = rows.get(one.id);
            if (one.kind === "begin") {
              const isBehind = row !== undefined && [...rows.keys()].some((id) => id < one.id);
              if (row !== undefined && !isBehind) row.begun += 1;
              const opened = await inbox.begin(one.id, leaseMs);
              const isOpened = opened !== null && opened !== "behind";
              const got = isOpened ? { begun: opened.begun, sent: opened.sent } : opened;
              const expected = row === undefined ? null : { ...row, sent: [...row.sent] };
              outcomes.push([got, isBehind ? "behind" : expected]);
            } else if (one.kind === "send") {
              await inbox.noteSent(one.id, `${n}`);
              row?.sent.push(`${n}`);
            } else if (one.kind === "put back") {
              await inbox.putBack(one.id);
              if (row !== undefined) row.begun = 0;
            } else {
              await inbox.done(one.id);
              rows.delete(one.id);
            }
          }
          expect(outcomes.map(([got]) => got)).toEqual(outcomes.map(([, expected]) => expected));
          const left = [...rows].toSorted(([a], [b]) => a - b);
          expect(await inbox.waiting()).toEqual(
            left.map(([id, { begun }]) => ({
              updateId: id,
              lane: "chat 7",
              atMs: clock.nowMs,
              isBegun: begun > 0,
            })),
          );
        }),
        { numRuns: 60 },
      );
    });
  });
}
