/**
 * `npm run bench`: how fast it is, as ratios to what is measured beside it in the same run; a table of Markdown.
 */
import { writeFile } from "node:fs/promises";
import { availableParallelism, cpus } from "node:os";
import path from "node:path";
import { benchManyChats, benchOneQuestion } from "../bench/asking.ts";
import { type Figure, markdownTable } from "../bench/figure.ts";
import { benchOpening, benchRecall } from "../bench/index-files.ts";
import { benchIndexing } from "../bench/indexing.ts";
import { type Config, loadConfig, projectDir } from "../config.ts";
import { createBgeEmbedder } from "../embed/bge.ts";
import { ensureModel } from "../embed/model-files.ts";
import { readQuestions } from "../evaluate/questions.ts";
import { createMessages } from "../render/messages.ts";
import { textOfPassage } from "../store/snapshot.ts";
import { readManifest } from "../store/manifest.ts";
import { currentGeneration } from "../store/generations.ts";
import { parseCount, parseWords, withFolders } from "./arguments.ts";
import { type Prepared, prepare } from "./prepare.ts";
import { runCommand, usageError } from "./run-command.ts";

const usage = `Usage: npm run -s bench -- [options]
  --seeds DIR  folder of documents (default SEEDS_DIR or seeds)
  --index DIR  folder of the index (default INDEX_DIR or index)
  --every N    each Nth question and passage only, for a quick look (default 1)
  --json FILE  where the figures are written as well
  --help       this text`;

const options = {
  seeds: { type: "string" },
  index: { type: "string" },
  every: { type: "string", default: "1" },
  json: { type: "string" },
  help: { type: "boolean", default: false },
} as const;

/** As many as take some seconds. */
const embeddedCount = 100;

async function bench(): Promise<number> {
  const { values, positionals } = parseWords(options, usage);
  if (values.help) {
    process.stdout.write(`${usage}\n`);
    return 0;
  }
  if (positionals.length > 0) throw usageError("Expected options only.", usage);
  const every = parseCount("every", values.every, usage);
  const defaults = loadConfig();
  const config = withFolders(defaults, values);
  const modelCacheDir = path.join(defaults.indexDir, "model");
  const prepared = await prepare({
    config,
    modelCacheDir,
    stderr: process.stderr,
    onUnverified: () => undefined,
    indexMustBeSaved: true,
  });
  try {
    const figures = await measure(prepared, { config, modelCacheDir, every });
    const machine = `${availableParallelism()} cores of ${cpus()[0]?.model ?? "unknown"}, Node ${process.versions.node}`;
    const corpus = `${prepared.snapshot.documents.length} documents, ${prepared.snapshot.passages.length} passages`;
    if (values.json !== undefined)
      await writeFile(values.json, `${JSON.stringify({ corpus, machine, figures }, null, 2)}\n`);
    process.stdout.write(`${corpus}; ${machine}\n\n${markdownTable(figures)}\n`);
  } finally {
    await prepared.close();
  }
  return 0;
}

interface Order {
  readonly config: Config;
  readonly modelCacheDir: string;
  readonly every: number;
}

async function measure(
  prepared: Prepared,
  { config, modelCacheDir, every }: Order,
): Promise<Figure[]> {
  const { library, snapshot } = prepared;
  const model = await ensureModel({ ...config, cacheDirs: [modelCacheDir] });
  const start = (threadCount: number) =>
    createBgeEmbedder({ modelDir: model.dir, modelSha256: model.sha256, threadCount });
  const threadCount = availableParallelism();
  const [oneThread, allThreads] = await Promise.all([start(1), start(threadCount)]);
  try {
    const isTaken = (_: unknown, number: number) => number % every === 0;
    const questionsOf = async (name: "calibration" | "english" | "everyday") =>
      (await askedQuestions(name)).filter(isTaken);
    const questions = await questionsOf("calibration");
    const say = createMessages(path.join(projectDir, "prompts")).in("zh");
    const means = { library, oneThread, allThreads, say };
    const texts = snapshot.passages
      .slice(0, embeddedCount)
      .map((_, number) => textOfPassage(snapshot, number))
      .filter(isTaken);
    const vectors = await Promise.all(questions.map((each) => allThreads.embedQuery(each)));
    return [
      ...(await benchOneQuestion(questions, await questionsOf("english"), means)),
      await benchManyChats(await questionsOf("everyday"), means),
      ...(await benchIndexing(texts, { allThreads, modelDir: model.dir, threadCount })),
      ...(await benchOpening(config.indexDir, await expectedOf(prepared, config.indexDir))),
      benchRecall(snapshot, vectors),
    ];
  } finally {
    await Promise.all([oneThread.close(), allThreads.close()]);
  }
}

/** Each part of the bench asks others: what was asked lately is answered without the model. */
async function askedQuestions(name: "calibration" | "english" | "everyday"): Promise<string[]> {
  const file = path.join(projectDir, "test", "fixtures", `${name}.jsonl`);
  return (await readQuestions(file)).map(({ q }) => q);
}

async function expectedOf({ corpus }: Prepared, indexDir: string) {
  const manifest = await readManifest((await currentGeneration(indexDir)) ?? indexDir);
  return { ...corpus, sourceSha256: manifest.sourceSha256, modelSha256: manifest.modelSha256 };
}

await runCommand(bench);
