/** The form of the PassageStore in PostgreSQL keeps its contract. */
import { writeGeneration } from "../../src/index/postgres/write-generation.ts";
import {
  type ContractCorpus,
  describePassageStore,
  type OpenedStore,
} from "../contract/passage-store.ts";
import { makeIndexDatabase, openStore } from "../setup/index-database.ts";
import { buildOptions } from "../setup/small-index.ts";

/** Vectors are stored in half precision; those of the contract have few numbers, and so less precise sums. */
const cosineDigits = 3;

async function open(corpus: ContractCorpus, mostCompared?: number): Promise<OpenedStore> {
  const made = await makeIndexDatabase();
  await writeGeneration(made.database, buildOptions(corpus));
  const store = await openStore(made.database, corpus, mostCompared);
  return { store, close: () => made.close() };
}

describePassageStore("the passage store in PostgreSQL", open, cosineDigits);

describePassageStore(
  "the passage store in PostgreSQL, searching the graph,",
  (corpus) => open(corpus, 20),
  cosineDigits,
);
