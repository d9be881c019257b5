/** How far a build has come: a line that rewrites itself on a terminal, quarters in a log. */
import { expect, test } from "vitest";
import { createBuildProgress } from "../../../src/app/build-progress.ts";

function report(isTTY: boolean, totalCount: number): string {
  let written = "";
  const progress = createBuildProgress({
    isTTY,
    write: (text: string) => (written += text) !== "",
  });
  for (let doneCount = 1; doneCount <= totalCount; doneCount += 1)
    progress.report({ doneCount, totalCount });
  progress.end();
  return written;
}

test("a log gets a line at every quarter, the last at all", () => {
  expect(report(false, 8)).toBe(
    "12% 1/8 · indexing\n25% 2/8 · indexing\n50% 4/8 · indexing\n75% 6/8 · indexing\n100% 8/8 · indexing\n",
  );
});

test("a build of one text is told once", () => {
  expect(report(false, 1)).toBe("100% 1/1 · indexing\n");
});

test("a terminal gets one line that ends complete", () => {
  const written = report(true, 50);
  expect(written.split("\n")).toHaveLength(2);
  expect(written).toMatch(/\r100% 50\/50 · indexing · \d+\/s · 0 s left\S+\n$/);
});

test("nothing to do says nothing", () => {
  expect(report(true, 0)).toBe("");
});
