/**
 * The index that every command asks: opened, or built anew where it is missing, outdated, damaged or another program's.
 * Whatever ended an earlier build, and whoever else builds at the same time, a start ends with a whole index or an error.
 */
import { AppError, type ErrorCode } from "../core/errors.ts";
import type { Embedder } from "../embedding/embedder.ts";
import type { ProgressStream } from "../core/progress-line.ts";
import { buildIndex } from "../index/build.ts";
import type { EmbedProgress } from "../index/embed-texts.ts";
import {
  type BuildLock,
  findLeftovers,
  lockBuilds,
  removeLeftovers,
  tryLockBuilds,
} from "../index/generations.ts";
import { type Expected, openIndex, readReusable } from "../index/open.ts";
import { saveIndex } from "../index/save.ts";
import {
  findVectorJournal,
  openVectorJournal,
  removeVectorJournal,
} from "../index/vector-journal.ts";
import type { IndexParts, WholeIndex } from "../index/whole-index.ts";
import type { Tokenizer } from "../language/tokenize.ts";
import { createBuildProgress } from "./build-progress.ts";

export interface IndexOrder {
  readonly indexDir: string;
  readonly expected: Expected;
  /** What this process answers from: what has not changed since is taken of it. Otherwise of what the folder has. */
  readonly former: IndexParts | null;
  readonly tokenizer: Tokenizer;
  /** For a build: with as many threads as there are. */
  readonly startEmbedder: () => Promise<Embedder>;
  /** For progress. */
  readonly stderr: ProgressStream;
  /** For who else wants to see it. */
  readonly onProgress?: (progress: EmbedProgress) => void;
  readonly report: (message: string) => void;
  /** An index that cannot be written is an error then, and not just held in memory. */
  readonly mustBeSaved: boolean;
}

/** @throws AppError `model.unavailable`, or `index.unwritable` where it must be saved. */
export async function prepareIndex(order: IndexOrder): Promise<WholeIndex> {
  const opened = await openOrExplain(order);
  if (opened !== null) {
    await tidyUp(order.indexDir);
    return opened;
  }
  const lock = await lockBuilds(order.indexDir, () =>
    order.report(`Another process builds the index in ${order.indexDir}: waiting for it.`),
  ).catch((error: unknown) => goOnInMemory(order, error));
  try {
    const others = lock?.hadToWait === true ? await openOrExplain(order) : null;
    return others ?? (await build(order, lock));
  } finally {
    await lock?.release();
  }
}

const reasonsToRebuild: readonly ErrorCode[] = ["index.corrupt", "index.incompatible"];

/** Null when it has to be built; what is wrong with it is told. */
async function openOrExplain({
  indexDir,
  expected,
  report,
}: IndexOrder): Promise<WholeIndex | null> {
  return openIndex(indexDir, expected).catch((error: unknown) => {
    if (!(error instanceof AppError) || !reasonsToRebuild.includes(error.code)) throw error;
    report(error.message);
    return null;
  });
}

async function build(order: IndexOrder, lock: BuildLock | null): Promise<WholeIndex> {
  if (lock !== null) await removeLeftovers(lock);
  const built = await buildShowingProgress(order, lock);
  if (lock === null) return built;
  const saved = await save(lock, built).catch((error: unknown) => goOnInMemory(order, error));
  return saved ?? built;
}

async function save(lock: BuildLock, built: WholeIndex): Promise<WholeIndex> {
  // Where it fails, the journal may take the room that it needs.
  const saved = await saveIndex(lock, built).catch(async () => {
    await removeVectorJournal(lock);
    return saveIndex(lock, built);
  });
  await removeVectorJournal(lock);
  return saved;
}

async function buildShowingProgress(
  order: IndexOrder,
  lock: BuildLock | null,
): Promise<WholeIndex> {
  const { indexDir, expected, tokenizer } = order;
  const progress = createBuildProgress(order.stderr);
  const embedder = await order.startEmbedder();
  const journal = lock && (await openVectorJournal(lock, embedder));
  const resumedCount = journal?.known.keys.length ?? 0;
  if (resumedCount > 0)
    order.report(
      `Going on where a build stopped: ${resumedCount} of its texts are embedded already.`,
    );
  try {
    const { former, vectors } =
      order.former === null
        ? await readReusable(indexDir, expected.modelSha256)
        : { former: order.former, vectors: null };
    return await buildIndex({
      ...expected,
      embedder,
      tokenizer,
      former,
      known: [vectors, journal?.known ?? null].filter((each) => each !== null),
      onVector: (key, vector) => journal?.keep(key, vector),
      onProgress(each) {
        progress.report(each);
        order.onProgress?.(each);
      },
    });
  } finally {
    progress.end();
    await journal?.close();
    await embedder.close();
  }
}

/** Answers matter more than the file. */
function goOnInMemory({ mustBeSaved, report }: IndexOrder, error: unknown): null {
  if (mustBeSaved || !(error instanceof AppError) || error.code !== "index.unwritable") throw error;
  report(`${error.message} Until then it is built anew in memory at each start.`);
  return null;
}

/** What is left over does no harm: where it cannot be removed, or belongs to a running build, it stays. */
async function tidyUp(indexDir: string): Promise<void> {
  const leftovers = [...(await findLeftovers(indexDir)), ...(await findVectorJournal(indexDir))];
  if (leftovers.length === 0) return;
  const lock = await tryLockBuilds(indexDir).catch(() => null);
  if (lock === null) return;
  try {
    await removeLeftovers(lock);
    await removeVectorJournal(lock);
  } finally {
    await lock.release();
  }
}
