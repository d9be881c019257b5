/**
 * A moment in; a real build killed there by the system, and then what must hold: the index that was there answers,
 * and the next start leaves one whole index and nothing else.
 */
import { type FSWatcher, readdirSync, watch } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { expect } from "vitest";
import { openCaseLibrary } from "../../src/app/library/case-library.ts";
import { createEmbeddedPassageStore } from "../../src/index/embedded-passage-store.ts";
import { currentGeneration, findLeftovers } from "../../src/index/generations.ts";
import { readManifest } from "../../src/index/manifest.ts";
import { openIndex } from "../../src/index/stored-index.ts";
import { createRetriever } from "../../src/search/retrieve.ts";
import { type OpenedLibrary, openLibrary } from "./open-library.ts";
import { markOf, question, seedsOfRound } from "./round-seeds.ts";
import { type Running, startProgram } from "./run-program.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** Where in its work the build is killed, and how long after it has got there. */
export interface Moment {
  readonly step: keyof typeof steps;
  readonly delayMs: number;
}

export const steps = {
  "texts are embedded": (_: string, output: string) => output.includes("indexing"),
  "files are written": (changed: string) => changed.endsWith(".tmp"),
  "the folder gets its name": (changed: string) => /^\w+-\w+-\w+$/.test(changed),
  "the pointer is written": (changed: string) => changed.startsWith("current."),
  "the pointer is in its place": (changed: string) => changed === "current",
};

export interface Outcome {
  /** False when the build was done before. */
  readonly wasKilled: boolean;
  readonly wasReplaced: boolean;
  readonly leftoverCount: number;
}

export interface KillingGround {
  kill(moment: Moment): Promise<Outcome>;
  close(): Promise<void>;
}

/** Begins with a whole index. Each build is of other documents, so that there is all of it to do. */
export async function createKillingGround(): Promise<KillingGround> {
  const indexDir = temporaryFolder();
  let round = 1;
  let seedsDir = seedsOfRound(round);
  let library = await openLibrary({ seedsDir, indexDir });
  return {
    async kill(moment) {
      const before = await currentGeneration(indexDir);
      const nextSeedsDir = seedsOfRound(round + 1);
      const words = ["--seeds", nextSeedsDir, "--index", indexDir];
      const wasKilled = await killAt(moment, indexDir, startProgram("index", words));
      const wasReplaced = (await currentGeneration(indexDir)) !== before;
      if (!wasReplaced) await expectOldAnswers(indexDir, seedsDir, library, markOf(round));
      const leftoverCount = (await findLeftovers(indexDir)).length;
      await library.close();
      round += 1;
      seedsDir = nextSeedsDir;
      library = await openLibrary({ seedsDir, indexDir });
      await expectAnswer(library.library, markOf(round));
      expectNothingLeft(indexDir);
      return { wasKilled, wasReplaced, leftoverCount };
    },
    close: () => library.close(),
  };
}

async function killAt(moment: Moment, indexDir: string, { child, finished }: Running) {
  const reaches = steps[moment.step];
  const watchers: FSWatcher[] = [];
  const reached = new Promise<void>((resolve) => {
    const look = (changed: string, output = "") => {
      if (reaches(changed, output)) resolve();
    };
    child.stderr.on("data", (chunk: Buffer) => look(".", chunk.toString()));
    for (const folder of [indexDir, path.join(indexDir, "generations")])
      watchers.push(watch(folder, (_, changed) => look(changed ?? ".")));
  });
  await Promise.race([reached.then(() => setTimeout(moment.delayMs)), finished]);
  child.kill("SIGKILL");
  await finished;
  for (const watcher of watchers) watcher.close();
  return child.signalCode === "SIGKILL";
}

async function expectOldAnswers(
  indexDir: string,
  seedsDir: string,
  { corpus, means, verifier }: OpenedLibrary,
  mark: string,
): Promise<void> {
  const { sourceSha256, modelSha256 } = await readManifest(
    (await currentGeneration(indexDir)) ?? "",
  );
  const { documents, earlier } = corpus;
  const opened = await openIndex(indexDir, { documents, earlier, sourceSha256, modelSha256 });
  expect(opened, `the index of ${seedsDir}`).not.toBeNull();
  if (opened === null) return;
  const retriever = createRetriever(createEmbeddedPassageStore(opened.snapshot), means);
  const library = openCaseLibrary({ retriever, verifier, onUnverified: () => undefined });
  await expectAnswer(library, mark);
}

async function expectAnswer(library: OpenedLibrary["library"], mark: string): Promise<void> {
  const { status, excerpts } = await library.answer(question);
  expect(status).toBe("answered");
  expect(excerpts[0]?.text).toContain(mark);
}

/** One index, and what is kept between starts. */
export function expectNothingLeft(indexDir: string): void {
  expect(readdirSync(path.join(indexDir, "generations"))).toHaveLength(1);
  const known = new Set(["cache", "current", "generations", "lock"]);
  expect(readdirSync(indexDir).filter((name) => !known.has(name))).toEqual([]);
}
