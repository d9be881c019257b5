/**
 * Rounds of documents in; a program for each, all started at once on one index folder, and what must hold of them.
 */
import { expect } from "vitest";
import { expectNothingLeft } from "./kill-builds.ts";
import { markOf, question, seedsOfRound } from "./round-seeds.ts";
import { jsonLines, startProgram } from "./run-program.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** How many of them built an index. */
export async function expectTogether(
  rounds: readonly number[],
  indexDir = temporaryFolder(),
): Promise<{ readonly buildCount: number }> {
  const runs = await Promise.all(rounds.map((round) => ask(round, indexDir)));
  runs.forEach(({ code, stdout, stderr }, index) => {
    expect({ code, stderr }).toMatchObject({ code: 0 });
    const text = expect.stringContaining(markOf(rounds[index] ?? 0)) as string;
    expect(jsonLines(stdout)).toMatchObject([{ status: "answered", passages: [{ text }] }]);
  });
  expectNothingLeft(indexDir);
  return { buildCount: runs.filter(({ stderr }) => stderr.includes("indexing")).length };
}

function ask(round: number, indexDir: string) {
  const folders = ["--seeds", seedsOfRound(round), "--index", indexDir];
  return startProgram("ask", ["--json", "--top", "1", ...folders, question]).finished;
}
