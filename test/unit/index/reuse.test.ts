/** Building where there is a former index: the same as building of nothing, without doing again what was done. */
import { rmSync, statSync, truncateSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { SourceDocument } from "../../../src/core/domain.ts";
import { buildIndex } from "../../../src/index/build.ts";
import { currentGeneration } from "../../../src/index/generations.ts";
import { indexFiles } from "../../../src/index/index-files.ts";
import type { WholeIndex } from "../../../src/index/snapshot.ts";
import { openIndex, readReusable, saveIndex } from "../../../src/index/stored-index.ts";
import { createExactIndex, firstRows } from "../../../src/index/vectors/vector-index.ts";
import { cosineOf } from "../../setup/cosine.ts";
import { createHashedEmbedder } from "../../setup/hashed-embedder.ts";
import { buildOptions, withBuildLock } from "../../setup/small-index.ts";
import { aSourceDocument } from "../../setup/source-document.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";

const embedder = createHashedEmbedder();

const lines = [
  "一是整合审批窗口。把分散在各部门的审批窗口集中到政务大厅,实行一窗受理。\n",
  "二是下沉执法力量。县里的执法人员三分之二下沉到乡镇,由乡镇统一指挥。\n",
  "三是清理编外人员。对编外聘用人员逐一核实岗位,能并的并,能减的减。\n",
  "四是建立编制周转池。急需的单位先用后还,每年年底统一清算一次。\n",
] as const;

const text = fc
  .array(fc.constantFrom(...lines), { minLength: 1, maxLength: 6 })
  .map((chosen) => chosen.join(""));
const corpus = fc
  .dictionary(fc.constantFrom("a", "b", "c", "d", "e"), fc.tuple(text, fc.option(text)))
  .map((texts) => Object.entries(texts).toSorted(([a], [b]) => (a < b ? -1 : 1)));

type Texts = readonly [string, readonly [string, string | null]][];

function optionsOf(texts: Texts, own: Partial<Parameters<typeof buildIndex>[0]> = {}) {
  const documents = texts.map(([id, [now]]) => aSourceDocument(now, { id, title: `${id}的改革` }));
  const earlier = new Map(
    texts.flatMap(([id, [, before]]): [SourceDocument["id"], SourceDocument[]][] => {
      const document = before === null ? null : aSourceDocument(before, { id });
      return document === null ? [] : [[document.id, [document]]];
    }),
  );
  return buildOptions({ embedder, documents, earlier, ...own });
}

/** Nothing but what the order of building may change is left out. */
function comparable({ pieces, graph }: WholeIndex) {
  const { vectors, passages } = pieces;
  const table = firstRows(vectors, passages.length);
  const exact = createExactIndex(table);
  const query = vectors.values.slice(0, vectors.dimension);
  for (const accepts of [undefined, (row: number) => row % 2 === 0]) {
    if (passages.length === 0) continue;
    const found = graph.index.search(query, 5, { accepts });
    const expected = exact.search(query, 5, { accepts });
    expect(new Set(found.map(({ row }) => row)).size).toBe(expected.length);
    // Of equal texts it is open which are among the five.
    expected.forEach(({ cosine }, index) => expect(found[index]?.cosine).toBeCloseTo(cosine, 5));
    for (const { row, cosine } of found) expect(cosineOf(table, row, query)).toBeCloseTo(cosine, 5);
  }
  expect(graph.index.rowCount).toBe(passages.length);
  return pieces;
}

test("whatever comes and goes, the index is that of the documents there are", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(corpus, { minLength: 2, maxLength: 4 }), async (states) => {
      let former: WholeIndex | null = null;
      for (const state of states) {
        former = await buildIndex(optionsOf(state, { former }));
        expect(comparable(former)).toEqual(comparable(await buildIndex(optionsOf(state))));
      }
    }),
    { numRuns: 25 },
  );
});

