/**
 * What must hold whatever the network does in the middle of a change: all of it is there, or nothing, as a process with a
 * network of its own sees it. The short form is in disturbed.test.ts, the long one in test/long/database.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { expect, onTestFinished } from "vitest";
import type { DatabaseAddress } from "../../src/core/database-address.ts";
import { createDatabase } from "../../src/database/database.ts";
import { migrate } from "../../src/database/migrate.ts";
import { openSharedFolder } from "../../src/documents/postgres/shared-folder.ts";
import { writeGeneration } from "../../src/index/postgres/write-generation.ts";
import { createTokenizer } from "../../src/language/tokenize.ts";
import { openPostgresState } from "../../src/state/postgres/open-postgres-state.ts";
import { type CuttingProxy, cuttingProxy } from "../setup/cutting-proxy.ts";
import { freshDatabase } from "../setup/fresh-database.ts";
import { createHashedEmbedder } from "../setup/hashed-embedder.ts";
import { openGeneration, openStore } from "../setup/index-database.ts";
import { buildOptions } from "../setup/small-index.ts";
import { aSourceDocument } from "../setup/source-document.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";
import { operations, quickOperations } from "./state-operations.ts";

export interface Runs {
  readonly numRuns: number;
  readonly seed?: number;
  readonly ending: "cut" | "silence";
}

interface Most {
  /** About as many as a change sends and gets. */
  readonly bytes: number;
  readonly lateMs: number;
}

function disturbances(ending: Runs["ending"], most: Most) {
  return fc.record({
    ending: fc.constant(ending),
    afterBytes: fc.integer({ min: 1, max: most.bytes }),
    direction: fc.constantFrom("to server" as const, "from server" as const),
    pieces: fc.option(
      fc.record({
        mostBytes: fc.integer({ min: 1, max: 7 }),
        lateMs: fc.integer({ min: 0, max: most.lateMs }),
      }),
    ),
  });
}

type Disturbance =
  ReturnType<typeof disturbances> extends fc.Arbitrary<infer Drawn> ? Drawn : never;

/** Whether the call did not reject; the network is sound again afterwards. */
async function disturbed(
  proxy: CuttingProxy,
  { ending, afterBytes, direction, pieces }: Disturbance,
  call: () => Promise<unknown>,
): Promise<boolean> {
  proxy.split(pieces);
  if (ending === "cut") proxy.cutAfter(afterBytes, direction);
  else proxy.silenceAfter(afterBytes, direction);
  const isDone = await call().then(
    () => true,
    () => false,
  );
  proxy.split(null);
  proxy.cutAfter(Infinity, direction);
  return isDone;
}

export async function expectStateWhole({ ending, ...runs }: Runs): Promise<void> {
  const address = await freshDatabase();
  const proxy = await cuttingProxy(address);
  const open = (at: DatabaseAddress) => openPostgresState({ address: at, retentionDays: 90 });
  const stores = { near: await open(address), far: await open(proxy.address) };
  onTestFinished(async () => void (await Promise.all([stores.near.close(), stores.far.close()])));
  let number = 0;
  const names = ending === "silence" ? quickOperations : Object.keys(operations);
  const drawn = [
    fc.constantFrom(...names),
    disturbances(ending, { bytes: 3_000, lateMs: 100 }),
  ] as const;
  const property = fc.asyncProperty(...drawn, async (name, disturbance) => {
    const operation = operations[name];
    if (operation === undefined) throw new Error(name);
    const own = (number += 1);
    await operation.prepare?.(stores, own);
    const isDone = await disturbed(proxy, disturbance, () => operation.call(stores.far, own));
    const parts = await operation.parts(stores, own);
    expect(parts).toEqual(parts.map(() => isDone));
  });
  await fc.assert(property, runs);
}

function contentOf(dir: string): Readonly<Record<string, string>> {
  const names = readdirSync(dir, { recursive: true, encoding: "utf8" });
  const files = names.filter((name) => name.endsWith(".md"));
  return Object.fromEntries(
    files.map((name) => [name, readFileSync(path.join(dir, name), "utf8")]),
  );
}

async function openAt(address: DatabaseAddress) {
  const database = createDatabase({ address, code: "index.unwritable", what: "The test's data" });
  onTestFinished(() => database.close());
  await migrate(database);
  return database;
}

/** A change that writes a file, adds one in a folder, and removes the one that was added before. */
export async function expectDocumentsWhole({ ending, ...runs }: Runs): Promise<void> {
  const address = await freshDatabase();
  const proxy = await cuttingProxy(address);
  const near = await openSharedFolder(await openAt(address), temporaryFolder());
  const far = await openSharedFolder(await openAt(proxy.address), temporaryFolder());
  let number = 0;
  const property = fc.asyncProperty(
    disturbances(ending, { bytes: 4_000, lateMs: 100 }),
    async (disturbance) => {
      const own = (number += 1);
      const [last, added] = [path.join("n", `${own - 1}.md`), path.join("n", `${own}.md`)];
      const before = contentOf(near.dir);
      const isDone = await disturbed(proxy, disturbance, () =>
        far.change(async () => {
          mkdirSync(path.join(far.dir, "n"), { recursive: true });
          writeFileSync(path.join(far.dir, "a.md"), String(own));
          writeFileSync(path.join(far.dir, added), String(own));
          if (existsSync(path.join(far.dir, last))) rmSync(path.join(far.dir, last));
        }),
      );
      await near.refresh();
      const { [last]: _, ...others } = before;
      const after = { ...others, "a.md": String(own), [added]: String(own) };
      expect(contentOf(near.dir)).toEqual(isDone ? after : before);
    },
  );
  await fc.assert(property, runs);
}

/** The newest generation has all of one build's documents; a build that fails can be begun anew. */
export async function expectGenerationsWhole({ ending, ...runs }: Runs): Promise<void> {
  const address = await freshDatabase();
  const proxy = await cuttingProxy(address);
  const [near, far] = [await openAt(address), await openAt(proxy.address)];
  const means = { embedder: createHashedEmbedder(), tokenizer: createTokenizer([]) };
  const build = (number: number) => {
    const texts = [`第${number}号通知要求核对人员。`, "编制由人员核对。", `铜钟敲响${number}次。`];
    const documents = texts.map((text, n) => aSourceDocument(text, { id: `d${n}` }));
    return { texts, options: buildOptions({ ...means, documents }) };
  };
  const shown = async () => {
    const store = await openStore(near, means);
    const found = await store.texts([...store.documents.keys()]);
    const passages = await store.passages(
      Array.from({ length: store.passageCount }, (_, number) => number),
    );
    expect(passages).toHaveLength(found.length);
    return found.map(({ document }) => document.text);
  };
  let number = 0;
  await writeGeneration(near, build(number).options);
  const property = fc.asyncProperty(
    disturbances(ending, { bytes: 12_000, lateMs: 10 }),
    async (disturbance) => {
      const before = build(number).texts;
      const { texts, options } = build((number += 1));
      const generation = (await openGeneration(near, means)).number;
      const isDone = await disturbed(proxy, disturbance, () => writeGeneration(far, options));
      const isNew = (await openGeneration(near, means)).number > generation;
      expect(isDone && !isNew).toBe(false);
      expect(await shown()).toEqual(isNew ? texts : before);
      await writeGeneration(far, options);
      expect(await shown()).toEqual(texts);
    },
  );
  await fc.assert(property, runs);
}
