/**
 * Builds indexes of several sizes from the documents of a ready index, and measures build and questions for each.
 * The documents of each size are spread evenly over all of them, and include those that the questions are about.
 */
import { availableParallelism } from "node:os";
import type { SourceDocument } from "../../core/domain.ts";
import { createBgeEmbedder } from "../../embedding/bge.ts";
import { ensureModel, type ModelFiles } from "../../embedding/model-files.ts";
import type { KeyedVectors } from "../../index/embed-texts.ts";
import { currentGeneration } from "../../index/generations.ts";
import { readKnownVectors } from "../../index/index-files.ts";
import { readManifest } from "../../index/manifest.ts";
import type { Snapshot } from "../../index/snapshot.ts";
import { evenlySpaced } from "../bench/figures.ts";
import { openFolders, withOwnFolders } from "../bench/folders.ts";
import { measureServedApart } from "../bench/measure-apart.ts";
import type { Bench } from "../bench/open-for-bench.ts";
import type { LabelledQuestion } from "../evaluate/questions.ts";
import { buildStep, type StepMeans } from "./build-step.ts";
import type { GrowthRow } from "./report.ts";

/** Each Nth question is used for warming up and not timed. */
const warmUpEvery = 8;

export async function measureGrowth(
  { prepared, config, modelCacheDir }: Bench,
  questions: readonly LabelledQuestion[],
  sizes: readonly number[],
): Promise<GrowthRow[]> {
  const { snapshot, tokenizer, places } = prepared;
  const model = await ensureModel({ ...config, cacheDirs: [modelCacheDir] });
  const { dir: modelDir, sha256: modelSha256 } = model;
  const known = [await knownVectors(config.indexDir)];
  const threadCount = availableParallelism();
  const allThreads = await createBgeEmbedder({ modelDir, modelSha256, threadCount });
  try {
    const means = { known, tokenizer, places, allThreads };
    const rows: GrowthRow[] = [];
    for (const documents of stepsOf(snapshot, questions, sizes)) {
      process.stderr.write(`measuring ${documents.length} documents\n`);
      rows.push(await measureStep(documents, questions, { ...means, model }));
    }
    return rows;
  } finally {
    await allThreads.close();
  }
}

async function knownVectors(indexDir: string): Promise<KeyedVectors> {
  const generation = (await currentGeneration(indexDir)) ?? indexDir;
  return readKnownVectors(generation, await readManifest(generation));
}

function stepsOf(
  { documents, firstPassage }: Snapshot,
  questions: readonly LabelledQuestion[],
  sizes: readonly number[],
): SourceDocument[][] {
  const passageCounts = documents.map(
    (_, number) => (firstPassage[number + 1] ?? 0) - (firstPassage[number] ?? 0),
  );
  const wanted = new Set(questions.flatMap(({ gold }) => gold.map(({ doc }) => doc)));
  const kept = documents.flatMap(({ id }, number) => (wanted.has(id) ? number : []));
  const steps = growthSteps(passageCounts, { kept: new Set(kept), sizes });
  return steps.map((step) => step.flatMap((number) => documents[number] ?? []));
}

async function measureStep(
  documents: readonly SourceDocument[],
  labelled: readonly LabelledQuestion[],
  { model, ...means }: StepMeans & { readonly model: ModelFiles },
): Promise<GrowthRow> {
  return withOwnFolders(documents, async (folders, folder) => {
    const build = await buildStep(folders, means);
    // The first start caches what it parses and finds the index up to date; the second one is measured.
    await (await openFolders(folders, model)).close();
    const texts = labelled.map(({ q }) => q);
    const served = await measureServedApart({
      folder,
      folders,
      model,
      warmUp: texts.filter((_, number) => number % warmUpEvery === 0),
      questions: texts.filter((_, number) => number % warmUpEvery !== 0),
    });
    return { ...build, served };
  });
}

export interface StepWishes {
  /** Numbers of documents that are in every step. */
  readonly kept: ReadonlySet<number>;
  /** In passages; a size of all passages or more adds no step. */
  readonly sizes: readonly number[];
}

/**
 * Returns the document numbers of each step. Invariant: each step has more passages than the one before and contains
 * `kept`; the last one has all documents.
 */
export function growthSteps(
  passageCounts: readonly number[],
  { kept, sizes }: StepWishes,
): number[][] {
  const countOf = (documents: readonly number[]) =>
    documents.reduce((sum, number) => sum + (passageCounts[number] ?? 0), 0);
  const all = passageCounts.map((_, number) => number);
  const others = all.filter((number) => !kept.has(number));
  const otherCounts = others.map((number) => passageCounts[number] ?? 0);
  const keptCount = countOf([...kept]);
  const steps: number[][] = [];
  let reached = 0;
  for (const size of sizes.toSorted((a, b) => a - b)) {
    const taken = evenlySpaced(otherCounts, Math.max(0, size - keptCount));
    const chosen = new Set([...kept, ...taken.flatMap((index) => others[index] ?? [])]);
    const step = all.filter((number) => chosen.has(number));
    const count = countOf(step);
    if (count <= reached || count >= countOf(all)) continue;
    steps.push(step);
    reached = count;
  }
  return [...steps, all];
}
