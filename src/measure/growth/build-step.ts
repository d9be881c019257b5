/**
 * Builds the index of a seeds folder and measures the time. Texts with known vectors are not embedded again: their time
 * is estimated from the rate that is measured for a sample of them.
 */
import { readCorpus } from "../../documents/read-corpus.ts";
import type { Embedder } from "../../embedding/embedder.ts";
import { buildIndex } from "../../index/build.ts";
import { embeddedPassage, embeddedSentence } from "../../index/cut.ts";
import { decodeKeys, embedTexts, type KeyedVectors } from "../../index/embed-texts.ts";
import { lockBuilds } from "../../index/generations.ts";
import { sourceHash } from "../../index/manifest.ts";
import { saveIndex } from "../../index/stored-index.ts";
import { unpackSentences } from "../../index/sentence-table.ts";
import type { Snapshot, WholeIndex } from "../../index/snapshot.ts";
import type { Tokenizer } from "../../language/tokenize.ts";
import type { PlaceFinder } from "../../places/place-finder.ts";
import { someOf, timedMs } from "../bench/figures.ts";
import type { OwnFolders } from "../bench/folders.ts";

export interface StepMeans {
  readonly known: readonly KeyedVectors[];
  readonly tokenizer: Tokenizer;
  readonly places: PlaceFinder;
  /** One thread per core. */
  readonly allThreads: Embedder;
}

export interface StepBuild {
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

export async function buildStep(folders: OwnFolders, means: StepMeans): Promise<StepBuild> {
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
