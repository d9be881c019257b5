/** Files of an index that are not as they were written, whatever happened to them: never used, always named. */
import { cpSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AppError } from "../../../src/core/errors.ts";
import type { Embedder } from "../../../src/embedding/embedder.ts";
import { writeWithFacts } from "../../../src/index/checked-file.ts";
import { decodeKeys } from "../../../src/index/embed-texts.ts";
import { currentGeneration } from "../../../src/index/generations.ts";
import { indexFiles } from "../../../src/index/index-files.ts";
import { formatVersion, sha256 } from "../../../src/index/manifest.ts";
import { openIndex, readReusable } from "../../../src/index/stored-index.ts";
import { buildInto, documents, expectedBy, startModel } from "../../setup/small-index.ts";
import { copyOf, makeFolder, temporaryFolder } from "../../setup/temporary-folder.ts";

const whole = makeFolder();
const ofOthers = makeFolder();
let embedder: Embedder;

beforeAll(async () => {
  embedder = await startModel();
  await buildInto(whole, { embedder });
  await buildInto(ofOthers, { embedder, documents: documents.slice(0, 1) });
});

afterAll(async () => {
  await embedder.close();
  for (const folder of [whole, ofOthers]) rmSync(folder, { recursive: true });
});

const expected = () => expectedBy(embedder);

async function fileOf(indexDir: string, name: string): Promise<string> {
  return path.join((await currentGeneration(indexDir)) ?? "", name);
}

/** A copy of the index, one file of which something was done to. */
async function harmed(name: string, harm: (file: string) => unknown): Promise<string> {
  const indexDir = copyOf(whole);
  await harm(await fileOf(indexDir, name));
  return indexDir;
}

function flipBit(file: string, place: number): void {
  const bytes = readFileSync(file);
  const at = Math.floor(place * bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << (Math.floor(place * 1e6) % 8));
  writeFileSync(file, bytes);
}

const harms: [string, (file: string) => unknown][] = [
  ["cut short", (file) => truncateSync(file, readFileSync(file).length - 1)],
  ["empty", (file) => truncateSync(file, 0)],
  ["missing", (file) => rmSync(file)],
  ["longer", (file) => writeFileSync(file, "\n", { flag: "a" })],
  ["of another index", async (file) => cpSync(await fileOf(ofOthers, path.basename(file)), file)],
];

describe.each(harms)("a file that is %s", (_, harm) => {
  test.each(Object.values(indexFiles))("is named: %s", async (name) => {
    await expect(openIndex(await harmed(name, harm), expected())).rejects.toMatchObject({
      code: "index.corrupt",
      details: { name },
      message: expect.stringContaining(`${name} is damaged`) as string,
    });
  });
});

test("one bit, anywhere in any file, is noticed", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.values(indexFiles)),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      async (name, place) => {
        const indexDir = await harmed(name, (file) => flipBit(file, place));
        await expect(openIndex(indexDir, expected())).rejects.toMatchObject({
          code: "index.corrupt",
          details: { name },
        });
      },
    ),
    { numRuns: 60 },
  );
});

test("one bit in the manifest never lets another index pass for this one", async () => {
  const usual = await openIndex(whole, expected());
  await fc.assert(
    fc.asyncProperty(
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      async (place) => {
        const indexDir = await harmed("manifest.json", (file) => flipBit(file, place));
        const outcome = await openIndex(indexDir, expected()).then(
          (opened) => opened?.pieces.vectors ?? "none",
          (error: unknown) => (error instanceof AppError ? error.code : error),
        );
        // White space may differ, and the count of documents.
        const harmless = ["index.corrupt", "index.incompatible", "none", usual?.pieces.vectors];
        expect(harmless).toContainEqual(outcome);
      },
    ),
    { numRuns: 100 },
  );
});

