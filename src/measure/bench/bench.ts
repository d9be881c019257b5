/**
 * `npm run bench`: prints performance figures as a Markdown table, most of them as ratios to a reference that is
 * measured in the same run.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import type { Prepared } from "../../app/open-library.ts";
import { createMessages } from "../../chat/views/messages.ts";
import { parseCount, parseOptions } from "../../cli/arguments.ts";
import { runCommand } from "../../cli/run-command.ts";
import { type Config, projectDir } from "../../core/config.ts";
import { createBgeEmbedder } from "../../embedding/bge.ts";
import { ensureModel, type ModelFiles } from "../../embedding/model-files.ts";
import { currentGeneration } from "../../index/generations.ts";
import { readManifest } from "../../index/manifest.ts";
import { textOfPassage } from "../../index/snapshot.ts";
import { benchManyChats, benchOneQuestion } from "./asking.ts";
import { type Figure, markdownTable, memoryFigure } from "./figures.ts";
import { type Bench, openFolders, openForBench, readQuestionSet } from "./folders.ts";
import { benchOpening, benchRecall } from "./index-files.ts";
import { benchIndexing } from "./indexing.ts";
import { measureServedApart } from "./measure-apart.ts";
import { benchReindexing } from "./reindexing.ts";

const usage = `Usage: npm run -s bench -- [options]
  --seeds DIR  folder of documents (default SEEDS_DIR or seeds)
  --index DIR  folder of the index (default INDEX_DIR or index)
  --every N    each Nth question and passage only, for a quick look (default 1)
  --reindex    also build an index of at most 1000 of the documents, and change some: minutes, where they are many
  --json FILE  where the figures are written as well
  --help       this text`;

const options = {
  seeds: { type: "string" },
  index: { type: "string" },
  every: { type: "string", default: "1" },
  reindex: { type: "boolean", default: false },
  json: { type: "string" },
  help: { type: "boolean", default: false },
} as const;

/** Enough passages to take some seconds. */
const embeddedCount = 100;

async function runBench(): Promise<number> {
  const values = parseOptions(options, usage);
  if (values === null) return 0;
  const every = parseCount("every", values.every, usage);
  const bench = await openForBench(values);
  try {
    const { corpus, machine } = bench;
    const figures = await measure(bench, { every, withReindexing: values.reindex });
    if (values.json !== undefined)
      await writeFile(values.json, `${JSON.stringify({ corpus, machine, figures }, null, 2)}\n`);
    process.stdout.write(`${corpus}; ${machine}\n\n${markdownTable(figures)}\n`);
  } finally {
    await bench.prepared.close();
  }
  return 0;
}

async function measure(
  { prepared, config, modelCacheDir }: Bench,
  { every, withReindexing }: { readonly every: number; readonly withReindexing: boolean },
): Promise<Figure[]> {
  const { library, snapshot } = prepared;
  const model = await ensureModel({ ...config, cacheDirs: [modelCacheDir] });
  const threadCount = availableParallelism();
  const allThreads = await createBgeEmbedder({
    modelDir: model.dir,
    modelSha256: model.sha256,
    threadCount,
  });
  try {
    const isTaken = (_: unknown, number: number) => number % every === 0;
    const questionsOf = async (name: Parameters<typeof readQuestionSet>[0]) =>
      (await readQuestionSet(name)).map(({ q }) => q).filter(isTaken);
    const questions = await questionsOf("calibration");
    const say = createMessages(path.join(projectDir, "prompts")).in("zh");
    const means = { library, embedder: prepared.embedder, allThreads, say };
    const texts = snapshot.passages
      .slice(0, embeddedCount)
      .map((_, number) => textOfPassage(snapshot, number))
      .filter(isTaken);
    const vectors = await Promise.all(questions.map((each) => allThreads.embedQuery(each)));
    const english = await questionsOf("english");
    // Each part asks different questions, because vectors of recent ones come from a cache.
    return [
      ...(await benchOneQuestion(questions, english, {
        ...means,
        passageCount: snapshot.passages.length,
      })),
      await benchManyChats(await questionsOf("everyday"), questions, means),
      ...(await benchIndexing(texts, { allThreads, modelDir: model.dir, threadCount })),
      ...(await benchOpening(config.indexDir, await expectedOf(prepared, config.indexDir))),
      benchRecall(snapshot, vectors),
      await benchMemory(config, model, english),
      ...(withReindexing
        ? [await benchReindexing(snapshot.documents, (folders) => openFolders(folders, model))]
        : []),
    ];
  } finally {
    await allThreads.close();
  }
}

async function benchMemory(
  { seedsDir, addedDir, indexDir }: Config,
  model: ModelFiles,
  asked: readonly string[],
): Promise<Figure> {
  const folders = { seedsDir, addedDir, indexDir };
  const folder = await mkdtemp(path.join(tmpdir(), "bench-"));
  try {
    const order = { folder, folders, model, warmUp: asked, questions: [] };
    return memoryFigure((await measureServedApart(order)).memory);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function expectedOf({ corpus }: Prepared, indexDir: string) {
  const manifest = await readManifest((await currentGeneration(indexDir)) ?? indexDir);
  return { ...corpus, sourceSha256: manifest.sourceSha256, modelSha256: manifest.modelSha256 };
}

await runCommand(runBench);
