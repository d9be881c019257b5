/** Documents change while questions are asked: what is answered, and that an index grows to what is built at once. */
import { rmSync, unlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createEditions, type Edition, type Editions } from "../../../src/app/editions.ts";
import { createLiveLibrary } from "../../../src/app/library/case-library.ts";
import type { Answer } from "../../../src/core/domain.ts";
import { noMeter } from "../../../src/core/meter.ts";
import { createDocumentFiles } from "../../../src/documents/document-files.ts";
import { openEnglishLexicon } from "../../../src/language/english-words.ts";
import { openGlossary } from "../../../src/language/glossary.ts";
import { loadGazetteer } from "../../../src/places/divisions.ts";
import { createPlaceFinder } from "../../../src/places/place-finder.ts";
import { type OpenedLibrary, openLibrary } from "../../setup/open-library.ts";
import { createRecordingMeter } from "../../setup/recording-meter.ts";
import { makeFolder, temporaryFolder } from "../../setup/temporary-folder.ts";

let opened: OpenedLibrary;
const cacheDir = makeFolder();
beforeAll(async () => void (opened = await openLibrary()));
afterAll(async () => {
  await opened.close();
  rmSync(cacheDir, { recursive: true, force: true });
});

function shelvesOf(seedsDir: string, told: string[] = [], meter = noMeter): Editions {
  const { tokenizer, embedder } = opened;
  const gazetteer = loadGazetteer();
  const means = {
    glossary: openGlossary(cacheDir),
    tokenizer,
    english: openEnglishLexicon(cacheDir),
    gazetteer,
    places: createPlaceFinder(gazetteer, (text) => tokenizer.tag(text)),
    embedder: Promise.resolve(embedder),
    now: Date.now,
  };
  return createEditions(means, {
    seedsDir,
    indexDir: temporaryFolder(),
    modelSha256: embedder.modelSha256,
    // The threads are shared: starting some for each of many builds would take most of the time.
    startBuilder: () => Promise.resolve({ ...embedder, close: () => Promise.resolve() }),
    stderr: { write: () => true },
    report: (line) => void told.push(line),
    onUnverified: ({ passage }) => void told.push(`dropped ${passage.id}`),
    indexMustBeSaved: true,
    meter,
  });
}

const matter = "---\ntitle: 改革\nplace: 河曲县\n---\n";
const lines = [
  "一是整合审批窗口。把分散在各部门的审批窗口集中到政务大厅，实行一窗受理、集成服务。",
  "二是下沉执法力量。县里的执法人员三分之二下沉到乡镇，由乡镇统一指挥、统一考核。",
  "三是清理编外人员。对编外聘用人员逐一核实岗位，能并的并，能减的减，空编由县里统筹。",
  "四是建立编制周转池。急需的单位先用后还，每年年底统一清算一次，超期不还的收回。",
] as const;

function textOf(chosen: readonly number[]): string {
  return `${matter}${chosen.map((index) => lines[index] ?? "").join("\n")}\n`;
}

const files = ["a.md", "b.md", "c/d.txt"] as const;
const text = fc.uniqueArray(fc.nat(lines.length - 1), { minLength: 1 }).map(textOf);
const step = fc.oneof(
  fc.record({ kind: fc.constant("write" as const), file: fc.constantFrom(...files), text }),
  fc.record({ kind: fc.constant("withdraw" as const), file: fc.constantFrom(...files) }),
  fc.record({ kind: fc.constant("by hand" as const), file: fc.constant("a.md" as const), text }),
  fc.record({ kind: fc.constant("removed by hand" as const), file: fc.constant("a.md" as const) }),
);

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

async function apply(folder: string, change: Step): Promise<void> {
  const documents = createDocumentFiles({ seedsDir: folder });
  const place = path.join(folder, change.file);
  if (change.kind === "write") await documents.write(change.file, change.text);
  else if (change.kind === "withdraw") await documents.withdraw(change.file);
  else if (change.kind === "by hand") writeFileSync(place, change.text);
  else rmSync(place, { force: true });
}

const questions = ["编外人员怎么清理", "河曲县怎么下沉执法力量?", "编制周转池", "今天天气怎么样"];

async function stateOf({ snapshot, library }: Edition) {
  const answers: Omit<Answer, "tookMs">[] = [];
  for (const question of questions) {
    const { tookMs: _, ...answer } = await library.answer(question);
    answers.push(answer);
  }
  const { passages, sentences, documents, vectors } = snapshot;
  return { passages, sentences, documents, answers, vectors: Buffer.from(vectors.values.buffer) };
}

test("grown in any way, an index is what is built at once of the same documents", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (history) => {
      // One that stays, so that there is always something to answer from.
      const folder = temporaryFolder({ "z.md": textOf([0, 3]) });
      const shelves = shelvesOf(folder);
      let grown = await shelves.open();
      for (const change of history) {
        await apply(folder, change);
        grown = (await shelves.openIfChanged()) ?? grown;
      }
      expect(await stateOf(grown)).toEqual(await stateOf(await shelvesOf(folder).open()));
    }),
    { numRuns: 12 },
  );
  // Some sixty indexes are built.
}, 240_000);

