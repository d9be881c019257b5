/** The contents of drafts: files beside the database. */
import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as v from "valibot";
import { describe, expect, it, test } from "vitest";
import { draftLifetimeMs, mostDrafts } from "../../../src/state/drafts.ts";
import { openDatabase } from "../../../src/state/embedded/database.ts";
import { draftSchema } from "../../../src/state/stored-values.ts";
import { createTimedTable } from "../../../src/state/embedded/timed-table.ts";
import { aDraft } from "../../setup/state-records.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";
import { openTestState } from "./test-state.ts";

const content = { original: new Uint8Array([1, 2, 3]), body: "一、清理整合" };

function foldersOf(dataDir: string): readonly string[] {
  return readdirSync(path.join(dataDir, "drafts")).toSorted();
}

describe("a draft", () => {
  it("that an earlier version of the program has left is read all the same", () => {
    const { userId: _, id: __, replacedSha256: ___, ...left } = aDraft(1);
    expect(v.parse(draftSchema, left)).toMatchObject({ name: "1.txt", replacedSha256: null });
  });

  it("that gets another text keeps no file of the one before", async () => {
    const { drafts, dataDir } = await openTestState();
    await drafts.open(aDraft(1), content);
    await drafts.rewrite(aDraft(1), {}, content);
    const folder = path.join(dataDir, "drafts", "7-1");
    expect(readdirSync(folder).toSorted()).toEqual(["2.original", "2.txt"]);
  });

  it("is gone with its files when it is removed", async () => {
    const { drafts, dataDir } = await openTestState();
    await drafts.open(aDraft(1), content);
    await drafts.open(aDraft(2), content);
    expect(await drafts.remove({ userId: "7", id: 1 })).toBe(true);
    expect(foldersOf(dataDir)).toEqual(["7-2"]);
  });

  it("is gone with its files when it gives way", async () => {
    const { drafts, dataDir } = await openTestState();
    await drafts.open(aDraft(1, { userId: "8" }), content);
    for (let id = 1; id <= mostDrafts + 1; id += 1) await drafts.open(aDraft(id), content);
    expect(foldersOf(dataDir)).toHaveLength(mostDrafts + 1);
  });

  it("lies within its folder, whatever its owner's id", async () => {
    const { drafts, dataDir } = await openTestState();
    for (const userId of ["../../7", "a/b", "a\\b", ".."])
      await drafts.open(aDraft(1, { userId }), content);
    expect(foldersOf(dataDir)).toHaveLength(4);
    expect(readdirSync(dataDir)).toEqual(expect.arrayContaining(["drafts", "state.mdb"]));
  });
});

describe("what is left", () => {
  it("goes with the draft that is swept", async () => {
    const state = await openTestState();
    await state.drafts.open(aDraft(1), content);
    await state.sweep(state.clock.nowMs + draftLifetimeMs);
    expect(foldersOf(state.dataDir)).toEqual(["7-1"]);
    await state.sweep(state.clock.nowMs + draftLifetimeMs + 1);
    expect(foldersOf(state.dataDir)).toEqual([]);
  });

  it("goes with the user who is forgotten, and nobody else's", async () => {
    const state = await openTestState();
    for (const userId of ["7", "8"]) await state.drafts.open(aDraft(1, { userId }), content);
    await state.forgetUser("7");
    expect(foldersOf(state.dataDir)).toEqual(["8-1"]);
  });

  it("and cannot be removed is told and does no harm", async () => {
    const before = await openTestState();
    const { dataDir } = before;
    const draft = aDraft(1);
    await before.drafts.open(draft, content);
    const folder = path.join(dataDir, "drafts");
    renameSync(folder, `${folder}-away`);
    writeFileSync(folder, "");
    const { drafts, untidy } = await before.reopen();
    const unavailable = { code: "state.unavailable" };
    expect(untidy).toMatchObject([unavailable]);
    await expect(drafts.open(aDraft(2), content)).rejects.toMatchObject({
      ...unavailable,
      message: expect.stringContaining("cannot be written"),
    });
    await expect(drafts.content(draft)).rejects.toMatchObject(unavailable);
    expect(await drafts.remove(draft)).toBe(true);
    expect(untidy).toHaveLength(3);
  });

  it("by a process that was killed before its row was written is cleared at the next start", async () => {
    const before = await openTestState();
    const left = path.join(before.dataDir, "drafts", "7-99");
    mkdirSync(left, { recursive: true });
    await before.reopen();
    expect(existsSync(left)).toBe(false);
  });
});

test("what an older version expected is there, and any update may end it", async () => {
  const title = { kind: "value", draftId: 1, field: "title", promptIds: [3] } as const;
  const dataDir = temporaryFolder();
  const database = await openDatabase(dataDir);
  const before = createTimedTable(database, "expectations", v.unknown());
  before.put({ key: [7], atMs: 0, userId: 7, value: title });
  await database.close();
  const state = await openTestState(dataDir);
  expect((await state.expectations.get("7"))?.expectation).toMatchObject(title);
  await state.write(({ expectations }) => expectations.clear({ userId: "7", updateId: 1 }));
  expect(await state.expectations.get("7")).toBeNull();
});
