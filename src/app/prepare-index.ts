/**
 * Opens the index, or builds it if it is missing, outdated, damaged or of another format or model.
 * Invariant: returns a complete index or throws, also after an interrupted build and beside concurrent builds.
 */
import { AppError, type ErrorCode } from "../core/errors.ts";
import { createProgressLine, type ProgressStream } from "../core/progress-line.ts";
import type { Embedder } from "../embedding/embedder.ts";
import { buildIndex } from "../index/build.ts";
import type { EmbedProgress } from "../index/embed-texts.ts";
import {
  type BuildLock,
  findLeftovers,
  lockBuilds,
  removeLeftovers,
  tryLockBuilds,
} from "../index/generations.ts";
import type { IndexParts, WholeIndex } from "../index/snapshot.ts";
import { type ExpectedIndex, openIndex, readReusable, saveIndex } from "../index/stored-index.ts";
import {
  findVectorJournal,
  openVectorJournal,
  removeVectorJournal,
} from "../index/vector-journal.ts";
import type { Tokenizer } from "../language/tokenize.ts";

export interface IndexOrder {
  readonly indexDir: string;
  readonly expected: ExpectedIndex;
  /** The index in use, whose unchanged parts a build reuses; null to reuse those in the folder. */
  readonly former: IndexParts | null;
  readonly tokenizer: Tokenizer;
  /** Called for a build only, which closes the embedder afterwards. */
  readonly startEmbedder: () => Promise<Embedder>;
  /** Gets the progress. */
  readonly stderr: ProgressStream;
  readonly onProgress?: (progress: EmbedProgress) => void;
  readonly report: (message: string) => void;
  /** If false, an index that cannot be written is used from memory. */
  readonly mustBeSaved: boolean;
}

/** @throws AppError `model.unavailable`, or `index.unwritable` if it must be saved */
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

/** Null if the index must be built; reports what is wrong with it. */
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
  // A first failure may be a full disk: removing the journal makes room.
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

/** Null to use the index from memory if it cannot be written and need not be. */
function goOnInMemory({ mustBeSaved, report }: IndexOrder, error: unknown): null {
  if (mustBeSaved || !(error instanceof AppError) || error.code !== "index.unwritable") throw error;
  report(`${error.message} Until then it is built anew in memory at each start.`);
  return null;
}

/** Leftovers are harmless, so they stay if they cannot be removed or belong to a running build. */
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

const redrawEveryMs = 100;
/** Vectors that are reused count as done at once; only the recent rate tells how long the rest takes. */
const rateOverMs = 10_000;

interface Mark {
  readonly atMs: number;
  readonly doneCount: number;
}

interface BuildProgress {
  report(progress: EmbedProgress): void;
  end(): void;
}

export function createBuildProgress(stream: ProgressStream): BuildProgress {
  const line = createProgressLine(stream);
  let marks: readonly Mark[] = [{ atMs: performance.now(), doneCount: 0 }];
  let drawnMs = -Infinity;
  return {
    report({ doneCount, totalCount }) {
      const nowMs = performance.now();
      const isLast = doneCount === totalCount;
      if (stream.isTTY === true && !isLast && nowMs - drawnMs < redrawEveryMs) return;
      drawnMs = nowMs;
      marks = [
        ...marks.filter(({ atMs }) => nowMs - atMs < rateOverMs),
        { atMs: nowMs, doneCount },
      ];
      const percent = Math.floor((100 * doneCount) / totalCount);
      const rate = textsPerSecond(marks);
      const left = isLast ? "0 s" : formatDuration((totalCount - doneCount) / rate);
      line.report({
        key: "build",
        percent,
        text: `${percent}% ${doneCount}/${totalCount} · indexing`,
        details: `${Math.round(rate)}/s · ${left} left`,
      });
    },
    end: () => line.end(),
  };
}

/** 1 while the rate is unknown. */
function textsPerSecond(marks: readonly Mark[]): number {
  const [first, last] = [marks[0], marks.at(-1)];
  if (first === undefined || last === undefined) return 1;
  const rate = ((last.doneCount - first.doneCount) / (last.atMs - first.atMs)) * 1000;
  return Number.isFinite(rate) && rate > 0 ? rate : 1;
}

function formatDuration(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}
