/**
 * What a benchmark measures: the index that it opens with the labelled questions of test/fixtures, or temporary folders of
 * documents and an index, and the library that the bot opens on such folders. The original documents are only read.
 */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { availableParallelism, cpus, tmpdir } from "node:os";
import path from "node:path";
import { prepare, type Prepared } from "../../app/open-library.ts";
import { withFolders } from "../../cli/arguments.ts";
import { type Config, loadConfig, projectDir } from "../../core/config.ts";
import type { SourceDocument } from "../../core/domain.ts";
import { type LabelledQuestion, readQuestions } from "../evaluate/questions.ts";
import type { PeerOrder } from "../peers/measure.ts";

export interface Bench {
  readonly config: Config;
  readonly modelCacheDir: string;
  readonly prepared: Prepared;
  readonly corpus: string;
  readonly machine: string;
}

export async function openForBench(folders: Parameters<typeof withFolders>[1]): Promise<Bench> {
  const defaults = loadConfig();
  const config = withFolders(defaults, folders);
  const modelCacheDir = path.join(defaults.indexDir, "model");
  const prepared = await prepare({
    config,
    modelCacheDir,
    stderr: process.stderr,
    onUnverified: () => undefined,
    indexMustBeSaved: true,
  });
  const { documents, passages } = prepared.snapshot;
  return {
    config,
    modelCacheDir,
    prepared,
    corpus: `${documents.length} documents, ${passages.length} passages`,
    machine: `${availableParallelism()} cores of ${cpus()[0]?.model ?? "unknown"}, Node ${process.versions.node}`,
  };
}

const questionSets = ["calibration", "everyday", "english"] as const;

export function readQuestionSet(name: (typeof questionSets)[number]): Promise<LabelledQuestion[]> {
  return readQuestions(path.join(projectDir, "test", "fixtures", `${name}.jsonl`));
}

/** @param every keeps each Nth question of all sets together */
export async function readAllQuestions(every: number): Promise<LabelledQuestion[]> {
  const sets = await Promise.all(questionSets.map(readQuestionSet));
  return sets.flat().filter((_, number) => number % every === 0);
}

export interface OwnFolders {
  readonly seedsDir: string;
  readonly indexDir: string;
}

type Written = Pick<SourceDocument, "file" | "text">;

/** The seeds folder holds the given documents only. `folder`, which holds both, is removed when `use` has ended. */
export async function withOwnFolders<T>(
  documents: readonly Written[],
  use: (folders: OwnFolders, folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), "bench-"));
  try {
    const seedsDir = path.join(folder, "seeds");
    await writeDocuments(seedsDir, documents);
    return await use({ seedsDir, indexDir: path.join(folder, "index") }, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export async function writeDocuments(
  seedsDir: string,
  documents: readonly Written[],
): Promise<void> {
  for (const { file, text } of documents) {
    const target = path.join(seedsDir, file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, text);
  }
}

/** Opens the folders as the bot does, without its messages. */
export function openFolders(
  folders: PeerOrder["folders"],
  { dir }: Pick<PeerOrder["model"], "dir">,
): Promise<Prepared> {
  const { hubEndpoint } = loadConfig();
  return prepare({
    config: { ...folders, modelDir: dir, hubEndpoint },
    modelCacheDir: path.dirname(dir),
    stderr: { write: () => true },
    onUnverified: () => undefined,
    indexMustBeSaved: true,
  });
}