test("nor does it matter whether the former one was held or is read", async () => {
  await fc.assert(
    fc.asyncProperty(corpus, corpus, async (first, second) => {
      const indexDir = temporaryFolder();
      const held = await save(indexDir, await buildIndex(optionsOf(first)));
      const { former } = await readReusable(indexDir, embedder.modelSha256);
      expect(former?.pieces).toEqual(held.pieces);
      const [ofHeld, ofRead] = [held, former].map((each) => optionsOf(second, { former: each }));
      const options = optionsOf(second);
      const next = await save(indexDir, await buildIndex(ofRead ?? options));
      expect(next.pieces).toEqual((await buildIndex(ofHeld ?? options)).pieces);
      const opened = await openIndex(indexDir, { ...options, modelSha256: embedder.modelSha256 });
      expect(opened === null ? null : comparable(opened)).toEqual(comparable(next));
    }),
    { numRuns: 15 },
  );
});

async function save(indexDir: string, index: WholeIndex): Promise<WholeIndex> {
  return withBuildLock(indexDir, (lock) => saveIndex(lock, index));
}

const some: Texts = [
  ["a", [lines[0] + lines[1], null]],
  ["b", [lines[2], null]],
];
const others: Texts = [...some, ["c", [lines[3], null]]];

test("only what is new is read, embedded and counted", async () => {
  const embedded: string[] = [];
  const told: number[] = [];
  const former = await buildIndex(optionsOf(some));
  await buildIndex(
    optionsOf(others, {
      former,
      embedder: createHashedEmbedder((each) => void embedded.push(each)),
      onProgress: ({ totalCount }) => void told.push(totalCount),
    }),
  );
  expect(embedded.length).toBeGreaterThan(0);
  expect(embedded.every((each) => each.includes("周转池") || each.includes("先用后还"))).toBe(true);
  expect(new Set(told)).toEqual(new Set([embedded.length]));
});

test("a document with other earlier texts is new: they decide what its passages are called", async () => {
  const former = await buildIndex(optionsOf(some));
  const renumbered: Texts = [
    ["a", [lines[0] + lines[1], lines[1]]],
    ["b", [lines[2], null]],
  ];
  const index = await buildIndex(optionsOf(renumbered, { former }));
  expect(index.pieces.passages.map(({ ordinal }) => ordinal)).toEqual([2, 1, 1]);
});

test("documents may change places", async () => {
  const former = await buildIndex(optionsOf(others));
  const turned = others.toReversed();
  const { pieces } = await buildIndex(optionsOf(turned, { former }));
  expect(pieces).toEqual((await buildIndex(optionsOf(turned))).pieces);
});

test("with other words to cut by everything is new", async () => {
  const former = await buildIndex(optionsOf(some));
  const { tokenizer } = optionsOf(some);
  const other = { ...tokenizer, vocabulary: "others", indexTerms: () => ["词"] };
  const { pieces } = await buildIndex(optionsOf(some, { former, tokenizer: other }));
  expect(pieces.passageTerms.terms).toEqual(["词"]);
});

const graphOf = async (indexDir: string) =>
  path.join((await currentGeneration(indexDir)) ?? "", indexFiles.graph);

test("the graph's file is handed on as it is", async () => {
  const indexDir = temporaryFolder();
  const first = await save(indexDir, await buildIndex(optionsOf(some)));
  const { ino } = statSync(await graphOf(indexDir));
  await save(indexDir, await buildIndex(optionsOf(others, { former: first })));
  expect(statSync(await graphOf(indexDir)).ino).toBe(ino);
});

test.each([
  ["gone", (file: string) => rmSync(file)],
  ["damaged", (file: string) => truncateSync(file, 100)],
])("where its file is %s, the graph is written anew", async (_, harm) => {
  const indexDir = temporaryFolder();
  const first = await save(indexDir, await buildIndex(optionsOf(some)));
  harm(await graphOf(indexDir));
  const next = await save(indexDir, await buildIndex(optionsOf(others, { former: first })));
  const expected = { ...optionsOf(others), modelSha256: embedder.modelSha256 };
  expect((await openIndex(indexDir, expected))?.pieces).toEqual(next.pieces);
});
