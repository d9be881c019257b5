/** The progress of a model file's download, as a line for a person. */
import type { ProgressState } from "../core/progress-line.ts";
import type { ModelProgress } from "./model-spec.ts";

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
