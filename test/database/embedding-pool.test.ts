/** Texts of a build that several processes embed together. */
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import type { Embedder } from "../../src/embedding/embedder.ts";
import { type EmbeddingPool, startEmbeddingPool } from "../../src/index/postgres/embedding-pool.ts";
import { createHashedEmbedder } from "../setup/hashed-embedder.ts";
import { type IndexDatabase, makeIndexDatabase } from "../setup/index-database.ts";

let own: IndexDatabase;
beforeAll(async () => {
  own = await makeIndexDatabase();
});
afterAll(() => own.close());

const plain = createHashedEmbedder();
const embedPlainly = (text: string) => plain.embedPassage(text);
const textsOf = (count: number, name: string) =>
  Array.from({ length: count }, (_, number) => `${name}${number}\0\uD800`);

interface Process {
  readonly pool: EmbeddingPool;
  /** What it has embedded. */
  readonly embedded: string[];
}

/** @param embed what its model does with a text; that of a hash by default */
function aProcess(
  model: string,
  { embed = embedPlainly, hasFreeCore = true, takenMs = 30_000 } = {},
): Process {
  const embedded: string[] = [];
  const facts = { dimension: plain.dimension, modelSha256: model };
  const embedder: Embedder = {
    ...plain,
    ...facts,
    async embedPassage(text) {
      const vector = await embed(text);
      embedded.push(text);
      return vector;
    },
  };
  const pool = startEmbeddingPool({
    database: own.database,
    facts,
    start: () => Promise.resolve(embedder),
    hasFreeCore: () => hasFreeCore,
    onProblem: () => undefined,
    lookEveryMs: 50,
    takenMs,
  });
  onTestFinished(() => pool.close(new Error("the test has ended")));
  return { pool, embedded };
}

const slowly = async (text: string) => {
  await delay(2);
  return plain.embedPassage(text);
};

async function build({ pool }: Process, texts: readonly string[]) {
  return Promise.all(texts.map((text) => pool.embedder.embedPassage(text)));
}

const rowCount = async (model: string) =>
  (
    await own.database.read<{ count: number }>(
      "select count(*)::integer as count from embedding_jobs where model_sha256 = $1",
      [model],
    )
  )[0]?.count;

test("are embedded once each, by all of them, and come back as from one", async () => {
  const [builder, helper] = [
    aProcess("together", { embed: slowly }),
    aProcess("together", { embed: slowly }),
  ];
  const texts = textsOf(400, "together");
  const vectors = await build(builder, [...texts, ...texts.slice(0, 9)]);
  expect(vectors.slice(0, 400)).toEqual(await Promise.all(texts.map(embedPlainly)));
  expect(vectors.slice(400)).toEqual(vectors.slice(0, 9));
  expect([...builder.embedded, ...helper.embedded].toSorted()).toEqual(texts.toSorted());
  expect(Math.min(builder.embedded.length, helper.embedded.length)).toBeGreaterThan(30);
  await builder.pool.removeDone();
  expect(await rowCount("together")).toBe(0);
});

test("are left to others by a process without a free core, except its own", async () => {
  const busy = aProcess("busy", { hasFreeCore: false });
  const other = aProcess("busy", { embed: slowly });
  await build(other, textsOf(100, "of the other"));
  expect(busy.embedded).toEqual([]);
  const alone = aProcess("alone", { hasFreeCore: false });
  expect(await build(alone, ["its own"])).toHaveLength(1);
});

test("that a process took before it ended are embedded by another", async () => {
  let goOn = (): void => undefined;
  const frozen = new Promise<void>((resolve) => (goOn = resolve));
  const embed = async (text: string) => {
    await frozen;
    return plain.embedPassage(text);
  };
  const stuck = aProcess("ended", { embed, takenMs: 300 });
  onTestFinished(() => goOn());
  const texts = textsOf(100, "ended");
  const waiting = build(stuck, texts);
  // It has taken what it can.
  await delay(100);
  const other = aProcess("ended", { takenMs: 300 });
  await waiting;
  expect(new Set(other.embedded)).toEqual(new Set(texts));
});

test("are not embedded again for a build that begins where another was stopped", async () => {
  const first = aProcess("again");
  const texts = textsOf(100, "again");
  await build(first, texts);
  // Stopped before its rows were written.
  const second = aProcess("again");
  expect(await build(second, texts)).toHaveLength(100);
  expect(second.embedded).toEqual([]);
  await second.pool.removeDone();
  expect(await rowCount("again")).toBe(0);
});

test("fail the build where the model fails, and are there for another process", async () => {
  const failing = aProcess("failing", { embed: () => Promise.reject(new Error("no model")) });
  await expect(build(failing, ["a", "b"])).rejects.toThrow("no model");
  const sound = aProcess("failing");
  expect(await build(sound, ["a"])).toEqual([await plain.embedPassage("a")]);
});

test("fail the build of a process that stops, also those that it asks for later, and another embeds them", async () => {
  const stopping = aProcess("stopping", { embed: slowly });
  const texts = textsOf(300, "stopping");
  const building = build(stopping, texts);
  await expect.poll(() => stopping.embedded.length).toBeGreaterThan(0);
  await Promise.all([
    expect(building).rejects.toThrow("stops"),
    stopping.pool.close(new Error("it stops")),
  ]);
  await expect(build(stopping, ["later"])).rejects.toThrow("stops");
  const other = aProcess("stopping");
  expect(await build(other, texts)).toHaveLength(300);
  expect(other.embedded.length).toBeLessThan(300);
});
