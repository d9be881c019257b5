/**
 * Opens the library over an index in PostgreSQL: what it was written from is in the database too, so no folder of documents
 * is read.
 */
import { availableParallelism } from "node:os";
import { createStoreVerifier } from "../answers/verify-in-store.ts";
import type { Config } from "../core/config.ts";
import type { DatabaseAddress } from "../core/database-address.ts";
import { AppError } from "../core/errors.ts";
import type { Database } from "../database/database.ts";
import { migrate } from "../database/migrate.ts";
import type { Embedder } from "../embedding/embedder.ts";
import type { ModelFiles } from "../embedding/model-files.ts";
import type { CollectionFacts } from "../index/postgres/collection.ts";
import { openIndexDatabase, openNewerGeneration } from "../index/postgres/open-store.ts";
import { createPostgresPassageStore } from "../index/postgres/postgres-passage-store.ts";
import type { Generation } from "../index/postgres/read-generation.ts";
import { createPlaceRecognizer } from "../places/recognize.ts";
import { createRetriever } from "../search/retrieve.ts";
import type { EditionMeans } from "./editions.ts";
import { openCaseLibrary } from "./library/case-library.ts";
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

/** Opens what the settings name: the index in the database if there is one, else that of the folders. */
export async function openConfigured(
  options: PrepareOptions & { readonly config: Pick<Config, "database"> },
): Promise<Opened> {
  const { database } = options.config;
  if (database === null) return prepare(options);
  const connected = await connectIndex(database, options);
  try {
    const { embedder, means } = connected;
    const { tokenizer, places } = means;
    const { generation: _, ...shown } = await openNewest(connected, options);
    return { ...shown, tokenizer, places, embedder, close: () => connected.close() };
  } catch (error) {
    await connected.close();
    throw error;
  }
}

/** The database of an index, and what its texts and questions are read with. */
export interface ConnectedIndex {
  readonly database: Database;
  readonly model: ModelFiles;
  readonly embedder: Embedder;
  readonly means: EditionMeans;
  readonly facts: CollectionFacts;
  close(): Promise<void>;
}

/** @throws AppError `model.unavailable`, `database.unsuitable` or `index.unavailable` */
export async function connectIndex(
  address: DatabaseAddress,
  options: PrepareOptions,
): Promise<ConnectedIndex> {
  const model = await fetchModel(options);
  const starting = startEmbedder(model, Math.min(askingThreadCount, availableParallelism()));
  starting.catch(() => undefined);
  const database = openIndexDatabase(address);
  const close = async (): Promise<void> => {
    await database.close();
    await starting.then((embedder) => embedder.close()).catch(() => undefined);
  };
  try {
    const means = loadMeans(starting, options);
    await migrate(database);
    const embedder = await starting;
    const { modelSha256, dimension } = embedder;
    const facts = { modelSha256, dimension, wordLists: means.tokenizer.vocabulary };
    return { database, model, embedder, means, facts, close };
  } catch (error) {
    await close();
    throw error;
  }
}

export interface OpenedGeneration extends Pick<
  Prepared,
  "store" | "retriever" | "verifier" | "library"
> {
  readonly means: Prepared["means"];
  readonly generation: Generation;
}

/** @throws AppError `index.incompatible` where there is none, or `index.unavailable` */
export async function openNewest(
  connected: ConnectedIndex,
  options: Pick<PrepareOptions, "onUnverified">,
): Promise<OpenedGeneration> {
  const newest = await openNewer(connected, options, null);
  if (newest === null) throw noGeneration();
  return newest;
}

/** Null where the newest generation is `present`, or there is none. @throws AppError `index.unavailable` */
export async function openNewer(
  connected: ConnectedIndex,
  options: Pick<PrepareOptions, "onUnverified">,
  present: Generation | null,
): Promise<OpenedGeneration | null> {
  const { database, facts } = connected;
  const generation = await openNewerGeneration(database, facts, present?.number ?? null);
  if (generation === null) return null;
  const store = createPostgresPassageStore(connected.database, generation);
  return { generation, ...openStore(store, connected, options) };
}

function openStore(
  store: Prepared["store"],
  { embedder, means }: ConnectedIndex,
  { onUnverified }: Pick<PrepareOptions, "onUnverified">,
) {
  const { gazetteer, tokenizer } = means;
  const places = store.documents.flatMap(({ meta }) => meta.place ?? []);
  const recognizer = createPlaceRecognizer(places, gazetteer, (text) => tokenizer.tag(text));
  const asking = { ...means, recognizer, embedder };
  const retriever = createRetriever(store, asking);
  const verifier = createStoreVerifier(store);
  const library = openCaseLibrary({ retriever, verifier, onUnverified });
  return { store, means: asking, retriever, verifier, library };
}

function noGeneration(): AppError {
  return new AppError(
    "index.incompatible",
    "The database of DATABASE_URL has no index for this version, model and word lists. Write one with `npm run index`, or name folders with --seeds and --index.",
  );
}