describe("a file with the right checksum that something else has written", () => {
  const contents: [string, string][] = [
    [indexFiles.documents, "{}"],
    [indexFiles.documents, "not JSON"],
    [indexFiles.vectorKeys, "1234"],
    [indexFiles.graphKeys, "1234"],
    [indexFiles.passages, "[[0,1]]"],
    [indexFiles.passages, "{}"],
    [indexFiles.passages, "not JSON"],
    [indexFiles.sentences, "1234567"],
    [indexFiles.vectors, "1234"],
    [indexFiles.graph, "a graph of another library"],
    [indexFiles.passageTerms, "terms"],
  ];

  test.each(contents)("is named: %s with %s", async (name, content) => {
    const indexDir = copyOf(whole);
    const facts = await writeWithFacts(await fileOf(indexDir, name), Buffer.from(content));
    const manifestFile = await fileOf(indexDir, "manifest.json");
    const manifest = JSON.parse(readFileSync(manifestFile, "utf8")) as { files: object };
    const files = { ...manifest.files, [name]: facts };
    writeFileSync(manifestFile, JSON.stringify({ ...manifest, files }));
    await expect(openIndex(indexDir, expected())).rejects.toMatchObject({
      code: "index.corrupt",
      details: { name },
    });
  });
});

test("a generation that is not there is named", async () => {
  const indexDir = temporaryFolder({ current: "m5x0abcd-1-0123abcd\n" });
  await expect(openIndex(indexDir, expected())).rejects.toMatchObject({
    code: "index.corrupt",
    details: { name: "manifest.json" },
  });
});

test.each([
  ["format", { formatVersion: 0 }, `0, expected ${formatVersion}`],
  ["model", { modelSha256: "abc" }, "abc, expected "],
])("an index of another %s is named", async (what, change, got) => {
  const indexDir = await harmed("manifest.json", (file) => {
    const manifest = JSON.parse(readFileSync(file, "utf8")) as object;
    writeFileSync(file, JSON.stringify({ ...manifest, ...change }));
  });
  await expect(openIndex(indexDir, expected())).rejects.toMatchObject({
    code: "index.incompatible",
    message: expect.stringContaining(`another ${what}: ${got}`) as string,
  });
});

describe("a build takes", () => {
  const reusable = (indexDir: string) => readReusable(indexDir, embedder.modelSha256);
  const nothing = { former: null, vectors: null };

  test("all of the index that is there, named or not", async () => {
    const indexDir = copyOf(whole);
    const usual = await openIndex(whole, expected());
    expect((await reusable(indexDir)).former?.pieces).toEqual(usual?.pieces);
    rmSync(path.join(indexDir, "current"));
    expect((await reusable(indexDir)).former?.pieces).toEqual(usual?.pieces);
  });

  test.each([indexFiles.vectors, indexFiles.vectorKeys])(
    "nothing where there is a damaged %s",
    async (name) => {
      const indexDir = await harmed(name, (file) => truncateSync(file, 32));
      expect(await reusable(indexDir)).toEqual(nothing);
    },
  );

  test.each(Object.values(indexFiles).filter((name) => !name.startsWith("vectors")))(
    "only the vectors where there is a damaged %s",
    async (name) => {
      const indexDir = await harmed(name, (file) => truncateSync(file, 2));
      const { former, vectors } = await reusable(indexDir);
      const usual = (await openIndex(whole, expected()))?.pieces;
      expect(former).toBeNull();
      expect(vectors).toEqual({
        keys: decodeKeys(usual?.vectorKeys ?? Buffer.alloc(0)),
        table: usual?.vectors,
      });
    },
  );

  test("only the vectors of the format before, if their checksums are right", async () => {
    const indexDir = await harmed("manifest.json", (file) => {
      const manifest = JSON.parse(readFileSync(file, "utf8")) as { files: object };
      const files = Object.keys(manifest.files).map((name) => {
        const content = readFileSync(path.join(path.dirname(file), name));
        return [name, { bytes: content.length, sha256: sha256(content) }];
      });
      const former = { ...manifest, formatVersion: 3, files: Object.fromEntries(files) as object };
      writeFileSync(file, JSON.stringify(former));
    });
    const { former, vectors } = await reusable(indexDir);
    expect(former).toBeNull();
    expect(vectors?.keys.length).toBeGreaterThan(0);
    flipBit(await fileOf(indexDir, indexFiles.vectors), 0.5);
    expect(await reusable(indexDir)).toEqual(nothing);
  });

  test("nothing of another model", async () => {
    expect(await readReusable(whole, "another")).toEqual(nothing);
  });
});
