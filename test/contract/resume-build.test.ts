/** A build that is killed while it embeds: the next goes on where it stopped, and says so. */
import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { expectNothingLeft } from "../setup/kill-builds.ts";
import { seedsDir } from "../setup/open-library.ts";
import { startProgram } from "../setup/run-program.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";

test("what was embedded before a kill is not embedded again", { timeout: 180_000 }, async () => {
  const indexDir = temporaryFolder();
  const words = ["--seeds", seedsDir, "--index", indexDir];
  const first = startProgram("index", words);
  await new Promise<void>((resolve) =>
    first.child.stderr.on("data", (chunk: Buffer) => {
      if (chunk.toString().includes("50%")) resolve();
    }),
  );
  first.child.kill("SIGKILL");
  await first.finished;
  expect(readdirSync(indexDir)).toContain("unfinished.vectors");

  const { code, stderr } = await startProgram("index", words).finished;
  expect(code).toBe(0);
  // Half of them, but for those of the last moment.
  expect(Number(/stopped: (\d+) of its texts/.exec(stderr)?.[1])).toBeGreaterThan(80);
  expectNothingLeft(indexDir);
});
