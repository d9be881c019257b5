/** Writes the documents of the folders as a new generation of the index in PostgreSQL. */
import { availableParallelism } from "node:os";
import path from "node:path";
import type { DatabaseAddress } from "../core/database-address.ts";
import { migrate } from "../database/migrate.ts";
import { createParsedTexts } from "../documents/parsed-texts.ts";
import type { Corpus } from "../documents/read-corpus.ts";
import { lockBuilds } from "../index/generations.ts";
import { sourceHash } from "../index/manifest.ts";
import { openIndexDatabase } from "../index/postgres/open-store.ts";
import { writeGeneration } from "../index/postgres/write-generation.ts";
import { openVectorJournal, removeVectorJournal } from "../index/vector-journal.ts";
import { gazetteerVersion } from "../places/divisions.ts";
import { readDocuments } from "./editions.ts";
import { fetchModel, loadMeans, type PrepareOptions, startEmbedder } from "./open-library.ts";
import { createBuildProgress } from "./prepare-index.ts";

/**
 * Returns the documents that were read. What was embedded before a stop is not embedded again.
 * @throws AppError as `prepare`, or the database's own
 */
export async function writeToDatabase(
  address: DatabaseAddress,
  options: PrepareOptions,
): Promise<Corpus> {
  const { config, stderr, onProblem = (line) => void stderr.write(`${line}\n`) } = options;
  const model = await fetchModel(options);
  const starting = startEmbedder(model, availableParallelism());
  const database = openIndexDatabase(address);
  const progress = createBuildProgress(stderr);
  try {
    await migrate(database);
    const { tokenizer, gazetteer, places } = loadMeans(starting, options);
    const lists = `${tokenizer.vocabulary}\n${gazetteerVersion(gazetteer)}`;
    const texts = createParsedTexts(places, {
      cacheDir: path.join(config.indexDir, "cache"),
      lists,
    });
    const corpus = await readDocuments(config, { places, texts, report: onProblem });
    const embedder = await starting;
    const lock = await lockBuilds(config.indexDir, () =>
      onProblem(`Another process builds an index in ${config.indexDir}: waiting for it.`),
    );
    const journal = await openVectorJournal(lock, embedder);
    try {
      await writeGeneration(database, {
        ...corpus,
        embedder,
        tokenizer,
        sourceSha256: sourceHash(corpus, tokenizer.vocabulary),
        known: [journal.known],
        onVector: (key, vector) => journal.keep(key, vector),
        onProgress: (each) => progress.report(each),
      });
      await journal.close();
      await removeVectorJournal(lock);
    } finally {
      await journal.close();
      await lock.release();
    }
    return corpus;
  } finally {
    progress.end();
    await database.close();
    await starting.then((embedder) => embedder.close()).catch(() => undefined);
  }
}
