/** Which process has the state: one at a time, and never one that is gone. */
import { once } from "node:events";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { openEmbeddedState } from "../../../src/state/embedded/open-embedded-state.ts";
import type { StateWrites } from "../../../src/state/state-store.ts";
import { holdElsewhere } from "../../setup/hold-lock.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";
import { openTestState } from "./test-state.ts";

const setLanguage = ({ languages }: StateWrites) =>
  languages.set({ chatId: "7", userId: "7" }, "en");

test("state that another process keeps is waited for, and taken over when that is killed", async () => {
  const dataDir = temporaryFolder();
  const other = await holdElsewhere(path.join(dataDir, "lock"));
  const waits: number[] = [];
  const opening = openEmbeddedState({
    dataDir,
    retentionDays: 90,
    patience: { onWait: (withinMs) => waits.push(withinMs) },
  });
  await vi.waitFor(() => expect(waits).toHaveLength(1));
  // Docker leaves the old process ten seconds to end.
  expect(waits[0]).toBeGreaterThanOrEqual(15_000);
  other.kill("SIGKILL");
  await once(other, "exit");
  const state = await opening;
  await state.write(setLanguage);
  expect(waits).toHaveLength(1);
  await state.close();
});

test("one that does not end is named, with what to do", async () => {
  const state = await openTestState();
  const { dataDir } = state;
  const second = openEmbeddedState({ dataDir, retentionDays: 90, patience: { withinMs: 300 } });
  await expect(second).rejects.toMatchObject({
    name: "AppError",
    code: "state.locked",
    details: { dataDir, waitedMs: 300 },
    message: expect.stringMatching(/Another process .+ Stop that one/) as string,
  });
  // Who waited in vain has taken nothing from the first.
  await state.write(setLanguage);
  expect(await (await state.reopen()).languages.get("7")).toBe("en");
});

test("what could not be opened holds nothing", async () => {
  const dataDir = temporaryFolder({ "state.mdb": "no database" });
  for (const _ of [1, 2])
    await expect(openEmbeddedState({ dataDir, retentionDays: 90 })).rejects.toMatchObject({
      code: "state.unavailable",
    });
});
