/**
 * Before all tests: the model is got where it is missing, and one index of the project's documents is built.
 * Both by the program itself; the index lies in a temporary folder, so that no user's index is touched.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** The index of the project's documents: never written to by a test. */
    readonly indexDir: string;
    /** The folder that holds the model's folder. */
    readonly modelCacheDir: string;
  }
}

const root = path.resolve(import.meta.dirname, "../..");
/** Kept between runs: fetching it takes minutes where the network is slow. */
const modelCacheDir = path.join(root, "index", "model");

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const indexDir = await mkdtemp(path.join(tmpdir(), "test-index-"));
  await mkdir(modelCacheDir, { recursive: true });
  await symlink(modelCacheDir, path.join(indexDir, "model"));
  await buildIndex(indexDir);
  project.provide("indexDir", indexDir);
  project.provide("modelCacheDir", modelCacheDir);
  // For programs that tests start.
  process.env["TEST_INDEX_DIR"] = indexDir;
  return () => rm(indexDir, { recursive: true, force: true });
}

async function buildIndex(indexDir: string): Promise<void> {
  const seedsDir = path.join(root, "seeds");
  const child = spawn(process.execPath, ["--import", "tsx", "src/cli/build-index.ts"], {
    cwd: root,
    env: { ...process.env, INDEX_DIR: indexDir, SEEDS_DIR: seedsDir, DATABASE_URL: "" },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`Building the tests' index ended with code ${code}.`);
}
