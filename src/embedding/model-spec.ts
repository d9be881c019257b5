/**
 * The files of the model with their sizes and SHA-256, the interface of the sources that fetch them, and the line that
 * shows the progress of a download.
 * A file that differs in one byte is another model, whose vectors would not fit an existing index, so no source is
 * trusted beyond these hashes.
 */
import type { ProgressState } from "../core/progress-line.ts";

export interface ModelFile {
  /** Relative to the model's folder, with forward slashes. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface ModelSpec {
  /** Also the name of the model's folder in a cache. */
  readonly id: string;
  /** Name on the model hub. */
  readonly repository: string;
  /** The file that determines the vectors. */
  readonly weights: ModelFile;
  /** All files, the weights included, smallest first, so that a bad source fails early. */
  readonly files: readonly ModelFile[];
}

const weights: ModelFile = {
  path: "onnx/model_quantized.onnx",
  bytes: 24_010_842,
  sha256: "15b717c382bcb518ba457b93ea6850ede7f4f1cd8937454aa06972366cd19bcc",
};

/** The 8-bit ONNX export, in the layout that transformers.js loads with dtype q8. */
export const bgeSmallZh: ModelSpec = {
  id: "bge-small-zh-v1.5",
  repository: "Xenova/bge-small-zh-v1.5",
  weights,
  files: [
    {
      path: "tokenizer_config.json",
      bytes: 367,
      sha256: "e6f3b96db926a37d4039995fbf5ad17de158dfb8f6343d607e4dbaad18d75f5a",
    },
    {
      path: "config.json",
      bytes: 716,
      sha256: "d4193ead3a810fd694fa8a31d7fc72fbaebc0668b603e398734bf2f6538ff42f",
    },
    {
      path: "tokenizer.json",
      bytes: 439_125,
      sha256: "48cea5d44424912a6fd1ea647bf4fe50b55ab8b1e5879c3275f80e339e8fae26",
    },
    weights,
  ],
};

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
  /** Verifies the staged file and moves it to its final path. @throws Error when it is another file. */
  readonly accept: (file: ModelFile, stagedPath: string) => Promise<void>;
  readonly onProgress: ReportProgress;
  readonly signal: AbortSignal | undefined;
}

export interface ModelSource {
  /** Shown in progress and errors. */
  readonly name: string;
  /** Stages each file and passes it to `accept`. Rejects with the reason why this source cannot give the files. */
  fetchFiles(request: SourceRequest): Promise<void>;
}

/** An error's message with those of its causes, where Node puts the reason of "fetch failed". */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = "code" in error && typeof error.code === "string" ? error.code : error.name;
  const own = error.message === "" ? code : error.message.replace(/\s*\n\s*/g, " ");
  return error.cause instanceof Error ? `${own}: ${reasonOf(error.cause)}` : own;
}

export function downloadState(progress: ModelProgress): ProgressState {
  const { source, file, receivedBytes, totalBytes } = progress;
  const percent = percentOf(progress);
  const [unit, unitBytes] = (totalBytes ?? receivedBytes) < 1e6 ? ["kB", 1e3] : ["MB", 1e6];
  const amount = (bytes: number) => (bytes / unitBytes).toFixed(1);
  const share = percent === null ? "" : `${percent}% `;
  const total = totalBytes === null ? "" : `/${amount(totalBytes)}`;
  const origin = source.includes(file) ? source : `${file} · ${source}`;
  const text = `${share}${amount(receivedBytes)}${total} ${unit} · ${origin}`;
  return { key: JSON.stringify([source, file]), percent, text };
}

/** Rounded down, so that 100 % always means a complete file. */
function percentOf({ receivedBytes, totalBytes }: ModelProgress): number | null {
  if (totalBytes === null) return null;
  return totalBytes === 0 ? 100 : Math.floor((receivedBytes / totalBytes) * 100);
}
