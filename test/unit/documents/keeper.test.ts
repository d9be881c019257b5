/** Documents put, withdrawn, and changes taken back: the folder and what is told of who did what. */
import { appendFileSync, existsSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countSpoilt, createDocumentKeeper } from "../../../src/documents/keeper.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";

const nowMs = Date.UTC(2026, 10, 22, 8);

function aKeeper(files: Readonly<Record<string, string>> = {}) {
  const folder = temporaryFolder(files);
  const read = (name: string) => readFileSync(path.join(folder, name), "utf8");
  return { folder, read, keeper: createDocumentKeeper({ seedsDir: folder }, () => nowMs) };
}

const by = "小李";

describe("a document", () => {
  test("that is put is there, with what it was read from, and noted", async () => {
    const { folder, keeper, read } = aKeeper();
    const original = { name: "../坏/报告.DOCX", bytes: Buffer.from([1, 2, 3]) };
    const entry = await keeper.put({ file: "a.md", text: "甲", original, by });
    expect(read("a.md")).toBe("甲");
    expect(entry).toEqual({
      at: "2026-11-22T08:00:00.000Z",
      by,
      change: "added",
      file: "a.md",
      before: null,
      original: {
        file: ".originals/a.md/039058c6f2c0.docx",
        sha256: "039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81",
      },
    });
    expect(readFileSync(path.join(folder, entry?.original?.file ?? ""))).toEqual(original.bytes);
    expect(await keeper.changes()).toEqual([entry]);
  });

  test("that is put as it is changes nothing", async () => {
    const { keeper } = aKeeper({ "a.md": "甲" });
    expect(await keeper.put({ file: "a.md", text: "甲", by })).toBeNull();
    expect(await keeper.changes()).toEqual([]);
  });

  test("that is changed twice at a time has changes of times of their own", async () => {
    const { keeper } = aKeeper();
    for (const text of ["甲", "乙", "丙"]) await keeper.put({ file: "a.md", text, by });
    expect((await keeper.changes()).map(({ at }) => at)).toEqual([
      "2026-11-22T08:00:00.002Z",
      "2026-11-22T08:00:00.001Z",
      "2026-11-22T08:00:00.000Z",
    ]);
  });

  test("that is not there cannot be withdrawn", async () => {
    expect(await aKeeper().keeper.withdraw("a.md", by)).toBeNull();
  });
});

describe("undo", () => {
  test("takes back one change after the other, and is noted itself", async () => {
    const { folder, keeper, read } = aKeeper({ "z.md": "丁" });
    await keeper.put({ file: "a.md", text: "甲", by });
    await keeper.put({ file: "a.md", text: "乙", by });
    await keeper.withdraw("z.md", by);
    expect(await keeper.undo("老王")).toMatchObject({ change: "undone", file: "z.md" });
    expect(read("z.md")).toBe("丁");
    await keeper.undo(by);
    expect(read("a.md")).toBe("甲");
    await keeper.undo(by);
    expect(existsSync(path.join(folder, "a.md"))).toBe(false);
    expect(await keeper.undo(by)).toBeNull();
    const changes = (await keeper.changes()).map(({ change }) => change);
    expect(changes.slice(0, 3)).toEqual(["undone", "undone", "undone"]);
  });

  test("takes back the change of that time only, while it is the last", async () => {
    const { keeper, read } = aKeeper();
    const first = await keeper.put({ file: "a.md", text: "甲", by });
    const [early, late] = await Promise.all([
      keeper.put({ file: "a.md", text: "乙", by }),
      keeper.undo(by, first?.at ?? ""),
    ]);
    expect([late, read("a.md")]).toEqual([null, "乙"]);
    expect(await keeper.undo(by, early?.at ?? "")).toMatchObject({ change: "undone" });
    expect(read("a.md")).toBe("甲");
  });

  test("of nothing is nothing", async () => {
    expect(await aKeeper({ "a.md": "甲" }).keeper.undo(by)).toBeNull();
  });
});

test.each(['{"at":"2026-', '{"at":"2026-\n', '{"at":"20\n{}\n\n'])(
  "a line that was cut off keeps no other from being read: %j",
  async (left) => {
    const { folder, keeper } = aKeeper();
    expect(await countSpoilt({ seedsDir: folder })).toBe(0);
    await keeper.put({ file: "a.md", text: "甲", by });
    appendFileSync(path.join(folder, ".versions/changes.jsonl"), left);
    await keeper.put({ file: "b.md", text: "乙", by });
    expect((await keeper.changes()).map(({ file }) => file)).toEqual(["b.md", "a.md"]);
    expect(await countSpoilt({ seedsDir: folder })).toBe(left.includes("{}") ? 2 : 1);
  },
);

test("changes that are asked for at once are made one after the other", async () => {
  const { keeper, read } = aKeeper();
  await Promise.all(["甲", "乙", "丙"].map((text) => keeper.put({ file: "a.md", text, by })));
  expect(read("a.md")).toBe("丙");
  expect(read(".versions/a.md/1.md")).toBe("甲");
  expect(read(".versions/a.md/2.md")).toBe("乙");
});

const change = fc.record({
  file: fc.constantFrom("a.md", "b.md"),
  text: fc.constantFrom("甲", "乙", "丙", null),
});

test("as many undos as changes bring everything back", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 8 }), async (history) => {
      const { folder, keeper, read } = aKeeper({ "a.md": "原" });
      let count = 0;
      for (const { file, text } of history) {
        const entry = await (text === null
          ? keeper.withdraw(file, by)
          : keeper.put({ file, text, by }));
        if (entry !== null) count += 1;
      }
      for (let undone = 0; undone < count; undone++) expect(await keeper.undo(by)).not.toBeNull();
      expect(await keeper.undo(by)).toBeNull();
      expect(read("a.md")).toBe("原");
      expect(existsSync(path.join(folder, "b.md"))).toBe(false);
    }),
    { numRuns: 40 },
  );
});
