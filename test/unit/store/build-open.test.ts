/** An index that is built and opened again: all that went in, and nothing that is not as it was written. */
import { readFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { splitDocument } from "../../../src/corpus/split.ts";
import type { Embedder } from "../../../src/embed/embedder.ts";
import { type BuildOptions, buildIndex } from "../../../src/store/build.ts";
import { currentGeneration } from "../../../src/store/generations.ts";
import { indexFiles } from "../../../src/store/layout.ts";
import { openIndex, readKnownVectors } from "../../../src/store/open.ts";
import { buildOptions, documents, expectedBy, startModel } from "../../setup/small-index.ts";
import { textOf } from "../../setup/source-document.ts";
import { makeFolder, temporaryFolder } from "../../setup/temporary-folder.ts";

const indexDir = makeFolder();
let embedder: Embedder;

beforeAll(async () => {
  embedder = await startModel();
  await buildIndex(optionsFor({ indexDir }));
});

afterAll(async () => {
  await embedder.close();
  rmSync(indexDir, { recursive: true });
});

const optionsFor = (own: Partial<BuildOptions>) => buildOptions({ indexDir, embedder, ...own });
const expected = () => expectedBy(embedder);

async function opened(folder = indexDir) {
  const snapshot = await openIndex(folder, expected());
  if (snapshot === null) throw new Error("There is no index.");
  return snapshot;
}

describe("what was built is opened", () => {
  test("its passages are those of the documents", async () => {
    const { passages, documentOf } = await opened();
    expect(passages).toEqual(documents.flatMap(splitDocument));
    expect([...documentOf]).toEqual(passages.map(({ documentId }) => (documentId === "a" ? 0 : 1)));
  });

  test("its sentences tile the passages' text, each with its passage", async () => {
    const { passages, sentences, firstSentence } = await opened();
    passages.forEach((passage, number) => {
      const own = sentences.slice(firstSentence[number], firstSentence[number + 1]);
      const text = documents.find(({ id }) => id === passage.documentId)?.text ?? "";
      expect(own.map(({ range }) => text.slice(...range)).join("")).toBe(
        text.slice(passage.startUtf16, passage.endUtf16).replace(/\s/gu, ""),
      );
      expect(own.every((sentence) => sentence.passage === number)).toBe(true);
    });
    expect(firstSentence).toHaveLength(passages.length + 1);
  });

  test("its vectors are the model's, passages before sentences", async () => {
    const { passages, sentences, vectors, graph } = await opened();
    const { dimension, values } = vectors;
    expect(values).toHaveLength((passages.length + sentences.length) * dimension);
    const last = await embedder.embedPassage(
      "评估之后收回闲置的编制,用到急需的地方。".normalize("NFKC"),
    );
    expect(values.subarray(values.length - dimension)).toEqual(last);
    expect(graph.rowCount).toBe(passages.length);
  });

  test("its terms are found where they stand", async () => {
    const { passages, passageTerms, documentTerms } = await opened();
    const having = passages.flatMap((_, number) =>
      passageTerms.contains("培训", number) ? [number] : [],
    );
    expect(having.map((number) => textOfPassage(passages[number]?.id))).toEqual([
      expect.stringContaining("培训"),
    ]);
    expect(documentTerms.contains("培训", 0)).toBe(true);
    expect(documentTerms.contains("培训", 1)).toBe(false);
  });

  test("when it was built is told: its manifest was written last", async () => {
    const manifest = path.join((await currentGeneration(indexDir)) ?? "", "manifest.json");
    utimesSync(manifest, new Date(), new Date("2026-05-01T08:00:00Z"));
    expect((await opened()).builtAtMs).toBe(Date.parse("2026-05-01T08:00:00Z"));
  });

  test("an index of no documents too", async () => {
    const empty = temporaryFolder();
    await buildIndex(optionsFor({ indexDir: empty, documents: [] }));
    const snapshot = await openIndex(empty, { ...expected(), documents: [] });
    expect(snapshot?.passages).toEqual([]);
    expect(snapshot?.graph.search(new Float32Array(embedder.dimension), 5)).toEqual([]);
  });
});

function textOfPassage(id: string | undefined): string {
  for (const document of documents)
    for (const passage of splitDocument(document))
      if (passage.id === id) return textOf(document, passage);
  return "";
}

describe("an index of something else is none", () => {
  test.each([
    ["of other documents", { sourceSha256: "other" }],
    ["of another model", { modelSha256: "other" }],
  ])("%s", async (_, change) => {
    expect(await openIndex(indexDir, { ...expected(), ...change })).toBeNull();
  });

  test("of an older format", async () => {
    const folder = temporaryFolder();
    await buildIndex(optionsFor({ indexDir: folder }));
    const manifest = path.join((await currentGeneration(folder)) ?? "", "manifest.json");
    const content = readFileSync(manifest, "utf8");
    writeFileSync(manifest, content.replace(/"formatVersion": \d+/, '"formatVersion": 0'));
    expect(await openIndex(folder, expected())).toBeNull();
  });

  test("where none was built", async () => {
    expect(await openIndex(temporaryFolder(), expected())).toBeNull();
  });
});

const harms = [
  ["cut short", (file: string) => truncateSync(file, 5)],
  ["missing", (file: string) => rmSync(file)],
  ["of something else", (file: string) => writeFileSync(file, "something else")],
] as const;

async function harmedIndex(name: string, harm: (file: string) => void): Promise<string> {
  const folder = temporaryFolder();
  const known = await readKnownVectors(indexDir, embedder.modelSha256);
  await buildIndex(optionsFor({ indexDir: folder, known }));
  harm(path.join((await currentGeneration(folder)) ?? "", name));
  return folder;
}

describe.each(harms)("a file that is %s", (_, harm) => {
  // The keys of the vectors are needed only for the next build.
  const { vectorKeys, ...opening } = indexFiles;

  test.each(Object.values(opening))("is named: %s", async (name) => {
    await expect(openIndex(await harmedIndex(name, harm), expected())).rejects.toMatchObject({
      code: "index.corrupt",
      details: { name },
    });
  });

  test("keeps vectors from being used again", async () => {
    const folder = await harmedIndex(vectorKeys, harm);
    expect(await openIndex(folder, expected())).not.toBeNull();
    expect(await readKnownVectors(folder, embedder.modelSha256)).toBeNull();
  });
});
