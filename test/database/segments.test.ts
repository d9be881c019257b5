/** Posting lists in PostgreSQL while documents come, change and go: what they say, and that they do not grow for ever. */
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SourceDocument } from "../../src/core/domain.ts";
import { buildIndex } from "../../src/index/build.ts";
import { createEmbeddedPassageStore } from "../../src/index/embedded-passage-store.ts";
import type { PassageStore } from "../../src/index/passage-store.ts";
import { sweep } from "../../src/index/postgres/sweep.ts";
import { writeGeneration } from "../../src/index/postgres/write-generation.ts";
import { createTokenizer } from "../../src/language/tokenize.ts";
import { createHashedEmbedder } from "../setup/hashed-embedder.ts";
import { type IndexDatabase, makeIndexDatabase, openGeneration } from "../setup/index-database.ts";
import { buildOptions } from "../setup/small-index.ts";
import { aSourceDocument } from "../setup/source-document.ts";
import { createPostgresPassageStore } from "../../src/index/postgres/postgres-passage-store.ts";

const tokenizer = createTokenizer([]);

let own: IndexDatabase;
beforeAll(async () => {
  own = await makeIndexDatabase();
});
afterAll(() => own.close());

interface Held {
  readonly number: number;
  readonly version: number;
}

const documentOf = ({ number, version }: Held): SourceDocument =>
  aSourceDocument(`第${number}号通知第${version}稿要求各乡镇核对机构和人员的底数。`, {
    id: `notice-${number}`,
  });

/** States of the documents one after another; each document is there at most once. */
const states = fc.array(
  fc
    .uniqueArray(fc.record({ number: fc.nat(11), version: fc.nat(3) }), {
      minLength: 1,
      maxLength: 6,
      selector: ({ number }) => number,
    })
    .map((held) => held.map(documentOf)),
  { minLength: 10, maxLength: 16 },
);

const terms = ["通知", "人员", "机构", "1", "2", "稿", "铜钟"];

/** Frequencies of terms in every text. */
async function uses(store: PassageStore) {
  const among = {
    passages: Array.from({ length: store.passageCount }, (_, number) => number),
    documents: [...store.documents.keys()],
  };
  return store.terms(terms, among);
}

test("after any changes they say what an index of the documents says, and hold few that are gone", async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(states, async (steps) => {
      const embedder = { ...createHashedEmbedder(), modelSha256: `run ${run++}` };
      for (const documents of steps)
        await writeGeneration(own.database, buildOptions({ embedder, tokenizer, documents }));
      const generation = await openGeneration(own.database, { embedder, tokenizer });
      const { collection, segments } = generation;
      expect(segments.length).toBeLessThanOrEqual(8);
      const documents = steps.at(-1) ?? [];
      const options = buildOptions({ embedder, tokenizer, documents });
      const { snapshot } = await buildIndex(options);
      expect(await uses(createPostgresPassageStore(own.database, generation))).toEqual(
        await uses(createEmbeddedPassageStore(snapshot)),
      );
      await sweep(own.database, collection, 0);
    }),
    { numRuns: 4 },
  );
});

test("a document that is changed again and again leaves nothing behind for ever", async () => {
  const embedder = { ...createHashedEmbedder(), modelSha256: "changed" };
  const others = Array.from({ length: 5 }, (_, number) => documentOf({ number, version: 0 }));
  const sizes: number[] = [];
  for (let version = 1; version <= 40; version++) {
    const documents = [...others, documentOf({ number: 9, version })];
    await writeGeneration(own.database, buildOptions({ embedder, tokenizer, documents }));
    const { collection } = await openGeneration(own.database, { embedder, tokenizer });
    await sweep(own.database, collection, 0);
    const [row] = await own.database.read<{ count: number }>(
      `select sum(text_count)::integer as count from ${collection.tables.postings}
       where kind = 2 and term = '通知'`,
    );
    sizes.push(row?.count ?? 0);
  }
  // Six texts, and what was replaced since the last time that segments were merged.
  expect(Math.max(...sizes)).toBeLessThanOrEqual(16);
});
