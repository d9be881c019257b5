/**
 * The plans of the statements that read an index, on tables that are large enough for a choice: none reads a whole table
 * where a question asks for some rows of it. The planner has chosen that before, for ranges whose length it cannot know.
 * Not the graph: among so few passages, comparing all is right.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "../../src/database/database.ts";
import type { DocumentScope, PassageStore, WordQuery } from "../../src/index/passage-store.ts";
import { createPostgresPassageStore } from "../../src/index/postgres/postgres-passage-store.ts";
import type { Generation } from "../../src/index/postgres/read-generation.ts";
import { openNewerGeneration } from "../../src/index/postgres/open-store.ts";
import { madeFacts, makeMadeCollection } from "../../src/measure/scale/made-collection.ts";
import { type IndexDatabase, makeIndexDatabase } from "../setup/index-database.ts";

/** With fewer, reading all would be right. */
const passageCount = 3000;

let own: IndexDatabase;
let generation: Generation;
beforeAll(async () => {
  own = await makeIndexDatabase();
  await makeMadeCollection(own.database, passageCount, () => undefined);
  const made = await openNewerGeneration(own.database, madeFacts(passageCount));
  if (made === null) throw new Error("There is no generation.");
  generation = made;
}, 240_000);
afterAll(() => own.close());

/** Statements with their plans, as they are read. */
function explaining(): { readonly database: Database; readonly plans: string[] } {
  const plans: string[] = [];
  const read: Database["read"] = async (text, values) => {
    const rows = await own.database.read<{ "QUERY PLAN": string }>(`explain ${text}`, values);
    plans.push(`${text}\n${rows.map((row) => row["QUERY PLAN"]).join("\n")}`);
    return own.database.read(text, values);
  };
  return { database: { ...own.database, read }, plans };
}

const vector = Float32Array.from({ length: 512 }, (_, at) => (at === 0 ? 1 : 0));
const words: WordQuery = {
  saturation: 1,
  pairs: ["p900", "p901"],
  concepts: [
    { passageWeight: 1, documentWeight: 1, wordings: [{ terms: ["w300", "w301"], weight: 1 }] },
  ],
};
const few: DocumentScope = { kind: "within", documents: new Set([3, 77, 200]) };

const count = { count: 30, isCursory: false };
const some = [1, 50, 999, 2400];

const calls: readonly (readonly [string, (store: PassageStore) => Promise<unknown>])[] = [
  ["terms", (store) => store.terms(["w300", "w400"])],
  ["best by words", (store) => store.bestByWords(words, few, { passages: 9, documents: 9 })],
  ["nearest in few documents", (store) => store.nearest(vector, few, count)],
  ["features", (store) => store.features(some, { words, vector, hasText: true })],
  ["sentence cosines", (store) => store.sentenceCosines(some, vector)],
  ["passages", (store) => store.passages(some)],
  ["passage numbers", (store) => store.passageNumbers(["made-up-5-03", "made-up-70-10"])],
  ["texts", (store) => store.texts([0, 7, 250])],
];

test.each(calls)("%s: no table of the index is read as a whole", async (_name, call) => {
  const { database, plans } = explaining();
  await call(createPostgresPassageStore(database, generation));
  expect(plans.length).toBeGreaterThan(0);
  for (const plan of plans)
    expect(plan).not.toMatch(/Seq Scan on index_(?:passages|sentences|postings)/);
});
