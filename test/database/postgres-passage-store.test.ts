/** The form of the PassageStore in PostgreSQL keeps its contract. */
import { randomBytes } from "node:crypto";
import { migrate } from "../../src/database/migrate.ts";
import { openIndexDatabase, openNewestGeneration } from "../../src/index/postgres/open-store.ts";
import { createPostgresPassageStore } from "../../src/index/postgres/postgres-passage-store.ts";
import { writeGeneration } from "../../src/index/postgres/write-generation.ts";
import {
  type ContractCorpus,
  describePassageStore,
  type OpenedStore,
} from "../contract/passage-store.ts";
import { asAdministrator, testServer } from "../setup/fresh-database.ts";
import { buildOptions } from "../setup/small-index.ts";

/** Vectors are stored in half precision; those of the contract have few numbers, and so less precise sums. */
const cosineDigits = 3;

async function openStore(corpus: ContractCorpus, mostCompared?: number): Promise<OpenedStore> {
  const name = `test_${randomBytes(8).toString("hex")}`;
  await asAdministrator(`create database ${name}`);
  const database = openIndexDatabase({ ...testServer(), database: name });
  await migrate(database);
  await writeGeneration(database, buildOptions(corpus));
  const { embedder, tokenizer } = corpus;
  const facts = { ...embedder, wordLists: tokenizer.vocabulary };
  const generation = await openNewestGeneration(database, facts);
  if (generation === null) throw new Error("There is no generation.");
  return {
    store: createPostgresPassageStore(database, generation, mostCompared),
    async close() {
      await database.close();
      await asAdministrator(`drop database ${name} with (force)`);
    },
  };
}

describePassageStore("the passage store in PostgreSQL", openStore, cosineDigits);

describePassageStore(
  "the passage store in PostgreSQL, searching the graph,",
  (corpus) => openStore(corpus, 20),
  cosineDigits,
);
