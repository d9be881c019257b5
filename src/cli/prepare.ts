/**
 * What every command starts with: model, documents and index, made ready where they are missing.
 * In: folders. Out: an open snapshot and the means to ask it. Progress and warnings go to the given stream only.
 */
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import path from "node:path";
import { createCaseLibrary } from "../answer/library.ts";
import { type Verifier, createVerifier } from "../answer/verify.ts";
import { type Config, projectDir } from "../config.ts";
import type { Corpus } from "../corpus/read.ts";
import type { CaseLibrary, PassageSource } from "../domain.ts";
import { createBgeEmbedder } from "../embed/bge.ts";
import type { Embedder } from "../embed/embedder.ts";
import { type ModelFiles, ensureModel } from "../embed/model-files.ts";
import { type ProgressStream, createProgressLine } from "../embed/model-progress.ts";
import { rememberQueries } from "../embed/recent-queries.ts";
import { type RetrievalMeans, type Retriever, createRetriever } from "../retrieve/retrieve.ts";
import { sourceHash } from "../store/manifest.ts";
import type { Snapshot } from "../store/snapshot.ts";
import { loadGlossary } from "../text/glossary.ts";
import { loadGazetteer } from "../text/places/divisions.ts";
import { createPlaceFinder } from "../text/places/find-main.ts";
import { createPlaceRecognizer } from "../text/places/recognize.ts";
import { type Tokenizer, createTokenizer } from "../text/tokenize.ts";
import { prepareIndex } from "./prepare-index.ts";
import { readDocuments } from "./read-documents.ts";

export interface PrepareOptions {
  readonly config: Pick<Config, "seedsDir" | "indexDir" | "modelDir" | "hubEndpoint">;
  /** Where the model is kept, whatever index is asked for. */
  readonly modelCacheDir: string;
  readonly stderr: ProgressStream;
  /** What is worth knowing and stops nothing; written to stderr unless this is given. */
  readonly onProblem?: (message: string) => void;
  readonly onUnverified: (source: PassageSource) => void;
  /** For who asks for the index itself. Others are answered from memory where it cannot be written. */
  readonly indexMustBeSaved?: boolean;
}

export interface Prepared {
  readonly corpus: Corpus;
  readonly snapshot: Snapshot;
  readonly retriever: Retriever;
  readonly means: RetrievalMeans;
  readonly verifier: Verifier;
  readonly library: CaseLibrary;
  readonly tokenizer: Tokenizer;
  readonly embedder: Embedder;
  close(): Promise<void>;
}

export async function prepare(options: PrepareOptions): Promise<Prepared> {
  const model = await fetchModel(options);
  // The thread loads the model while this one loads the dictionary, which keeps it busy for a second.
  const starting = startEmbedder(model, 1);
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
  const gazetteer = loadGazetteer();
  const segment = (text: string) => tokenizer.tag(text);
  const corpus = await readDocuments(
    config.seedsDir,
    createPlaceFinder(gazetteer, segment),
    report,
  );
  const expected = {
    documents: corpus.documents,
    sourceSha256: sourceHash(corpus.documents, glossary.words.join("\n")),
    modelSha256: model.sha256,
  };
  const snapshot = await prepareIndex({
    indexDir: config.indexDir,
    expected,
    tokenizer,
    startEmbedder: () => startEmbedder(model, availableParallelism()),
    stderr,
    report,
    mustBeSaved: options.indexMustBeSaved === true,
  });
  const embedder = await starting;
  const places = corpus.documents.flatMap(({ place }) => place ?? []);
  const recognizer = createPlaceRecognizer(places, gazetteer, segment);
  const means = { recognizer, glossary, tokenizer, embedder: rememberQueries(embedder) };
  const retriever = createRetriever(snapshot, means);
  const verifier = createVerifier(config.seedsDir);
  const library = createCaseLibrary({ retriever, verifier, onUnverified: options.onUnverified });
  return {
    corpus,
    snapshot,
    retriever,
    means,
    verifier,
    library,
    tokenizer,
    embedder,
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
      onProgress: (progress) => line.report(progress),
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
