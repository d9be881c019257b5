/** Connects to the database of an index, and opens the `PassageStore` over its newest generation. */
import type { DatabaseAddress } from "../../core/database-address.ts";
import { createDatabase, type Database } from "../../database/database.ts";
import { type CollectionFacts, findCollection } from "./collection.ts";
import { type Generation, newestGeneration, readGeneration } from "./read-generation.ts";

/** Where a scope leaves out much, the graph is searched on, nearest first, until enough is found in scope. */
const settings = {
  "hnsw.iterative_scan": "strict_order",
  // To compile a statement takes longer than any of them.
  jit: "off",
};

export function openIndexDatabase(address: DatabaseAddress): Database {
  return createDatabase({
    address,
    code: "index.unavailable",
    what: "The index",
    connections: 6,
    settings,
  });
}

/** Null if there is none for these facts, or it is `present`. @param present the number of a generation */
export async function openNewerGeneration(
  database: Database,
  facts: CollectionFacts,
  present: number | null = null,
): Promise<Generation | null> {
  const collection = await findCollection(database, facts);
  if (collection === null) return null;
  const newest = await newestGeneration(database, collection);
  if (newest === null || newest.number === present) return null;
  return readGeneration(database, collection, newest.number);
}
