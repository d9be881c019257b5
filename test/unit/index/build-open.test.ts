/** An index that is built and opened again: all that went in, and nothing else. */
import { rmSync, utimesSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { splitDocument } from "../../../src/documents/split.ts";
import type { Embedder } from "../../../src/embedding/embedder.ts";
import { buildIndex } from "../../../src/index/build.ts";
import { currentGeneration } from "../../../src/index/generations.ts";
import { sentenceCount, unpackSentences } from "../../../src/index/sentence-table.ts";
import type { Snapshot } from "../../../src/index/snapshot.ts";
import { openIndex } from "../../../src/index/stored-index.ts";
import { bm25Scores, hasTerm } from "../../setup/bm25-scores.ts";
import {
  buildInto,
  buildOptions,
  documents,
  expectedBy,
  startModel,
} from "../../setup/small-index.ts";
import { textOf } from "../../setup/source-document.ts";
import { makeFolder, temporaryFolder } from "../../setup/temporary-folder.ts";

const indexDir = makeFolder();
let embedder: Embedder;

beforeAll(async () => {
  embedder = await startModel();
  await buildInto(indexDir, { embedder });
});

afterAll(async () => {
  await embedder.close();
  rmSync(indexDir, { recursive: true });
});

const expected = () => expectedBy(embedder);

async function opened(folder = indexDir) {
  const index = await openIndex(folder, expected());
  if (index === null) throw new Error("There is no index.");
  return index.snapshot;
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
      const own = unpackSentences(sentences).slice(
        firstSentence[number],
        firstSentence[number + 1],
      );
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
    expect(values).toHaveLength((passages.length + sentenceCount(sentences)) * dimension);
    const last = await embedder.embedPassage(
      "评估之后收回闲置的编制,用到急需的地方。".normalize("NFKC"),
    );
    expect(values.subarray(values.length - dimension)).toEqual(last);
    expect(graph.rowCount).toBe(passages.length);
  });

  test("its terms are found where they stand", async () => {
    const { passages, passageTerms, documentTerms } = await opened();
    const having = passages.flatMap((_, number) =>
      hasTerm(passageTerms, "培训", number) ? [number] : [],
    );
    expect(having.map((number) => textOfPassage(passages[number]?.id))).toEqual([
      expect.stringContaining("培训"),
    ]);
    expect(hasTerm(documentTerms, "培训", 0)).toBe(true);
    expect(hasTerm(documentTerms, "培训", 1)).toBe(false);
  });

  test("when it was built is told: its manifest was written last", async () => {
    const manifest = path.join((await currentGeneration(indexDir)) ?? "", "manifest.json");
    utimesSync(manifest, new Date(), new Date("2026-05-01T08:00:00Z"));
    expect((await opened()).builtAtMs).toBe(Date.parse("2026-05-01T08:00:00Z"));
  });

  test("an index of no documents too", async () => {
    const empty = temporaryFolder();
    await buildInto(empty, { embedder, documents: [] });
    const index = await openIndex(empty, { ...expected(), documents: [] });
    expect(index?.snapshot.passages).toEqual([]);
    expect(index?.snapshot.graph.search(new Float32Array(embedder.dimension), 5)).toEqual([]);
  });
});

function textOfPassage(id: string | undefined): string {
  for (const document of documents)
    for (const passage of splitDocument(document))
      if (passage.id === id) return textOf(document, passage);
  return "";
}

test("an index of other documents is none", async () => {
  expect(await openIndex(indexDir, { ...expected(), sourceSha256: "other" })).toBeNull();
});

test("nor is there one where none was built", async () => {
  expect(await openIndex(temporaryFolder(), expected())).toBeNull();
});

test("what was built answers from memory as it does from its files", async () => {
  const { snapshot } = await buildIndex(buildOptions({ embedder }));
  const read = await opened();
  const comparable = ({
    graph,
    passageTerms,
    passagePairs,
    documentTerms,
    builtAtMs,
    ...parts
  }: Snapshot) => ({
    ...parts,
    isDated: builtAtMs > 0,
    nearest: graph.search(parts.vectors.values.subarray(0, parts.vectors.dimension), 3),
    scores: [passageTerms, passagePairs, documentTerms].map((terms) =>
      bm25Scores(terms, new Map([["培训", 1]])),
    ),
  });
  expect(comparable(snapshot)).toEqual(comparable(read));
});
