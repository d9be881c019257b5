/** Differences between two runs over the same questions, against values that are worked out by hand. */
import path from "node:path";
import { expect, test } from "vitest";
import type { Outcome } from "../../../../src/measure/evaluate/evaluate-questions.ts";
import {
  differencesOf,
  formatDifferences,
  readOutcomes,
} from "../../../../src/measure/evaluate/paired.ts";
import { temporaryFolder } from "../../../setup/temporary-folder.ts";

function outcome(id: string, rank: number | null, changed: Partial<Outcome> = {}): Outcome {
  const placing = { rank, isDocumentFirst: true };
  return {
    id,
    type: "measure",
    lang: "en",
    asks: null,
    isAnswerable: true,
    status: "answered",
    ranking: placing,
    shown: placing,
    grades: [2, 0],
    shownCount: 2,
    baselines: null,
    ...changed,
  };
}

test("a difference is paired by question, and what no question changed is left out", () => {
  const before = [outcome("a", 2), outcome("b", 1), outcome("gone", 1)];
  const after = [outcome("a", 1), outcome("b", 1), outcome("new", null)];
  expect(differencesOf(before, after)).toEqual([
    {
      type: "measure",
      figure: "hit@1",
      questionCount: 2,
      before: 0.5,
      after: 1,
      interval: [0, 1],
    },
    {
      type: "measure",
      figure: "shown hit@1",
      questionCount: 2,
      before: 0.5,
      after: 1,
      interval: [0, 1],
    },
  ]);
});

test("excerpts that bear on the question count among the first three only", () => {
  const before = [outcome("a", 1, { grades: [2, 1, 0, 1] })];
  const after = [outcome("a", 1, { grades: [2, 1] })];
  const [bearing] = differencesOf(before, after);
  expect(bearing).toMatchObject({ figure: "bearing", after: 1 });
  expect(bearing?.before).toBeCloseTo(2 / 3, 10);
});

test("near misses are compared by kind, too, and only by whether they are answered", () => {
  const near = { type: "near", asks: "number", isAnswerable: false, grades: [] };
  const before = [outcome("a", null, near)];
  const after = [outcome("a", null, { ...near, status: "related" })];
  expect(differencesOf(before, after).map(({ type, figure }) => [type, figure])).toEqual([
    ["near", "answered"],
    ["near: number", "answered"],
  ]);
});

test("the table has a line a difference; equal runs have none", () => {
  const table = formatDifferences(differencesOf([outcome("a", 2)], [outcome("a", 1)]));
  expect(table.split("\n")[1]).toMatch(/^measure +hit@1 +1 +0\.000 +1\.000 +\+1\.000 /);
  expect(formatDifferences(differencesOf([outcome("a", 2)], [outcome("a", 2)]))).toBe(
    "no question differs",
  );
});

test("a file that no run printed is named", async () => {
  const folder = temporaryFolder({ "old.json": JSON.stringify({ outcomes: [{ id: 1 }] }) });
  const file = path.join(folder, "old.json");
  await expect(readOutcomes(file)).rejects.toThrow(`${file}: `);
});
