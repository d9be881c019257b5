/**
 * Builds indexes of several sizes from the documents of a ready index, and measures build and questions for each.
 * The documents of each size are spread evenly over all of them, and include those that the questions are about.
 * Texts with known vectors are not embedded again: their time is estimated from the rate that is measured for a sample of
 * them.
 */
import { availableParallelism } from "node:os";
import type { SourceDocument } from "../../core/domain.ts";
import { readCorpus } from "../../documents/read-corpus.ts";
import { createBgeEmbedder } from "../../embedding/bge.ts";
import type { Embedder } from "../../embedding/embedder.ts";
import { ensureModel, type ModelFiles } from "../../embedding/model-files.ts";
import { buildIndex } from "../../index/build.ts";
import { embeddedPassage, embeddedSentence } from "../../index/cut.ts";
import { decodeKeys, embedTexts, type KeyedVectors } from "../../index/embed-texts.ts";
import { currentGeneration, lockBuilds } from "../../index/generations.ts";
import { readKnownVectors } from "../../index/index-files.ts";
import { readManifest, sourceHash } from "../../index/manifest.ts";
import { unpackSentences } from "../../index/sentence-table.ts";
import type { Snapshot, WholeIndex } from "../../index/snapshot.ts";
import { saveIndex } from "../../index/stored-index.ts";
import type { Tokenizer } from "../../language/tokenize.ts";
import type { PlaceFinder } from "../../places/place-finder.ts";
import type { ServedMeasurement } from "../bench/asking.ts";
import { evenlySpaced, someOf, timedMs } from "../bench/figures.ts";
import { type Bench, openFolders, type OwnFolders, withOwnFolders } from "../bench/folders.ts";
import { measureServedApart } from "../bench/measure-apart.ts";
import type { LabelledQuestion } from "../evaluate/questions.ts";

/** Each Nth question is used for warming up and not timed. */
const warmUpEvery = 8;

export interface GrowthRow extends StepBuild {
  readonly served: ServedMeasurement;
}

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
    const built = await buildStep(folders, means);
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
    return { ...built, served };
  });
}

interface StepWishes {
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

interface StepMeans {
  readonly known: readonly KeyedVectors[];
  readonly tokenizer: Tokenizer;
  readonly places: PlaceFinder;
  /** One thread per core. */
  readonly allThreads: Embedder;
}

interface StepBuild {
  readonly documentCount: number;
  readonly passageCount: number;
  /** Reading, cutting, counting words, linking the graph, writing, and embedding texts without known vectors. */
  readonly buildMs: number;
  /** Estimated time to embed the texts with known vectors. */
  readonly embedMs: number;
}

/** Enough texts to take some seconds. */
const rateCount = 300;
const warmUpCount = 16;

async function buildStep(folders: OwnFolders, means: StepMeans): Promise<StepBuild> {
  const startedMs = performance.now();
  const { whole, embeddedCount } = await build(folders, means);
  const buildMs = performance.now() - startedMs;
  const { documents, passages } = whole.snapshot;
  // Equal texts are embedded once.
  const distinctCount = new Set(decodeKeys(whole.pieces.vectorKeys)).size;
  const embedMs = (distinctCount - embeddedCount) * (await msPerText(whole.snapshot, means));
  return { documentCount: documents.length, passageCount: passages.length, buildMs, embedMs };
}

async function build(
  { seedsDir, indexDir }: OwnFolders,
  { known, tokenizer, places, allThreads }: StepMeans,
): Promise<{ whole: WholeIndex; embeddedCount: number }> {
  const corpus = await readCorpus({ seedsDir }, places);
  let embeddedCount = 0;
  const lock = await lockBuilds(indexDir, () => undefined);
  try {
    const whole = await buildIndex({
      ...corpus,
      sourceSha256: sourceHash(corpus, tokenizer.vocabulary),
      embedder: allThreads,
      tokenizer,
      known,
      onVector: () => void embeddedCount++,
      onProgress: () => undefined,
    });
    return { whole: await saveIndex(lock, whole), embeddedCount };
  } finally {
    await lock.release();
  }
}

async function msPerText(snapshot: Snapshot, { allThreads }: StepMeans): Promise<number> {
  const texts = someOf(embeddedTexts(snapshot), rateCount);
  const embed = (some: readonly string[]) =>
    embedTexts(some, allThreads, [], { onProgress: () => undefined });
  await embed(texts.slice(0, warmUpCount));
  return (await timedMs(() => embed(texts).then(() => undefined))) / texts.length;
}

function embeddedTexts({ documents, documentOf, passages, sentences }: Snapshot): string[] {
  const documentAt = (passage: number) => documents[documentOf[passage] ?? -1];
  const ofPassages = passages.flatMap((passage, number) => {
    const document = documentAt(number);
    return document === undefined ? [] : [embeddedPassage(document, passage)];
  });
  const ofSentences = unpackSentences(sentences).flatMap(({ passage, range }) => {
    const document = documentAt(passage);
    return document === undefined ? [] : [embeddedSentence(document, ...range)];
  });
  return [...ofPassages, ...ofSentences];
}
