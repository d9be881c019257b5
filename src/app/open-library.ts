/**
 * What every command starts with: model, documents and index, made ready where they are missing.
 * In: folders. Out: an open snapshot and the means to ask it. Progress and warnings go to the given stream only.
 */
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import type { Verifier } from "../answers/verify.ts";
import { type Config, projectDir } from "../core/config.ts";
import type { CaseLibrary, PassageSource } from "../core/domain.ts";
import type { SeedFolders } from "../documents/seed-folders.ts";
import { createBgeEmbedder } from "../embedding/bge.ts";
import { downloadState } from "../embedding/download-progress.ts";
import { type Embedder, fewFirst, cacheQueries } from "../embedding/embedder.ts";
import { ensureModel, type ModelFiles } from "../embedding/model-files.ts";
import { createProgressLine, type ProgressStream } from "../core/progress-line.ts";
import type { EmbedProgress } from "../index/embed-texts.ts";
import { loadGlossary } from "../language/glossary.ts";
import { createTokenizer, type Tokenizer } from "../language/tokenize.ts";
import { loadGazetteer } from "../places/divisions.ts";
import { createPlaceFinder, type PlaceFinder } from "../places/find-main.ts";
import { createEditions, type Edition } from "./editions.ts";
import { createLiveLibrary } from "./library/case-library.ts";

export interface PrepareOptions {
  readonly config: SeedFolders & Pick<Config, "indexDir" | "modelDir" | "hubEndpoint">;
  /** Where the model is kept, whatever index is asked for. */
  readonly modelCacheDir: string;
  readonly stderr: ProgressStream;
  /** What is worth knowing and stops nothing; written to stderr unless this is given. */
  readonly onProblem?: (message: string) => void;
  readonly onUnverified: (source: PassageSource) => void;
  /** For who asks for the index itself. Others are answered from memory where it cannot be written. */
  readonly indexMustBeSaved?: boolean;
  /** The system's clock unless given. */
  readonly now?: () => number;
}

export interface Prepared extends Edition {
  /** Of the documents as they were when it was last refreshed; the rest is of the start. */
  readonly library: CaseLibrary;
  readonly verifier: Verifier;
  readonly tokenizer: Tokenizer;
  readonly places: PlaceFinder;
  readonly embedder: Embedder;
  /**
   * Reads the documents anew. What they are now is answered from when it is indexed, until then from what they were.
   * Null where nothing has changed. Not to be called again before it has ended.
   * @throws AppError as a start does; what they were is answered from then.
   */
  refresh(onProgress?: (progress: EmbedProgress) => void): Promise<Edition | null>;
  close(): Promise<void>;
}

/** The second is started when many ask at once. More than two wait for this thread, which does the rest of each answer. */
const askingThreadCount = 2;

export async function prepare(options: PrepareOptions): Promise<Prepared> {
  const model = await fetchModel(options);
  // The thread loads the model while this one loads the dictionary, which keeps it busy for a second.
  const starting = startEmbedder(model, Math.min(askingThreadCount, availableParallelism()));
  try {
    return await prepareWith(starting, model, options);
  } catch (error) {
    // A thread that is left running would keep the process from ending.
    await starting.then((embedder) => embedder.close()).catch(() => undefined);
    throw error;
  }
}

async function prepareWith(
  starting: Promise<Embedder>,
  model: ModelFiles,
  options: PrepareOptions,
): Promise<Prepared> {
  const { config, stderr } = options;
  const report = reporter(options);
  starting.catch(() => undefined);
  const glossarySource = readFileSync(path.join(projectDir, "prompts", "glossary.yaml"), "utf8");
  const cacheDir = path.join(config.indexDir, "cache");
  const glossary = loadGlossary("prompts/glossary.yaml", glossarySource, cacheDir);
  const tokenizer = createTokenizer(glossary.words, cacheDir);
  const asking = starting.then(cacheQueries);
  // Whoever waits for it is told; until then nobody may be waiting.
  asking.catch(() => undefined);
  const { now = Date.now } = options;
  const gazetteer = loadGazetteer();
  const places = createPlaceFinder(gazetteer, (text) => tokenizer.tag(text));
  const means = { glossary, tokenizer, gazetteer, places, embedder: asking, now };
  const editions = createEditions(means, {
    ...config,
    modelSha256: model.sha256,
    startBuilder: async () =>
      fewFirst(await starting, () => startEmbedder(model, availableParallelism())),
    stderr,
    report,
    onUnverified: options.onUnverified,
    indexMustBeSaved: options.indexMustBeSaved === true,
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

function reporter({ stderr, onProblem }: PrepareOptions): (message: string) => void {
  return onProblem ?? ((message) => void stderr.write(`${message}\n`));
}

async function fetchModel(options: PrepareOptions): Promise<ModelFiles> {
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

function startEmbedder({ dir, sha256 }: ModelFiles, threadCount: number): Promise<Embedder> {
  return createBgeEmbedder({ modelDir: dir, modelSha256: sha256, threadCount });
}
