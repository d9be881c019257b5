/** Many programs on one index folder, again and again, some of other documents than the rest. */
import { expect, test } from "vitest";
import { printCountsAtEnd } from "../setup/print-counts.ts";
import { expectTogether } from "../setup/two-builds.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";

const counts = printCountsAtEnd("programs at once", { programs: 0, builds: 0, failures: 0 });

const repeatCount = 6;

test("each ends well", async () => {
  const indexDir = temporaryFolder();
  for (let repeat = 0; repeat < repeatCount; repeat++) {
    const rounds = [0, 0, 1, 2].map((round) => 3 * repeat + round);
    counts.programs += rounds.length;
    counts.failures++;
    const { buildCount } = await expectTogether(rounds, indexDir);
    counts.failures--;
    counts.builds += buildCount;
    // One for each set of documents, and again where another set has come between.
    expect(buildCount).toBeGreaterThanOrEqual(3);
  }
});
