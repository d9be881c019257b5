/** The runtime that the model runs in sends nothing to anyone, and leaves nothing in the user's home folder. */
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { runScript } from "../setup/run-program.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";

test("a question leaves no device id and no usage data behind", async () => {
  const folder = temporaryFolder();
  // In CI the runtime would keep still by itself.
  const run = await runScript("ask", ["--json", "河曲县如何安置超编人员?"], {
    env: { HOME: folder, TMPDIR: folder, CI: "", ORT_DISABLE_TELEMETRY: "" },
  });
  expect(run.code).toBe(0);
  expect(existsSync(path.join(folder, ".cache", "Microsoft"))).toBe(false);
  expect(readdirSync(folder).filter((name) => name.startsWith("mat-debug"))).toEqual([]);
});
