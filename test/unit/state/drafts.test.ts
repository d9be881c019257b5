/** Drafts: whose they are, how many, how long, and what lies in files beside the database. */
import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { type Draft, storedSchema } from "../../../src/state/draft.ts";
import { draftLifetimeMs, mostDrafts } from "../../../src/state/drafts.ts";
import { dayMs, openTestState } from "./test-state.ts";

function aDraft(id: number, fields: Partial<Draft> = {}): Draft {
  return {
    userId: 7,
    id,
    origin: "file",
    name: `${id}.txt`,
    fields: { title: "河曲改革", place: null, source: null, authors: ["王国梁"], date: "2022-05" },
    warnings: [],
    replacedId: null,
    replacedSha256: null,
    isBeside: false,
    placeChoices: [],
    partIds: [],
    begunBy: null,
    revision: 1,
    ...fields,
  };
}

const content = { original: new Uint8Array([1, 2, 3]), body: "一、清理整合" };
const bytesOf = (bytes: Uint8Array | null) => bytes && [...bytes];

function foldersOf(dataDir: string): readonly string[] {
  return readdirSync(path.join(dataDir, "drafts")).toSorted();
}

describe("a draft", () => {
  it("is there after a restart, with its text and what it was read from", async () => {
    const before = await openTestState();
    await before.drafts.open(aDraft(1), content);
    before.drafts.change({ userId: 7, id: 1 }, { name: "新.txt" });
    const { drafts } = await before.reopen();
    const draft = drafts.get({ userId: 7, id: 1 });
    expect(draft).toEqual(aDraft(1, { name: "新.txt" }));
    const kept = await drafts.content(draft ?? aDraft(1));
    expect(kept.body).toBe(content.body);
    expect(bytesOf(kept.original)).toEqual([1, 2, 3]);
  });

  it("that an earlier version of the program has left is read all the same", () => {
    const { userId: _, id: __, replacedSha256: ___, ...left } = aDraft(1);
    expect(v.parse(storedSchema, left)).toMatchObject({ name: "1.txt", replacedSha256: null });
  });

  it("is its owner's alone", async () => {
    const { drafts } = await openTestState();
    await drafts.open(aDraft(1), content);
    expect(drafts.get({ userId: 8, id: 1 })).toBeNull();
    expect(drafts.change({ userId: 8, id: 1 }, { name: "a" })).toBeNull();
    expect(drafts.remove({ userId: 8, id: 1 })).toBe(false);
    await drafts.open(aDraft(1, { userId: 8 }), { original: null, body: "另一份" });
    expect(drafts.get({ userId: 7, id: 1 })).toEqual(aDraft(1));
    expect((await drafts.content(aDraft(1, { userId: 8 }))).original).toBeNull();
  });

  it("that gets another text keeps no file of the one before", async () => {
    const { drafts, dataDir } = await openTestState();
    await drafts.open(aDraft(1), content);
    const longer = { ...content, body: "一、清理整合。二、规范管理" };
    const draft = await drafts.rewrite(aDraft(1), { partIds: [4, 5] }, longer);
    expect(draft).toEqual(aDraft(1, { partIds: [4, 5], revision: 2 }));
    expect((await drafts.content(draft ?? aDraft(1))).body).toBe(longer.body);
    const folder = path.join(dataDir, "drafts", "7-1");
    expect(readdirSync(folder).toSorted()).toEqual(["2.original", "2.txt"]);
  });

  it("is gone with its files when it is removed", async () => {
    const { drafts, dataDir } = await openTestState();
    await drafts.open(aDraft(1), content);
    await drafts.open(aDraft(2), content);
    expect(drafts.remove({ userId: 7, id: 1 })).toBe(true);
    expect(foldersOf(dataDir)).toEqual(["7-2"]);
  });
});

describe("too many", () => {
  it("make the one give way that was not touched for longest, which is told", async () => {
    const { drafts, clock, dataDir } = await openTestState();
    for (let id = 1; id <= mostDrafts; id += 1) {
      clock.nowMs += 1;
      expect(await drafts.open(aDraft(id), content)).toEqual([]);
    }
    clock.nowMs += 1;
    drafts.change({ userId: 7, id: 1 }, { name: "改过.txt" });
    expect(await drafts.open(aDraft(1, { userId: 8 }), content)).toEqual([]);
    clock.nowMs += 1;
    const gone = await drafts.open(aDraft(mostDrafts + 1), content);
    expect(gone.map(({ id }) => id)).toEqual([2]);
    expect(foldersOf(dataDir)).toHaveLength(mostDrafts + 1);
  });

  it("leave alone what is being added", async () => {
    const { drafts } = await openTestState();
    await drafts.open(aDraft(1, { begunBy: 1042 }), content);
    for (let id = 2; id <= mostDrafts + 1; id += 1)
      expect(await drafts.open(aDraft(id), content)).toEqual([]);
    expect(drafts.get({ userId: 7, id: 1 })).not.toBeNull();
  });
});

describe("what is left", () => {
  it("is swept some days after it was last touched", async () => {
    const state = await openTestState();
    const { drafts, clock, dataDir } = state;
    await drafts.open(aDraft(1), content);
    await state.sweep(clock.nowMs + draftLifetimeMs);
    expect(drafts.get({ userId: 7, id: 1 })).not.toBeNull();
    await state.sweep(clock.nowMs + draftLifetimeMs + 1);
    expect(drafts.get({ userId: 7, id: 1 })).toBeNull();
    expect(foldersOf(dataDir)).toEqual([]);
  });

  it("is swept sooner where nothing is kept so long", async () => {
    const { drafts, expectations, ...state } = await openTestState(undefined, undefined, 3);
    await drafts.open(aDraft(1), content);
    const by = { userId: 7, updateId: 5 };
    expectations.set(by, { kind: "value", draftId: 1, field: "title", promptIds: [3] });
    expect(state.draftDays).toBe(3);
    await state.sweep(state.clock.nowMs + 3 * dayMs);
    expect(expectations.get(7)).not.toBeNull();
    await state.sweep(state.clock.nowMs + 3 * dayMs + 1);
    expect([drafts.get({ userId: 7, id: 1 }), expectations.get(7)]).toEqual([null, null]);
  });

  it("is deleted for whoever is forgotten, and nobody else", async () => {
    const state = await openTestState();
    const { drafts, expectations, dataDir } = state;
    for (const userId of [7, 8]) {
      await drafts.open(aDraft(1, { userId }), content);
      const by = { userId, updateId: 5 };
      expectations.set(by, { kind: "value", draftId: 1, field: "title", promptIds: [3] });
    }
    expect(state.forgetUser(7)).toMatchObject({ drafts: 1, subjects: 1 });
    expect(expectations.get(7)).toBeNull();
    expect(expectations.get(8)).not.toBeNull();
    expect(foldersOf(dataDir)).toEqual(["8-1"]);
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
    expect(drafts.remove(draft)).toBe(true);
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
