/**
 * Keeps the index in PostgreSQL up to the shared documents. One process writes a generation while the others wait for it,
 * and all of them embed its texts.
 */
import { availableParallelism, loadavg } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { AppError } from "../core/errors.ts";
import { createParsedTexts } from "../documents/parsed-texts.ts";
import type { Corpus } from "../documents/read-corpus.ts";
import { fewFirst } from "../embedding/embedder.ts";
import type { EmbedProgress } from "../index/embed-texts.ts";
import { sourceHash } from "../index/manifest.ts";
import { tryBuilderLease } from "../index/postgres/builder-lease.ts";
import { type Collection, findCollection, makeCollection } from "../index/postgres/collection.ts";
import { startEmbeddingPool } from "../index/postgres/embedding-pool.ts";
import { newestGeneration } from "../index/postgres/read-generation.ts";
import { writeGeneration } from "../index/postgres/write-generation.ts";
import { readVectors } from "../index/stored-index.ts";
import { gazetteerVersion } from "../places/divisions.ts";
import { readDocuments } from "./editions.ts";
import type { ConnectedIndex } from "./open-from-database.ts";
import { startEmbedder } from "./open-library.ts";
import type { SharedDocuments } from "./shared-documents.ts";

export interface SharedIndex {
  /**
   * Resolves when the newest generation has the documents as they were at the time of the call, or later. True if this
   * process has written it.
   * @param onProgress called while this process writes
   * @throws AppError `corpus.unreadable`, `corpus.empty`, `model.unavailable` or `index.unavailable`
   */
  bringUpToDate(onProgress?: (progress: EmbedProgress) => void): Promise<boolean>;
  /** The documents with all their texts. */
  readDocuments(): Promise<Corpus>;
  /** Ends what is being written, or waited for, with AppError `index.unavailable`. May be called repeatedly. */
  close(): Promise<void>;
}

interface SharedIndexOptions {
  readonly documents: Pick<SharedDocuments, "folders" | "revision" | "read">;
  /** Of an index in files, whose vectors a first generation takes over; in its cache lies what was parsed. */
  readonly indexDir: string;
  /** Called once for each flaw of the documents, and for failures of the model. */
  readonly report: (line: string) => void;
  /** Whether texts of other processes are embedded. The usual one looks at the load of the last minute. */
  readonly hasFreeCore?: () => boolean;
}

const lookAgainMs = 500;
/** More than what all cores of some machines embed in a second, since each look for vectors takes a moment. */
const inFlightCount = 1000;

export function openSharedIndex(
  connected: ConnectedIndex,
  { documents, indexDir, report, hasFreeCore = isCoreFree }: SharedIndexOptions,
): SharedIndex {
  const { database, means, facts, model, embedder } = connected;
  const { tokenizer, gazetteer, places } = means;
  const cacheDir = path.join(indexDir, "cache");
  const lists = `${tokenizer.vocabulary}\n${gazetteerVersion(gazetteer)}`;
  const reported = new Set<string>();
  const reportOnce = (line: string): void => {
    if (!reported.has(line)) report(line);
    reported.add(line);
  };
  const pool = startEmbeddingPool({
    database,
    facts,
    start: () =>
      Promise.resolve(fewFirst(embedder, () => startEmbedder(model, availableParallelism()))),
    hasFreeCore,
    onProblem: (error) => reportOnce(`Texts cannot be embedded: ${String(error)}`),
  });
  /** What was parsed is kept in the file alone: it would be as large as the documents. */
  const read = () =>
    readDocuments(documents.folders, {
      places,
      texts: createParsedTexts(places, { cacheDir, lists }),
      report: reportOnce,
    });

  /** For those who ask again soon, as for each step of a draft. */
  let last: { readonly revision: number; readonly corpus: WeakRef<Corpus> } | null = null;

  const write = async (
    collection: Collection,
    onProgress: (progress: EmbedProgress) => void,
  ): Promise<void> => {
    const isFirst = (await newestGeneration(database, collection)) === null;
    const vectors = isFirst ? await readVectors(indexDir, facts.modelSha256) : null;
    const { corpus, documentsRevision } = await documents.read(async (revision) => ({
      corpus: await read(),
      documentsRevision: revision,
    }));
    await writeGeneration(database, {
      ...corpus,
      embedder: pool.embedder,
      tokenizer,
      sourceSha256: sourceHash(corpus, tokenizer.vocabulary),
      documentsRevision,
      known: vectors === null ? [] : [vectors],
      inFlightCount,
      onProgress,
      onWritten: () => pool.removeDone(),
    });
  };

  let isClosed = false;
  return {
    async bringUpToDate(onProgress = () => undefined) {
      const collection =
        (await findCollection(database, facts)) ?? (await makeCollection(database, facts));
      const wanted = await documents.revision();
      const isThere = async () =>
        ((await newestGeneration(database, collection))?.documentsRevision ?? -1) >= wanted;
      while (!(await isThere())) {
        if (isClosed) throw stopped();
        const lease = await tryBuilderLease(database, collection);
        if (lease === null) {
          await delay(lookAgainMs);
          continue;
        }
        try {
          // Another process may have written it before this one had the lease.
          if (await isThere()) return false;
          await write(collection, onProgress);
          return true;
        } finally {
          await lease.release();
        }
      }
      return false;
    },
    readDocuments: () =>
      documents.read(async (revision) => {
        const present = last?.revision === revision ? last.corpus.deref() : undefined;
        const corpus = present ?? (await read());
        last = { revision, corpus: new WeakRef(corpus) };
        return corpus;
      }),
    close() {
      isClosed = true;
      return pool.close(stopped());
    },
  };
}

function stopped(): AppError {
  return new AppError(
    "index.unavailable",
    "The index was not brought up to date: the program stops. It goes on where it was with the next start.",
  );
}

function isCoreFree(): boolean {
  const [lastMinute = 0] = loadavg();
  return lastMinute < availableParallelism();
}
