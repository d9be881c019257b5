/** Every process learns of a new generation, also after its connection was lost. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { followGenerations } from "../../src/index/postgres/follow-generations.ts";
import { writeGeneration } from "../../src/index/postgres/write-generation.ts";
import { createTokenizer } from "../../src/language/tokenize.ts";
import { createHashedEmbedder } from "../setup/hashed-embedder.ts";
import { type IndexDatabase, makeIndexDatabase, openGeneration } from "../setup/index-database.ts";
import { buildOptions } from "../setup/small-index.ts";
import { aSourceDocument } from "../setup/source-document.ts";

const means = { embedder: createHashedEmbedder(), tokenizer: createTokenizer([]) };
const never = 2 ** 30;

let own: IndexDatabase;
beforeAll(async () => {
  own = await makeIndexDatabase();
});
afterAll(() => own.close());

function write(text: string): Promise<number> {
  const documents = [aSourceDocument(text, { id: "a" })];
  return writeGeneration(own.database, buildOptions({ ...means, documents }));
}

/** Resolves each `reached` as soon as a look has found that generation. */
function aFollower(lookEveryMs: number) {
  const waiting = new Map<number, () => void>();
  let newest = 0;
  const following = followGenerations(
    own.database,
    async () => {
      newest = (await openGeneration(own.database, means)).number;
      waiting.get(newest)?.();
    },
    lookEveryMs,
  );
  const reached = (number: number) =>
    new Promise<number>((resolve) => {
      if (newest === number) resolve(number);
      else waiting.set(number, () => resolve(number));
    });
  return { reached, close: () => following.close() };
}

test("a generation is found when it is announced", async () => {
  const follower = aFollower(never);
  await follower.reached(await write("编制的底数由人员核对。"));
  await follower.reached(await write("铜钟由值班的人员敲响。"));
  await follower.close();
  expect((await openGeneration(own.database, means)).documents).toHaveLength(1);
});

test("what was announced while the connection was lost is found when it is back", async () => {
  const follower = aFollower(never);
  await follower.reached(await write("编制由人员核对。"));
  const ended = await own.database.read<{ ended: boolean }>(
    `select pg_terminate_backend(pid) as ended from pg_stat_activity
     where datname = current_database() and query like 'listen %'`,
  );
  expect(ended).toEqual([{ ended: true }]);
  const number = await write("铜钟由人员敲响。");
  expect(await follower.reached(number)).toBe(number);
  await follower.close();
});

test("one that was not announced is found by looking", async () => {
  const before = await write("龙舟由人员看管。");
  const follower = aFollower(50);
  await follower.reached(before);
  const [silent] = await own.database.change((query) =>
    query<{ generation: number }>(
      `insert into index_generations
         (collection, source_sha256, last_document, documents, earlier, segments)
       select collection, source_sha256, last_document, documents, earlier, segments
       from index_generations where generation = $1 returning generation`,
      [before],
    ),
  );
  const number = silent?.generation ?? 0;
  expect(number).toBeGreaterThan(before);
  expect(await follower.reached(number)).toBe(number);
  await follower.close();
});
