/** Updates on their way through the inbox, on a real database. */
import { describe, expect, test } from "vitest";
import { type IncomingUpdate, deliveredWithinMs } from "../../../src/state/inbox.ts";
import { dayMs, openTestState } from "./test-state.ts";

const botId = 700_001;

function anUpdate(updateId: number, fields: Partial<IncomingUpdate> = {}): IncomingUpdate {
  return { updateId, lane: "chat 7", userId: 7, text: `{"update_id":${updateId}}`, ...fields };
}

describe("an update in the inbox", () => {
  test("waits, across a restart, until it is done", async () => {
    const state = await openTestState();
    state.inboxOf(botId).receive([anUpdate(2), anUpdate(1, { lane: "chat 8" })]);
    const reopened = await state.reopen();
    const inbox = reopened.inboxOf(botId);
    expect(inbox.waiting()).toEqual([
      { updateId: 1, lane: "chat 8", isBegun: false },
      { updateId: 2, lane: "chat 7", isBegun: false },
    ]);
    inbox.done(1);
    expect([1, 2, 3].map((updateId) => inbox.has(updateId))).toEqual([false, true, false]);
    expect(inbox.waiting()).toEqual([{ updateId: 2, lane: "chat 7", isBegun: false }]);
    expect(inbox.begin(1)).toBeNull();
    expect(inbox.begin(2)?.text).toBe('{"update_id":2}');
  });

  test("is taken in once, also after it was done and after a restart", async () => {
    const state = await openTestState();
    const inbox = state.inboxOf(botId);
    expect(inbox.receive([anUpdate(1), anUpdate(1)])).toHaveLength(1);
    inbox.done(1);
    const reopened = await state.reopen();
    const updates = reopened.inboxOf(botId).receive([anUpdate(1), anUpdate(2)]);
    expect(updates.map(({ updateId }) => updateId)).toEqual([2]);
  });

  test("is another bot's when that has the same number", async () => {
    const state = await openTestState();
    state.inboxOf(botId).receive([anUpdate(1)]);
    expect(state.inboxOf(1).waiting()).toEqual([]);
    expect(state.inboxOf(1).receive([anUpdate(1)])).toHaveLength(1);
  });

  test("knows how often it was begun, and what was sent for it", async () => {
    const state = await openTestState();
    const inbox = state.inboxOf(botId);
    inbox.receive([anUpdate(1)]);
    state.clock.nowMs += 5_000;
    expect(inbox.begin(1)).toMatchObject({ begun: 1, sent: [], waitedMs: 5_000 });
    inbox.noteSent(1, "a");
    inbox.noteSent(1, "b");
    const again = (await state.reopen()).inboxOf(botId);
    expect(again.begin(1)).toMatchObject({ begun: 2, sent: ["a", "b"] });
    again.putBack(1);
    expect(again.begin(1)).toMatchObject({ begun: 1, sent: ["a", "b"] });
  });

  test("is known as begun, across a restart, until it is put back", async () => {
    const state = await openTestState();
    state.inboxOf(botId).receive([anUpdate(1), anUpdate(2)]);
    state.inboxOf(botId).begin(2);
    const inbox = (await state.reopen()).inboxOf(botId);
    expect(inbox.waiting().map(({ isBegun }) => isBegun)).toEqual([false, true]);
    inbox.putBack(2);
    expect(inbox.waiting().map(({ isBegun }) => isBegun)).toEqual([false, false]);
  });

  test("that is done stays done, whatever is noted of it", async () => {
    const inbox = (await openTestState()).inboxOf(botId);
    inbox.receive([anUpdate(1)]);
    inbox.done(1);
    inbox.noteSent(1, "a");
    inbox.putBack(1);
    inbox.done(1);
    expect(inbox.waiting()).toEqual([]);
  });

  test("goes with its user, and with the retention time", async () => {
    const state = await openTestState();
    const inbox = state.inboxOf(botId);
    inbox.receive([anUpdate(1), anUpdate(2, { userId: 8 }), anUpdate(3, { userId: null })]);
    expect(state.forgetUser(7).waiting).toBe(1);
    expect(inbox.waiting().map(({ updateId }) => updateId)).toEqual([2, 3]);
    await state.sweep(state.clock.nowMs + 91 * dayMs);
    expect(inbox.waiting()).toEqual([]);
  });

  test("is known for as long as Telegram could deliver it again", async () => {
    const state = await openTestState();
    const inbox = state.inboxOf(botId);
    inbox.receive([anUpdate(1)]);
    await state.sweep(state.clock.nowMs + deliveredWithinMs);
    expect(inbox.receive([anUpdate(1)])).toEqual([]);
    await state.sweep(state.clock.nowMs + deliveredWithinMs + 1);
    expect(inbox.receive([anUpdate(1)])).toHaveLength(1);
  });
});
