/** Any file of the index folder damaged in any way, again and again: each start answers, and the one after is quiet. */
import { createReadStream, cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { expect, inject, onTestFinished, test } from "vitest";
import { bgeSmallZh } from "../../src/embedding/model-spec.ts";
import { printCountsAtEnd } from "../setup/print-counts.ts";
import { markOf, question, seedsOfRound } from "../setup/round-seeds.ts";
import { type Finished, jsonLines, startProgram } from "../setup/run-program.ts";
import { filesBelow } from "../setup/small-disk.ts";
import { temporaryFolder } from "../setup/temporary-folder.ts";

const counts = printCountsAtEnd("damaged files", { files: 0, named: 0, models: 0, failures: 0 });

const roundCount = 24;

type Harm = (content: Buffer) => Buffer | null;
const harms: Readonly<Record<string, Harm>> = {
  "cut short": (content) => content.subarray(0, Math.floor(Math.random() * content.length)),
  "one bit": (content) => {
    const bit = Math.floor(Math.random() * content.length * 8);
    content[bit >> 3] = (content[bit >> 3] ?? 0) ^ (1 << (bit % 8));
    return content;
  },
  "other bytes": (content) => content.map(() => Math.floor(Math.random() * 256)) as Buffer,
  missing: () => null,
};

function oneOf<T>(items: readonly T[]): T {
  return items[Math.floor(Math.random() * items.length)] as T;
}

async function ask(
  seedsDir: string,
  indexDir: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Finished> {
  const words = ["--json", "--top", "1", "--seeds", seedsDir, "--index", indexDir, question];
  const run = await startProgram("ask", words, { env }).finished;
  expect({ code: run.code, stderr: run.stderr }).toMatchObject({ code: 0 });
  const text = expect.stringContaining(markOf(1)) as string;
  expect(jsonLines(run.stdout)).toMatchObject([{ status: "answered", passages: [{ text }] }]);
  return run;
}

test("any file of the index", async () => {
  const seedsDir = seedsOfRound(1);
  const indexDir = temporaryFolder();
  await ask(seedsDir, indexDir);
  for (let round = 0; round < roundCount; round++) {
    const file = oneOf(filesBelow(indexDir));
    const [name, harm] = oneOf(Object.entries(harms));
    const harmed = harm(readFileSync(file));
    if (harmed === null) rmSync(file);
    else writeFileSync(file, harmed);
    counts.files++;
    counts.failures++;
    const first = await ask(seedsDir, indexDir);
    expect((await ask(seedsDir, indexDir)).stderr, `${name}: ${file}`).toBe("");
    counts.failures--;
    counts.named += Number(first.stderr.includes(path.basename(file)));
  }
});

/** The model's files, as the hub gives them. */
async function startHub(): Promise<{ readonly endpoint: string; readonly asked: string[] }> {
  const asked: string[] = [];
  const prefix = `/${bgeSmallZh.repository}/resolve/main/`;
  const server = createServer(({ url = "" }, response) => {
    const name = url.slice(prefix.length);
    asked.push(name);
    createReadStream(path.join(inject("modelCacheDir"), bgeSmallZh.id, name)).pipe(response);
  });
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

test.each(bgeSmallZh.files)("the model's $path", async ({ path: name }) => {
  const { endpoint, asked } = await startHub();
  const indexDir = temporaryFolder();
  const modelDir = path.join(indexDir, "model", bgeSmallZh.id);
  cpSync(path.join(inject("modelCacheDir"), bgeSmallZh.id), modelDir, { recursive: true });
  const content = readFileSync(path.join(modelDir, name));
  writeFileSync(path.join(modelDir, name), harms["cut short"]?.(content) ?? "");
  counts.models++;
  counts.failures++;
  const env = { INDEX_DIR: indexDir, HF_ENDPOINT: endpoint };
  const { stderr } = await ask(seedsOfRound(1), indexDir, env);
  expect(stderr).toContain(`does not hold the model ${bgeSmallZh.id}: ${name}: `);
  expect(asked).toEqual([name]);
  counts.failures--;
});
