/**
 * Prepares what every command needs: downloads the model if missing, starts the embedder and opens or builds the index.
 * Writes progress and warnings to the given stream only.
 */
import { availableParallelism } from "node:os";
import path from "node:path";
import type { Verifier } from "../answers/verify.ts";
import type { Config } from "../core/config.ts";
import type { PassageSource } from "../core/domain.ts";
import type { CaseLibrary } from "../core/library.ts";
import { type Meter, noMeter } from "../core/meter.ts";
import type { SeedFolders } from "../documents/seed-folders.ts";
import { createBgeEmbedder } from "../embedding/bge.ts";
import { downloadState } from "../embedding/model-spec.ts";
import { type Embedder, fewFirst, cacheQueries } from "../embedding/embedder.ts";
import { ensureModel, type ModelFiles } from "../embedding/model-files.ts";
import { createProgressLine, type ProgressStream } from "../core/progress-line.ts";
import type { EmbedProgress } from "../index/embed-texts.ts";
import { openEnglishLexicon } from "../language/english-words.ts";
import { openGlossary } from "../language/glossary.ts";
import { createTokenizer, type Tokenizer } from "../language/tokenize.ts";
import { loadGazetteer } from "../places/divisions.ts";
import { createPlaceFinder, type PlaceFinder } from "../places/place-finder.ts";
import { createEditions, type Edition, type EditionMeans } from "./editions.ts";
import { createLiveLibrary } from "./library/case-library.ts";

export interface PrepareOptions {
  readonly config: SeedFolders & Pick<Config, "indexDir" | "modelDir" | "hubEndpoint">;
  /** Where the model is kept, shared by all index folders. */
  readonly modelCacheDir: string;
  readonly stderr: ProgressStream;
  /** Called with warnings; by default they are written to `stderr`. */
  readonly onProblem?: (message: string) => void;
  readonly onUnverified: (source: PassageSource) => void;
  /** For commands whose purpose is the index; others use it from memory if it cannot be written. */
  readonly indexMustBeSaved?: boolean;
  /** The system's clock unless given. */
  readonly now?: () => number;
  readonly meter?: Meter;
}

export interface Prepared extends Edition {
  /** Follows `refresh`; the fields of the edition stay those of the start. */
  readonly library: CaseLibrary;
  readonly verifier: Verifier;
  readonly tokenizer: Tokenizer;
  readonly places: PlaceFinder;
  readonly embedder: Embedder;
  /**
   * Reads the documents again and indexes them; the library uses the previous edition until that is done. Null if
   * nothing changed. Must not be called again before it has ended.
   * @throws AppError as `prepare`; the library then keeps the previous edition
   */
  refresh(onProgress?: (progress: EmbedProgress) => void): Promise<Edition | null>;
  close(): Promise<void>;
}

/** The embedder starts the second under load. More would wait for this thread, which does the rest of each answer. */
export const askingThreadCount = 2;

/** @throws AppError `model.unavailable`, `corpus.unreadable`, `corpus.empty` or `index.unwritable` */
export async function prepare(options: PrepareOptions): Promise<Prepared> {
  const model = await fetchModel(options);
  // The embedder's thread loads the model while this one spends a second loading the dictionary.
  const starting = startEmbedder(model, Math.min(askingThreadCount, availableParallelism()));
  try {
    return await prepareWith(starting, model, options);
  } catch (error) {
    // A running thread would keep the process from ending.
    await starting.then((embedder) => embedder.close()).catch(() => undefined);
    throw error;
  }
}

/** What questions are read with; the embedder may still be starting. */
export function loadMeans(
  starting: Promise<Embedder>,
  { config, now = Date.now }: Pick<PrepareOptions, "config" | "now">,
): EditionMeans {
  const cacheDir = path.join(config.indexDir, "cache");
  const glossary = openGlossary(cacheDir);
  const tokenizer = createTokenizer(glossary.words, cacheDir);
  const english = openEnglishLexicon(cacheDir);
  const asking = starting.then(cacheQueries);
  // Those who await it get the error; this only avoids an unhandled rejection before that.
  asking.catch(() => undefined);
  const gazetteer = loadGazetteer();
  const places = createPlaceFinder(gazetteer, (text) => tokenizer.tag(text));
  return { glossary, tokenizer, english, gazetteer, places, embedder: asking, now };
}

/**
 * As `prepare`, with an embedder of that model that questions are asked with; it may still be starting, and ends with
 * what is prepared.
 */
export async function prepareWith(
  starting: Promise<Embedder>,
  model: ModelFiles,
  options: Omit<PrepareOptions, "modelCacheDir">,
): Promise<Prepared> {
  const { config, stderr } = options;
  const report = reporter(options);
  starting.catch(() => undefined);
  const means = loadMeans(starting, options);
  const { tokenizer, places } = means;
  const editions = createEditions(means, {
    ...config,
    modelSha256: model.sha256,
    startBuilder: async () =>
      fewFirst(await starting, () => startEmbedder(model, availableParallelism())),
    stderr,
    report,
    onUnverified: options.onUnverified,
    indexMustBeSaved: options.indexMustBeSaved === true,
    meter: options.meter ?? noMeter,
  });
  const first = await editions.open();
  const library = createLiveLibrary(first.library);
  const embedder = await starting;
  return {
    ...first,
    library,
    verifier: editions.verifier,
    tokenizer,
    places,
    embedder,
    async refresh(onProgress) {
      const next = await editions.openIfChanged(onProgress);
      if (next !== null) library.show(next.library);
      return next;
    },
    close: () => embedder.close(),
  };
}

function reporter({
  stderr,
  onProblem,
}: Pick<PrepareOptions, "stderr" | "onProblem">): (message: string) => void {
  return onProblem ?? ((message) => void stderr.write(`${message}\n`));
}

export async function fetchModel(
  options: Omit<PrepareOptions, "onUnverified">,
): Promise<ModelFiles> {
  const { config, modelCacheDir, stderr } = options;
  const report = reporter(options);
  const line = createProgressLine(stderr);
  try {
    return await ensureModel({
      modelDir: config.modelDir,
      cacheDirs: [modelCacheDir, path.join(config.indexDir, "model")],
      hubEndpoint: config.hubEndpoint,
      onProgress: (progress) => line.report(downloadState(progress)),
      onSourceFailed: ({ source, reason }) => {
        line.end();
        report(`${source}: ${reason}`);
      },
    });
  } finally {
    line.end();
  }
}

export function startEmbedder({ dir, sha256 }: ModelFiles, threadCount: number): Promise<Embedder> {
  return createBgeEmbedder({ modelDir: dir, modelSha256: sha256, threadCount });
}
