/**
 * What was found and measured in; a table of Markdown, and beneath it where this program is not the best, out.
 * Always holds: whatever is said of the figures is computed from them.
 */
import { mebibytes } from "../mebibytes.ts";
import type { PeerFigures, PeerRow } from "./peer-row.ts";
import { remarksOn } from "./remarks.ts";

const columns = [
  "",
  "hit@1",
  "hit@1 zh",
  "hit@3",
  "nDCG@10",
  "question: median",
  "p99",
  "without embedding: median",
  "p99",
  "ready in",
  "memory",
  "on disk",
] as const;

export function peerReport(own: PeerRow<PeerFigures>, others: readonly PeerRow[]): string {
  const rows = [own, ...others];
  const ruler = columns.map((_, index) => (index === 0 ? "---" : "---:"));
  const table = [columns, ruler, ...rows.map(cellsOf)].map((cells) => `| ${cells.join(" | ")} |`);
  const uses = rows.map(({ title, how }) => `- ${title}: ${how}.`);
  return [table, remarksOn(own, others), uses].map((lines) => lines.join("\n")).join("\n\n");
}

function cellsOf({ title, result }: PeerRow): string[] {
  if ("failure" in result) return [title, ...columns.slice(1).map(() => "–")];
  return [
    title,
    share(result.hitAt1),
    share(result.hitAt1Chinese),
    share(result.hitAt3),
    share(result.ndcgAt10),
    milliseconds(result.endToEndMedianMs),
    milliseconds(result.endToEndP99Ms),
    milliseconds(result.searchMedianMs),
    milliseconds(result.searchP99Ms),
    `${(result.openMs / 1000).toFixed(1)} s`,
    mebibytes(result.addedBytes),
    "bytes" in result.saved ? mebibytes(result.saved.bytes) : "–",
  ];
}

function share(value: number): string {
  return value.toFixed(3);
}

function milliseconds(value: number): string {
  return `${value.toFixed(1)} ms`;
}
