/** Reports as a table: figures where there are some, dashes where there are none. */
import { expect, test } from "vitest";
import { formatReports } from "../../../../src/measure/evaluate/table.ts";

const ranking = { documentAt1: 0.8, hitAt1: 0.5, hitAt3: 0.75, hitAt5: 0.75, mrr: 0.625 };

test("every type has a line, and the columns stand under one another", () => {
  const table = formatReports([
    {
      type: "fact",
      questionCount: 4,
      ranking: { ...ranking, hitAt1Interval: [0.25, 0.75] },
      shown: { hitAt1: 0.5, hitAt3: 0.75, needed: 1, bearing: 0.8, count: 1.5 },
      baselines: { bm25: ranking, dense: { ...ranking, hitAt1: 0 }, rrf: ranking },
      answered: 1,
      related: 0,
      failed: [],
    },
    {
      type: "refuse-county",
      questionCount: 20,
      ranking: null,
      shown: null,
      baselines: null,
      answered: 0,
      related: 0.95,
      failed: [],
    },
  ]);
  expect(table.split("\n")).toEqual([
    "type            n  doc@1  hit@1       95 %  hit@3  hit@5   MRR      shown  needed  bearing  count  answered  related            BM25           dense             RRF",
    "fact            4   0.80   0.50  0.25-0.75   0.75   0.75  0.63  0.50/0.75    1.00     0.80    1.5      1.00     0.00  0.80/0.50/0.75  0.80/0.00/0.75  0.80/0.50/0.75",
    "refuse-county  20      -      -          -      -      -     -          -       -        -      -      0.00     0.95               -               -               -",
  ]);
});
