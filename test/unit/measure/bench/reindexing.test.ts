/** Re-indexing in folders of a bench's own: what is built, changed and measured there, and that nothing is left. */
import { existsSync, readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import type { Snapshot } from "../../../../src/index/snapshot.ts";
import { benchReindexing } from "../../../../src/measure/bench/reindexing.ts";
import { openLibrary } from "../../../setup/open-library.ts";
import { aSourceDocument } from "../../../setup/source-document.ts";

const documents = [
  ["a.md", "一是把超编人员安置到乡镇。那里需要人手。\n"],
  ["c/b.md", "二是评估之后收回闲置的编制，用到急需的地方。\n"],
].map(([file = "", text = ""]) => aSourceDocument(text, { id: file, file }));

test("one is there first, then all, and then each is changed in its turn", async () => {
  const seen: string[] = [];
  let folder = "";
  const figure = await benchReindexing(documents, async (folders) => {
    folder = path.dirname(folders.seedsDir);
    const { snapshot, ...opened } = await openLibrary(folders);
    seen.push(...statesOf(snapshot));
    const refresh = async () => {
      const next = await opened.refresh();
      seen.push("refreshed", ...(next === null ? [] : statesOf(next.snapshot)));
      return next;
    };
    return { refresh, close: () => opened.close() };
  });
  expect(seen.join(" ")).toBe(
    "a.md refreshed a.md c/b.md refreshed a.md+ c/b.md refreshed a.md+ c/b.md+",
  );
  expect(figure).toMatchObject({
    what: "re-indexing after one document of 2 changed, over a full build",
    target: null,
    detail: expect.stringMatching(/^2 changes: [\d.]+ s, .*; all: [\d.]+ s, \d+ texts$/),
  });
  expect(figure.value).toBeGreaterThan(0);
  expect(existsSync(folder)).toBe(false);
});

/** A plus after those whose text is not what it was. */
function statesOf(snapshot: Snapshot): string[] {
  const before = new Map(documents.map(({ file, text }) => [file, text]));
  return snapshot.documents.map(({ file, text }) =>
    text === before.get(file) ? file : `${file}+`,
  );
}

test("where nothing is made of a change there is no figure, and nothing is left", async () => {
  let folder = "";
  let first: string[] = [];
  let isClosed = false;
  const measuring = benchReindexing(documents, async ({ seedsDir }) => {
    folder = path.dirname(seedsDir);
    first = await readdir(seedsDir);
    expect(readFileSync(path.join(seedsDir, "a.md"), "utf8")).toBe(documents[0]?.text);
    return {
      refresh: () => Promise.resolve(null),
      close: () => Promise.resolve(void (isClosed = true)),
    };
  });
  await expect(measuring).rejects.toMatchObject({ code: "index.corrupt" });
  expect({ first, isClosed, isThere: existsSync(folder) }).toEqual({
    first: ["a.md"],
    isClosed: true,
    isThere: false,
  });
});

test("a single document is too few", async () => {
  const measuring = benchReindexing(documents.slice(0, 1), () => {
    throw new Error("nothing is opened");
  });
  await expect(measuring).rejects.toMatchObject({ code: "corpus.empty" });
});
