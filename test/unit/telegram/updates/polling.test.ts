/** What is confirmed to Telegram: all that has a number, in whatever order and company it comes. */
import { Api } from "grammy";
import { expect, test } from "vitest";
import { AppError } from "../../../../src/core/errors.ts";
import { poll } from "../../../../src/telegram/updates/polling.ts";
import { quickTiming, recordingLog } from "../../../telegram/harness.ts";

async function pollOffsets(
  batch: readonly unknown[],
  polls: number,
  take: () => Promise<boolean>,
  mayPoll: () => Promise<boolean> = () => Promise.resolve(true),
): Promise<unknown[]> {
  const stopping = new AbortController();
  const offsets: unknown[] = [];
  const api = new Api("1:token");
  api.config.use((_prev, method, payload) => {
    if (method !== "getUpdates") return Promise.resolve({ ok: true, result: {} } as never);
    offsets.push((payload as { offset?: number }).offset);
    if (offsets.length === polls) stopping.abort();
    return Promise.resolve({ ok: true, result: batch } as never);
  });
  await poll({
    api,
    updateKinds: ["message"],
    signal: stopping.signal,
    log: recordingLog([]),
    timing: quickTiming,
    intake: { take, room: () => Promise.resolve() },
    inbox: { mayPoll },
  });
  return offsets;
}

test.each([
  [[{ update_id: 5 }, { update_id: 6 }], 7],
  [[{ update_id: 5 }, { message: {} }], 6],
  [[{ update_id: 6 }, { update_id: "9" }, { update_id: 5 }], 7],
  [[{ message: {} }], undefined],
])("after %j the next poll confirms up to %j", async (batch, confirmed) => {
  const offsets = await pollOffsets(batch, 2, () => Promise.resolve(true));
  expect(offsets).toEqual([undefined, confirmed]);
});

test("what the disk has no room for is fetched again, until it has", async () => {
  const takes = [false, false, true];
  const take = () => Promise.resolve(takes.shift() ?? true);
  const offsets = await pollOffsets([{ update_id: 5 }], 4, take);
  expect(offsets).toEqual([undefined, undefined, undefined, 6]);
});

test("who may not poll does not, until it may; nor where that cannot be known", async () => {
  const tries: string[] = [];
  const away = new AppError("state.unavailable", "the database is away");
  const mayPoll = () => {
    tries.push("asked");
    if (tries.length === 2) return Promise.reject(away);
    return Promise.resolve(tries.length > 3);
  };
  const offsets = await pollOffsets([{ update_id: 5 }], 2, () => Promise.resolve(true), mayPoll);
  expect([offsets, tries.length]).toEqual([[undefined, 6], 5]);
});
