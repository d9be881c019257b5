/**
 * Opens the library over an index in PostgreSQL: what it was written from is in the database too, so no folder of documents
 * is read. Shows each newer generation that another process writes.
 */
import { availableParallelism } from "node:os";
import { createStoreVerifier } from "../answers/verify-in-store.ts";
import type { Config } from "../core/config.ts";
import type { DatabaseAddress } from "../core/database-address.ts";
import { AppError } from "../core/errors.ts";
import { migrate } from "../database/migrate.ts";
import type { Embedder } from "../embedding/embedder.ts";
import { openIndexDatabase, openNewestGeneration } from "../index/postgres/open-store.ts";
import { createPostgresPassageStore } from "../index/postgres/postgres-passage-store.ts";
import type { Generation } from "../index/postgres/read-generation.ts";
import { createPlaceRecognizer } from "../places/recognize.ts";
import { createRetriever } from "../search/retrieve.ts";
import type { EditionMeans } from "./editions.ts";
import { createLiveLibrary, openCaseLibrary } from "./library/case-library.ts";
import {
  askingThreadCount,
  fetchModel,
  loadMeans,
  prepare,
  type Prepared,
  type PrepareOptions,
  startEmbedder,
} from "./open-library.ts";

/** The parts of a prepared library that need no folder of documents. */
export type Opened = Omit<Prepared, "corpus" | "snapshot" | "refresh">;

export interface OpenedFromDatabase extends Opened {
  /** Shows the newest generation; returns whether it is another one than before. */
  refresh(): Promise<boolean>;
}

/** Opens what the settings name: the index in the database if there is one, else that of the folders. */
export function openConfigured(
  options: PrepareOptions & { readonly config: Pick<Config, "database"> },
): Promise<Opened> {
  const { database } = options.config;
  return database === null ? prepare(options) : openFromDatabase(database, options);
}

/** @throws AppError `model.unavailable`, `index.incompatible` or the database's own */
export async function openFromDatabase(
  address: DatabaseAddress,
  options: PrepareOptions,
): Promise<OpenedFromDatabase> {
  const model = await fetchModel(options);
  const starting = startEmbedder(model, Math.min(askingThreadCount, availableParallelism()));
  starting.catch(() => undefined);
  const database = openIndexDatabase(address);
  try {
    const means = loadMeans(starting, options);
    await migrate(database);
    const embedder = await starting;
    const facts = { ...embedder, wordLists: means.tokenizer.vocabulary };
    const newest = async () => {
      const generation = await openNewestGeneration(database, facts);
      return generation ?? noGeneration();
    };
    const open = async (generation: Generation) => {
      const store = createPostgresPassageStore(database, generation);
      return { generation, ...(await openStore(store, means, options)) };
    };
    let shown = await open(await newest());
    const library = createLiveLibrary(shown.library);
    return {
      ...shown,
      library,
      tokenizer: means.tokenizer,
      places: means.places,
      embedder,
      async refresh() {
        const generation = await newest();
        if (generation.number === shown.generation.number) return false;
        shown = await open(generation);
        library.show(shown.library);
        return true;
      },
      async close() {
        await database.close();
        await embedder.close();
      },
    };
  } catch (error) {
    await database.close();
    await starting.then((embedder: Embedder) => embedder.close()).catch(() => undefined);
    throw error;
  }
}

async function openStore(
  store: Prepared["store"],
  { gazetteer, tokenizer, ...means }: EditionMeans,
  { onUnverified }: PrepareOptions,
) {
  const places = store.documents.flatMap(({ meta }) => meta.place ?? []);
  const recognizer = createPlaceRecognizer(places, gazetteer, (text) => tokenizer.tag(text));
  const asking = { ...means, tokenizer, recognizer, embedder: await means.embedder };
  const retriever = createRetriever(store, asking);
  const verifier = createStoreVerifier(store);
  const library = openCaseLibrary({ retriever, verifier, onUnverified });
  return { store, means: asking, retriever, verifier, library };
}

function noGeneration(): never {
  throw new AppError(
    "index.incompatible",
    "The database of DATABASE_URL has no index for this version, model and word lists. Write one with `npm run index`, or name folders with --seeds and --index.",
  );
}