test("a document that is added answers; changed, as it is now; withdrawn, no more", async () => {
  const folder = temporaryFolder({ "z.md": textOf([0]) });
  const shelves = shelvesOf(folder);
  const live = createLiveLibrary((await shelves.open()).library);
  const documents = createDocumentFiles({ seedsDir: folder });
  const found = async () => {
    const next = await shelves.openIfChanged();
    if (next !== null) live.show(next.library);
    const { excerpts } = await live.answer("编制周转池怎么用");
    return excerpts.filter(({ document }) => document.id === "a").map(({ passage }) => passage.id);
  };
  expect(await found()).toEqual([]);
  await documents.write("a.md", textOf([1, 3]));
  expect(await found()).toContain("a-02");
  await documents.write("a.md", textOf([2, 1]));
  expect(await found()).not.toContain("a-02");
  expect(await live.passage("a-02")).toMatchObject({ text: lines[3], standing: "replaced" });
  await documents.withdraw("a.md");
  expect(await found()).toEqual([]);
  expect(await live.passage("a-03")).toMatchObject({ text: lines[2], standing: "withdrawn" });
});

test("asked all the while, it answers from what was or what is, and drops nothing", async () => {
  const told: string[] = [];
  const folder = temporaryFolder({ "a.md": textOf([0, 2]), "z.md": textOf([1]) });
  const shelves = shelvesOf(folder, told);
  const live = createLiveLibrary((await shelves.open()).library);
  await createDocumentFiles({ seedsDir: folder }).write("a.md", textOf([3]));
  const progress = { isDone: false };
  const refresh = async (): Promise<void> => {
    const next = await shelves.openIfChanged();
    if (next !== null) live.show(next.library);
    progress.isDone = true;
  };
  const refreshing = refresh();
  const seen = new Set<string>();
  while (!progress.isDone) {
    const { excerpts } = await live.answer("编外人员怎么清理，编制周转池怎么用", { top: 9 });
    const own = excerpts.filter(({ document }) => document.id === "a");
    seen.add(own.map((excerpt) => excerpt.text).join("\n"));
  }
  await refreshing;
  expect(seen.size).toBeGreaterThan(0);
  // The versions share no line, so that an answer out of both would be seen.
  const versions = [textOf([0, 2]), textOf([3])];
  for (const shown of seen) {
    expect(shown).not.toBe("");
    const isOf = (version: string) => shown.split("\n").every((line) => version.includes(line));
    expect(versions.filter(isOf)).toHaveLength(1);
  }
  expect(told).toEqual([]);
});

test("what a hand has changed or removed is kept, and nothing is said of it", async () => {
  const told: string[] = [];
  const folder = temporaryFolder({ "a.md": textOf([0, 1]), "z.md": textOf([3]) });
  const shelves = shelvesOf(folder, told);
  await shelves.open();
  writeFileSync(path.join(folder, "a.md"), textOf([1]));
  const changed = await shelves.openIfChanged();
  expect(await changed?.library.passage("a-01")).toMatchObject({ standing: "replaced" });
  expect(await changed?.library.passage("a-02")).toMatchObject({
    standing: "current",
    position: 1,
  });
  unlinkSync(path.join(folder, "a.md"));
  const removed = await shelves.openIfChanged();
  expect(await removed?.library.passage("a-02")).toMatchObject({ standing: "withdrawn" });
  expect(await shelves.openIfChanged()).toBeNull();
  expect(told).toEqual([]);
});

test("each reading of the documents is counted by what came of it", async () => {
  const { meter, counted, timed, gauges } = createRecordingMeter();
  const folder = temporaryFolder({ "a.md": textOf([0, 1]) });
  const shelves = shelvesOf(folder, [], meter);
  const figures = () =>
    ["documents", "passages", "current"].map((name) => gauges.get(`index_${name}`));
  await shelves.open();
  expect(figures()).toEqual([1, 2, 1]);
  await shelves.openIfChanged();
  writeFileSync(path.join(folder, "b.md"), textOf([2]));
  await shelves.openIfChanged();
  expect(figures()).toEqual([2, 3, 1]);
  rmSync(folder, { recursive: true });
  await expect(shelves.openIfChanged()).rejects.toThrow();
  // Those from before are served.
  expect(figures()).toEqual([2, 3, 0]);
  const outcomes = ["built", "unchanged", "built", "failed"];
  expect(counted("index_builds_total")).toEqual(outcomes);
  expect(timed("index_build_duration_seconds")).toHaveLength(2);
  expect(gauges.get("index_built_timestamp_seconds")).toBeGreaterThan(1_700_000_000);
});
