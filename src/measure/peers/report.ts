/**
 * Formats the comparison as a Markdown table, with remarks on where this program is first, where it is not, and which
 * figures are missing. Invariant: every remark is computed from the figures.
 */
import { mebibytes } from "../bench/figures.ts";
import type { PeerFigures, PeerRow } from "./measure.ts";

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

type Measured = PeerRow<PeerFigures>;

const measures = [
  ["hit@1", "hitAt1"],
  ["hit@1 zh", "hitAt1Chinese"],
  ["hit@3", "hitAt3"],
  ["nDCG@10", "ndcgAt10"],
] as const;

/** Peers whose nDCG@10 is lower by at most this count as equally good; this program should be as fast as they are. */
const nearShare = 0.02;

function remarksOn(own: Measured, others: readonly PeerRow[]): string[] {
  const measured = others.filter(isMeasured);
  const remarks = [
    ...qualityRemarks(own, measured),
    speedRemark(own, measured),
    ...others.flatMap(failureRemark),
    ...measured.flatMap(savedRemark),
  ];
  return remarks.map((remark) => `- ${remark}`);
}

function isMeasured(row: PeerRow): row is Measured {
  return !("failure" in row.result);
}

function qualityRemarks(own: Measured, others: readonly Measured[]): string[] {
  const first: string[] = [];
  const behind: string[] = [];
  for (const [name, field] of measures) {
    const best = bestOf(others, ({ result }) => result[field]);
    if (best === undefined || best.result[field] <= own.result[field]) first.push(name);
    else
      behind.push(
        `Not first in ${name}: ${best.title} has ${best.result[field].toFixed(3)}, ${own.title} ${own.result[field].toFixed(3)}.`,
      );
  }
  return first.length === 0 ? behind : [`${own.title} is first in ${first.join(", ")}.`, ...behind];
}

function speedRemark(own: Measured, others: readonly Measured[]): string {
  const near = others.filter(({ result }) => own.result.ndcgAt10 - result.ndcgAt10 <= nearShare);
  const fastest = bestOf(near, ({ result }) => -result.endToEndMedianMs);
  if (fastest === undefined)
    return `None of the others is within ${nearShare * 100} points of its nDCG@10.`;
  const [ownMs, otherMs] = [own.result.endToEndMedianMs, fastest.result.endToEndMedianMs];
  const named = `${fastest.title}, the fastest within ${nearShare * 100} points of its nDCG@10`;
  const times = `${ownMs.toFixed(1)} ms against ${otherMs.toFixed(1)} ms`;
  return ownMs <= otherMs
    ? `Not slower than ${named}: ${times}.`
    : `Slower than ${named}: ${times}, ${(ownMs / otherMs).toFixed(1)} times as long.`;
}

function failureRemark({ title, result }: PeerRow): string[] {
  return "failure" in result ? [`${title} could not be measured: ${result.failure}.`] : [];
}

function savedRemark({ title, result: { saved } }: Measured): string[] {
  return "problem" in saved ? [`No size on disk for ${title}: ${saved.problem}.`] : [];
}

/** Returns the first of several equal ones. */
function bestOf<T>(items: readonly T[], valueOf: (item: T) => number): T | undefined {
  return items.toSorted((a, b) => valueOf(b) - valueOf(a))[0];
}
