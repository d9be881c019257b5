/** Opens the index that a benchmark measures, and reads the labelled questions of test/fixtures. */
import { availableParallelism, cpus } from "node:os";
import path from "node:path";
import { prepare, type Prepared } from "../../app/open-library.ts";
import { withFolders } from "../../cli/arguments.ts";
import { type Config, loadConfig, projectDir } from "../../core/config.ts";
import { type LabelledQuestion, readQuestions } from "../evaluate/questions.ts";

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
