/**
 * The one shape that every place to fetch the model from has.
 * A source puts a file somewhere in the staging folder and hands it to `accept`, which alone
 * decides: what is not byte for byte the expected file never gets its final name.
 */
import type { ModelFile } from "./model-spec.ts";

export interface ModelProgress {
  readonly source: string;
  readonly file: string;
  readonly receivedBytes: number;
  readonly totalBytes: number | null;
}

export type ReportProgress = (progress: ModelProgress) => void;

export interface SourceRequest {
  readonly files: readonly ModelFile[];
  /** Private to this attempt, on the cache's file system, removed afterwards. */
  readonly stagingDir: string;
  /** Verifies the staged file and moves it to its place. @throws Error when it is another file. */
  readonly accept: (file: ModelFile, stagedPath: string) => Promise<void>;
  readonly onProgress: ReportProgress;
  readonly signal: AbortSignal | undefined;
}

export interface ModelSource {
  /** How progress and errors call it. */
  readonly name: string;
  /** Rejects with the reason why this source cannot give the files. */
  fetchFiles(request: SourceRequest): Promise<void>;
}

/** A reason that a reader can act on: Node hides it in the causes of "fetch failed". */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error && typeof error.code === "string" ? error.code : error.name;
  const own = error.message === "" ? code : error.message.replace(/\s*\n\s*/g, " ");
  return error.cause instanceof Error ? `${own}: ${reasonOf(error.cause)}` : own;
}
