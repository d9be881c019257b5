/** Updates that come while others are still being written, on a store that takes its time. */
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { noMeter } from "../../../../src/core/meter.ts";
import type { Inbox } from "../../../../src/state/state-store.ts";
import { createForwards } from "../../../../src/telegram/updates/forwards.ts";
import { createIntake } from "../../../../src/telegram/updates/intake.ts";
import type { Lanes } from "../../../../src/telegram/updates/lanes.ts";
import { recordingLog } from "../../../telegram/harness.ts";
import { openTestState } from "../../state/test-state.ts";

/** What is written first takes longest. */
async function withSlowInbox(failing: number | null = null, hasRoom = true) {
  const inbox = (await openTestState()).inboxOf("700001");
  const slow: Inbox = {
    ...inbox,
    async waiting() {
      const found = await inbox.waiting();
      await sleep(20);
      return found;
    },
    async receive(updates) {
      const fresh = await inbox.receive(updates);
      await sleep(20 - 5 * (updates[0]?.updateId ?? 0));
      if (updates[0]?.updateId === failing) throw new Error("no room on the disk");
      return fresh;
    },
  };
  const added: number[] = [];
  const lanes: Lanes = {
    add: ({ id }) => void added.push(id),
    has: (id) => added.includes(id),
    size: () => added.length,
    oldestMs: () => null,
    stop: () => Promise.resolve(),
  };
  const intake = createIntake({
    inbox: slow,
    disk: { look: () => Promise.resolve(hasRoom) },
    forwards: createForwards(0),
    mostWaiting: 100,
    meter: noMeter,
    log: recordingLog([]),
  });
  const take = (updateId: number) =>
    intake.take([{ update_id: updateId, message: { chat: { id: 7 } } }]);
  return { inbox, intake, lanes, added, take };
}

test("they come to their lane in the order in which they arrived", async () => {
  const { intake, lanes, added, take } = await withSlowInbox();
  await intake.open(lanes);
  await Promise.all([1, 2, 3].map(take));
  expect(added).toEqual([1, 2, 3]);
});

test("those that come while the rest of before is read are handled once", async () => {
  const { intake, lanes, added, take } = await withSlowInbox();
  await take(1);
  await Promise.all([take(2), intake.open(lanes), take(3), take(2)]);
  expect(added).toEqual([1, 2, 3]);
});

test("one that cannot be written keeps no other back", async () => {
  const { intake, lanes, added, take } = await withSlowInbox(1);
  await intake.open(lanes);
  const taken = await Promise.allSettled([take(1), take(2)]);
  expect(taken.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
  expect(added).toEqual([2]);
});

test("without room on the disk nothing is taken, and whoever brings it is told", async () => {
  const { inbox, intake, lanes, take } = await withSlowInbox(null, false);
  await intake.open(lanes);
  expect(await take(1)).toBe(false);
  expect(await inbox.waiting()).toEqual([]);
});
