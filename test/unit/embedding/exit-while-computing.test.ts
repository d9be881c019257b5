/** The runtime aborts the process when a thread that computes is ended; an exit waits for the pass instead. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, inject, test } from "vitest";
import { projectDir } from "../../../src/core/config.ts";
import { bgeSmallZh } from "../../../src/embedding/model-spec.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";

const bge = pathToFileURL(path.join(projectDir, "src/embedding/bge.ts")).href;
const options = JSON.stringify({
  modelDir: path.join(inject("modelCacheDir"), bgeSmallZh.id),
  modelSha256: bgeSmallZh.weights.sha256,
  threadCount: 2,
});
const longText = JSON.stringify("河曲县如何安置超编人员。".repeat(30));

const embedMany = `
  const embedder = await starting;
  for (let i = 0; i < 40; i++) void embedder.embedPassage(${longText} + i);`;

const exits: readonly (readonly [moment: string, before: string, exit: string])[] = [
  ["while the model loads", "", `setTimeout(() => process.exit(3), 300);`],
  ["in the middle of a pass", embedMany, `setTimeout(() => process.exit(3), 120);`],
  [
    "by an error that nobody caught",
    embedMany,
    `process.on("uncaughtException", () => process.exit(3));
     setTimeout(() => { throw new Error("unforeseen"); }, 120);`,
  ],
];

test.each(exits)("the exit code is the program's own: %s", async (_, before, exit) => {
  const program = `import { createBgeEmbedder } from ${JSON.stringify(bge)};
    const starting = createBgeEmbedder(${options});
    ${before}
    ${exit}`;
  const folder = temporaryFolder({ "program.mjs": program });
  const child = spawn(process.execPath, ["--import", "tsx", path.join(folder, "program.mjs")], {
    cwd: projectDir,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  await once(child, "close");
  expect({ code: child.exitCode, signal: child.signalCode, stderr }).toEqual({
    code: 3,
    signal: null,
    stderr: "",
  });
});
