/** The figures of graphs as a Markdown table. */
import { mebibytes } from "../bench/figures.ts";
import { type GraphCurve, recallDepth, type SearchPoint } from "./curve.ts";

/** One row for each way of building, one column for each depth. @param askedCount results that retrieval asks for */
export function graphTable(curves: readonly GraphCurve[], askedCount: number): string {
  const [first] = curves;
  const depths = (points: readonly SearchPoint[] = [], count: number) =>
    points.map(({ ef }) => `${count}: ef ${ef}`);
  const names = [
    "M",
    "efConstruction",
    "build",
    "file",
    ...depths(first?.points, recallDepth),
    ...depths(first?.asked, askedCount),
  ];
  const rows = curves.map(({ linkCount, efConstruction, buildMs, fileBytes, points, asked }) => [
    String(linkCount),
    String(efConstruction),
    `${(buildMs / 1000).toFixed(1)} s`,
    mebibytes(fileBytes),
    ...[...points, ...asked].map(cellOf),
  ]);
  const table = [names, names.map(() => "---:"), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
  return `${table}\n\nOf the ${recallDepth} or ${askedCount} nearest passages, the share that is found, and the median time of a search.`;
}

function cellOf({ recall, medianMs }: SearchPoint): string {
  return `${recall.toFixed(3)}, ${medianMs.toFixed(2)} ms`;
}
