/** What an index was made from, and whether its files are still those that were written. */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import type { EarlierTexts } from "../../../src/documents/versions.ts";
import { writeWithFacts } from "../../../src/index/checked-file.ts";
import {
  formatVersion,
  readChecked,
  readManifest,
  sourceHash,
  writeManifest,
} from "../../../src/index/manifest.ts";
import { aSourceDocument } from "../../setup/source-document.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";

const facts = {
  modelSha256: "abc",
  dimension: 512,
  sourceSha256: "def",
  documentCount: 1,
  passageCount: 2,
  sentenceCount: 3,
};

async function writtenFolder(): Promise<string> {
  const folder = temporaryFolder();
  const write = (name: string, content: string) =>
    writeWithFacts(path.join(folder, name), Buffer.from(content));
  const files = { "a.bin": await write("a.bin", "content"), "b.bin": await write("b.bin", "") };
  await writeManifest(folder, { ...facts, files });
  return folder;
}

test("a manifest is read as it was written", async () => {
  const manifest = await readManifest(await writtenFolder());
  expect(manifest).toMatchObject({ ...facts, formatVersion });
  expect(Object.keys(manifest.files)).toEqual(["a.bin", "b.bin"]);
});

test.each([
  ["missing", (file: string) => rmSync(file)],
  ["empty", (file: string) => writeFileSync(file, "")],
  ["cut short", (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 40))],
  ["of another form", (file: string) => writeFileSync(file, '{"dimension":"512"}')],
])("a manifest that is %s is named", async (_, harm) => {
  const folder = await writtenFolder();
  harm(path.join(folder, "manifest.json"));
  await expect(readManifest(folder)).rejects.toMatchObject({
    code: "index.corrupt",
    details: { folder, name: "manifest.json" },
  });
});

describe("a file", () => {
  test("that is as it was written is read", async () => {
    const folder = await writtenFolder();
    const manifest = await readManifest(folder);
    expect((await readChecked(folder, manifest, "a.bin")).toString()).toBe("content");
    expect(await readChecked(folder, manifest, "b.bin")).toHaveLength(0);
  });

  test.each([
    ["is missing", (file: string) => rmSync(file), /ENOENT/],
    ["is cut short", (file: string) => writeFileSync(file, "cont"), /4 bytes, expected 7/],
    ["is another of the same length", (file: string) => writeFileSync(file, "CONTENT"), /checksum/],
  ])("that %s is named", async (_, harm, reason) => {
    const folder = await writtenFolder();
    const manifest = await readManifest(folder);
    harm(path.join(folder, "a.bin"));
    await expect(readChecked(folder, manifest, "a.bin")).rejects.toMatchObject({
      code: "index.corrupt",
      details: { folder, name: "a.bin" },
      message: expect.stringMatching(reason) as string,
    });
  });

  test("that the manifest does not know is refused", async () => {
    const folder = await writtenFolder();
    const manifest = await readManifest(folder);
    writeFileSync(path.join(folder, "c.bin"), "new");
    await expect(readChecked(folder, manifest, "c.bin")).rejects.toThrow("expected no such file");
  });
});

describe("the hash of what was indexed", () => {
  const documents = [aSourceDocument("甲", { id: "a" }), aSourceDocument("乙", { id: "b" })];
  const earlier: EarlierTexts = new Map();
  const hash = sourceHash({ documents, earlier }, "words");

  test("is the same for the same documents and words", () => {
    expect(
      sourceHash(
        { documents: documents.map((each) => ({ ...each })), earlier: new Map() },
        "words",
      ),
    ).toBe(hash);
  });

  test.each([
    ["a text", [aSourceDocument("丙", { id: "a" }), aSourceDocument("乙", { id: "b" })], "words"],
    ["a name", [aSourceDocument("甲", { id: "c" }), aSourceDocument("乙", { id: "b" })], "words"],
    ["the words", documents, "other words"],
    ["the order", documents.toReversed(), "words"],
    ["the number of documents", documents.slice(0, 1), "words"],
    ["to none", [], "words"],
  ])("changes with %s", (_, others, words) => {
    expect(sourceHash({ documents: others, earlier }, words)).not.toBe(hash);
  });

  test("changes with an earlier text: it decides what passages are called", () => {
    const [first] = documents;
    const texts = [aSourceDocument("丁", { id: "a", file: ".versions/a.md/1.md" })];
    const changed = new Map(first === undefined ? [] : [[first.id, texts]]);
    expect(sourceHash({ documents, earlier: changed }, "words")).not.toBe(hash);
  });
});
