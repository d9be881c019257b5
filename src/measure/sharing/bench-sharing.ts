/**
 * `npm run bench:sharing`: how much faster two processes of one thread embed the texts of a build than one does, through
 * the database of DATABASE_URL. One and two take turns, so that both meet the same machine.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { parseCount, parseOptions } from "../../cli/arguments.ts";
import { runCommand } from "../../cli/run-command.ts";
import { loadConfig } from "../../core/config.ts";
import { AppError } from "../../core/errors.ts";
import { migrate } from "../../database/migrate.ts";
import { embeddedPassage } from "../../index/cut.ts";
import { openIndexDatabase } from "../../index/postgres/open-store.ts";
import { splitDocument } from "../../documents/split.ts";
import { median, spreadOf } from "../bench/figures.ts";
import { openForBench } from "../bench/folders.ts";
import { fetchModel } from "../../app/open-library.ts";
import type { FromProcess, ToProcess } from "./embedding-process.ts";

const usage = `Usage: npm run -s bench:sharing -- [options]
  --seeds DIR    folder of documents, whose passages are embedded (default SEEDS_DIR or seeds)
  --index DIR    folder of the index (default INDEX_DIR or index)
  --times N      how often each passage is embedded in a round, each time as another text (default 10)
  --rounds N     rounds of one and of two processes (default 5)
  --help         this text
DATABASE_URL names a database in which nothing else is embedded meanwhile.`;

const options = {
  seeds: { type: "string" },
  index: { type: "string" },
  times: { type: "string", default: "10" },
  rounds: { type: "string", default: "5" },
  help: { type: "boolean", default: false },
} as const;

async function benchSharing(): Promise<number> {
  const values = parseOptions(options, usage);
  if (values === null) return 0;
  const times = parseCount("times", values.times, usage);
  const rounds = parseCount("rounds", values.rounds, usage);
  const config = loadConfig();
  if (config.database === null)
    throw new AppError("config.invalid", "DATABASE_URL is not set; name a database to embed by.");
  const database = openIndexDatabase(config.database);
  await migrate(database);
  await database.close();
  const { prepared } = await openForBench(values);
  const passages = prepared.corpus.documents.flatMap((document) =>
    splitDocument(document).map((passage) => embeddedPassage(document, passage)),
  );
  await prepared.close();
  const model = await fetchModel({
    config,
    modelCacheDir: path.join(config.indexDir, "model"),
    stderr: process.stderr,
  });
  const processes = await Promise.all([startProcess(model), startProcess(model)]);
  const [builder, helper] = processes;
  const textsOf = (round: string) =>
    Array.from({ length: times }, (_, time) => passages.map((text) => `${text}\n${round} ${time}`));
  const measure = async (round: string, isHelped: boolean): Promise<number> => {
    tell(helper, { kind: "help", isWanted: isHelped });
    tell(builder, { kind: "build", texts: textsOf(round).flat() });
    const [built] = (await once(builder, "message")) as [FromProcess];
    return built.kind === "built" ? built.tookMs : NaN;
  };
  const ratios: number[] = [];
  try {
    await measure("warm-up", true);
    for (let round = 0; round < rounds; round++) {
      const oneMs = await measure(`one ${round}`, false);
      const twoMs = await measure(`two ${round}`, true);
      ratios.push(oneMs / twoMs);
      process.stderr.write(`${Math.round(oneMs)} ms by one, ${Math.round(twoMs)} ms by two\n`);
    }
  } finally {
    for (const each of processes) each.kill();
  }
  process.stdout.write(
    `${times * passages.length} texts: two processes of one thread are ${median(ratios).toFixed(2)} times as fast as one (${spreadOf(ratios)})\n`,
  );
  return 0;
}

async function startProcess({
  dir,
  sha256,
}: {
  readonly dir: string;
  readonly sha256: string;
}): Promise<ChildProcess> {
  const child = fork(path.join(import.meta.dirname, "embedding-process.ts"), {
    execArgv: ["--import", "tsx"],
  });
  tell(child, { kind: "model", modelDir: dir, modelSha256: sha256 });
  await once(child, "message");
  return child;
}

function tell(child: ChildProcess, message: ToProcess): void {
  child.send(message);
}

await runCommand(benchSharing, "go-on");
