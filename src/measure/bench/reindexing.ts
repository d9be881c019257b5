/**
 * Measures the time from a change of one document until the new index is open, beside a full build. It changes copies
 * in a temporary folder and refreshes as the bot does.
 */
import type { SourceDocument } from "../../core/domain.ts";
import { AppError } from "../../core/errors.ts";
import { sentenceCount } from "../../index/sentence-table.ts";
import type { Snapshot } from "../../index/snapshot.ts";
import { type Figure, median, someOf, spreadOf, timedMs } from "./figures.ts";
import { type OwnFolders, withOwnFolders, writeDocuments } from "./folders.ts";

const mostDocuments = 1000;
const changeCount = 5;

interface Refreshed {
  /** Returns null when nothing has changed. */
  refresh(): Promise<{ readonly snapshot: Snapshot } | null>;
  close(): Promise<void>;
}

/** @throws AppError `corpus.empty` for fewer than two documents. */
export async function benchReindexing(
  all: readonly SourceDocument[],
  open: (folders: OwnFolders) => Promise<Refreshed>,
): Promise<Figure> {
  const documents = someOf(all, mostDocuments);
  if (documents.length < 2)
    throw new AppError("corpus.empty", "Re-indexing is measured with two documents at least.");
  return withOwnFolders(documents.slice(0, 1), async (folders) => {
    const opened = await open(folders);
    try {
      return await measure(documents, folders.seedsDir, opened);
    } finally {
      await opened.close();
    }
  });
}

async function measure(
  documents: readonly SourceDocument[],
  seedsDir: string,
  opened: Refreshed,
): Promise<Figure> {
  await writeDocuments(seedsDir, documents.slice(1));
  const full = await timedRefresh(opened);
  const changesMs: number[] = [];
  for (const [number, document] of someOf(documents, changeCount).entries()) {
    await writeDocuments(seedsDir, [{ ...document, text: document.text + addition(number + 1) }]);
    changesMs.push((await timedRefresh(opened)).tookMs);
  }
  return {
    what: `re-indexing after one document of ${documents.length} changed, over a full build`,
    value: median(changesMs) / full.tookMs,
    target: documents.length === mostDocuments ? { atMost: 0.01 } : null,
    detail: `${changesMs.length} changes: ${seconds(median(changesMs))} s, ${spreadOf(changesMs.map(inSeconds))}; all: ${seconds(full.tookMs)} s, ${full.textCount} texts`,
  };
}

/** Differs for each number, because known texts are not embedded again. */
function addition(number: number): string {
  return `\n这一句是第${number}次改动时添上的，别的都没有变。\n`;
}

async function timedRefresh(opened: Refreshed): Promise<{ tookMs: number; textCount: number }> {
  let next: Awaited<ReturnType<Refreshed["refresh"]>> = null;
  const tookMs = await timedMs(async () => void (next = await opened.refresh()));
  return { tookMs, textCount: textCountOf(next) };
}

/** Counts passages and sentences. @throws AppError `index.corrupt` when no index was made, so nothing was timed. */
function textCountOf(next: { readonly snapshot: Snapshot } | null): number {
  if (next !== null) return next.snapshot.passages.length + sentenceCount(next.snapshot.sentences);
  throw new AppError("index.corrupt", "The documents were changed, and no new index was made.");
}

function inSeconds(timeMs: number): number {
  return timeMs / 1000;
}

function seconds(timeMs: number): string {
  return inSeconds(timeMs).toFixed(2);
}
