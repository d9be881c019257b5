/** Indexes in databases of their own, which are gone when the test file has ended or `close` was called. */
import { randomBytes } from "node:crypto";
import type { Database } from "../../src/database/database.ts";
import { migrate } from "../../src/database/migrate.ts";
import type { BuildOptions } from "../../src/index/build.ts";
import type { CollectionFacts } from "../../src/index/postgres/collection.ts";
import { openIndexDatabase, openNewerGeneration } from "../../src/index/postgres/open-store.ts";
import { createPostgresPassageStore } from "../../src/index/postgres/postgres-passage-store.ts";
import type { Generation } from "../../src/index/postgres/read-generation.ts";
import type { PassageStore } from "../../src/index/passage-store.ts";
import { asAdministrator, testServer } from "./fresh-database.ts";

export interface IndexDatabase {
  readonly database: Database;
  close(): Promise<void>;
}

export async function makeIndexDatabase(): Promise<IndexDatabase> {
  const name = `test_${randomBytes(8).toString("hex")}`;
  await asAdministrator(`create database ${name}`);
  const database = openIndexDatabase({ ...testServer(), database: name });
  await migrate(database);
  return {
    database,
    async close() {
      await database.close();
      await asAdministrator(`drop database ${name} with (force)`);
    },
  };
}

type Means = Pick<BuildOptions, "embedder" | "tokenizer">;

export function factsOf({ embedder, tokenizer }: Means): CollectionFacts {
  const { modelSha256, dimension } = embedder;
  return { modelSha256, dimension, wordLists: tokenizer.vocabulary };
}

export async function openGeneration(database: Database, means: Means): Promise<Generation> {
  const generation = await openNewerGeneration(database, factsOf(means));
  if (generation === null) throw new Error("There is no generation.");
  return generation;
}

/** @param mostCompared passages up to which a scope is compared exactly */
export async function openStore(
  database: Database,
  means: Means,
  mostCompared?: number,
): Promise<PassageStore> {
  return createPostgresPassageStore(database, await openGeneration(database, means), mostCompared);
}
