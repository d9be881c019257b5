/** The state on a disk that fills up: LMDB is never asked to write where it would be refused. */
import { rmSync, statSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { expect, it, test } from "vitest";
import type { AppError } from "../../../src/core/errors.ts";
import { openEmbeddedState } from "../../../src/state/embedded/open-embedded-state.ts";
import { unavailableState } from "../../../src/state/embedded/state-errors.ts";
import type { StateStore } from "../../../src/state/state-store.ts";
import { createOwnDisk, noOwnDisk } from "../../setup/own-disk.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";
import { openTestState } from "./test-state.ts";

const full = { code: "disk.full", message: expect.stringMatching(/Make room/) as string };

function receive(state: StateStore, updateId: number): Promise<unknown> {
  const update = { updateId, lane: "chat 7", userId: "7", text: "长".repeat(updateId % 3000) };
  return state.inboxOf("1").receive([update]);
}

test("what is acknowledged is kept, and the rest refused, until there is room", async ({
  skip,
}) => {
  const reason = noOwnDisk();
  if (reason !== null) skip(reason);
  const disk = await createOwnDisk();
  const state = await openTestState(disk.seen);
  expect(await state.room()).toMatchObject({ allows: "updates" });
  disk.fillUpTo(0);
  expect(await state.room()).toMatchObject({ allows: "answers", freeBytes: 0 });

  let received = 0;
  let refusal: unknown = null;
  while (refusal === null) {
    refusal = await receive(state, received + 1).then(
      () => null,
      (error: unknown) => error,
    );
    if (refusal === null) received += 1;
  }
  expect(refusal).toMatchObject(full);
  expect(await state.room()).toMatchObject({ allows: "nothing" });
  const draft = { userId: "7", id: 1 };
  await expect(state.drafts.change(draft, { begunBy: 1 })).rejects.toMatchObject(full);
  // A start without room reads what there is.
  const next = await state.reopen();
  expect(await next.inboxOf("1").waiting()).toHaveLength(received);

  disk.makeRoom();
  expect(await next.room()).toMatchObject({ allows: "updates" });
  await receive(next, received + 1);
  expect(await (await next.reopen()).inboxOf("1").waiting()).toHaveLength(received + 1);
}, 120_000);

test("a first start on a full disk says so", async ({ skip }) => {
  const reason = noOwnDisk();
  if (reason !== null) skip(reason);
  const disk = await createOwnDisk();
  disk.fillUpTo(100_000);
  const opening = openEmbeddedState({ dataDir: disk.seen, retentionDays: 90 });
  await expect(opening).rejects.toMatchObject(full);
});

it("keeps its file longer than it needs, while it grows", async () => {
  const state = await openTestState();
  const bytes = () => statSync(path.join(state.dataDir, "state.mdb")).size;
  const first = bytes();
  const { reserveBytes } = await state.room();
  expect(first).toBeGreaterThanOrEqual(reserveBytes);
  for (let id = 1; id <= 20; id += 1)
    await state
      .inboxOf("1")
      .receive([{ updateId: id, lane: "chat 7", userId: "7", text: "长".repeat(100_000) }]);
  expect((await state.room()).reserveBytes).toBeGreaterThanOrEqual(reserveBytes / 2);
  expect(bytes()).toBeGreaterThan(first);
});

it("tells once the disk fails, with the folder", async () => {
  const dataDir = temporaryFolder();
  const failures: AppError[] = [];
  const onFailed = (error: AppError) => void failures.push(error);
  const state = await openEmbeddedState({ dataDir, retentionDays: 90, onFailed });
  rmSync(dataDir, { recursive: true });
  await expect(receive(state, 1)).rejects.toMatchObject({ code: "state.unavailable" });
  expect(failures).toHaveLength(1);
  expect(failures[0]?.message).toContain(dataDir);
  await state.close();
});

it("never advises to leave the state behind where the disk fails", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 133 }), fc.boolean(), (errno, isFull) => {
      const cause = Object.assign(new Error("refused"), { code: isFull ? "ENOSPC" : errno });
      const { message } = unavailableState("written", "/data/state.mdb", cause);
      expect(message).not.toMatch(/\bmove\b|\bdelete\b|remove|empty state/i);
    }),
  );
});
