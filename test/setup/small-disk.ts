/**
 * A program and little room in; what it said, and what it left of the index that was there, out.
 * Room is little either for each file, which any user may have so, or on a whole file system of its own.
 */
import { spawnSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect } from "vitest";
import { sha256 } from "../../src/index/manifest.ts";
import { openLibrary } from "./open-library.ts";
import { markOf, seedsOfRound } from "./round-seeds.ts";
import { type Finished, jsonLines, startProgram } from "./run-program.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** An index of documents that have changed since. */
export interface Outdated {
  readonly indexDir: string;
  /** The documents as they are now. */
  readonly newSeedsDir: string;
}

export async function createOutdated(): Promise<Outdated> {
  const indexDir = temporaryFolder();
  await indexOf(seedsOfRound(1), indexDir);
  return { indexDir, newSeedsDir: seedsOfRound(2) };
}

/** What a folder takes that has this index, in whole pages. */
export async function pageBytesOfIndex(seedsDir: string): Promise<number> {
  const indexDir = temporaryFolder();
  await indexOf(seedsDir, indexDir);
  return pageBytesOf(path.join(indexDir, "generations"));
}

async function indexOf(seedsDir: string, indexDir: string): Promise<void> {
  const library = await openLibrary({ seedsDir, indexDir });
  await library.close();
}

export interface Crowded extends Finished {
  /** The folder as the program left it. */
  readonly indexDir: string;
}

/** No file may become larger than this. */
export async function runWithSmallFiles(
  program: "ask" | "index",
  words: readonly string[],
  { indexDir, fileKib }: { readonly indexDir: string; readonly fileKib: number },
): Promise<Crowded> {
  const wrapper = ["bash", "-c", `ulimit -f ${fileKib}; exec "$@"`, "bash"];
  return { ...(await runWrapped(program, [...words, "--index", indexDir], wrapper)), indexDir };
}

const inOwnMounts = ["unshare", "--map-root-user", "--mount", "bash", "-c"];

/** Whether this user may have a file system of their own. */
export function canMount(): boolean {
  const [command = "", ...words] = inOwnMounts;
  const script = 'mount -t tmpfs -o size=64k tmpfs "$1"';
  return spawnSync(command, [...words, script, "bash", path.resolve("test")]).status === 0;
}

/** The index lies on a file system that has this much room beside it. */
export async function runOnSmallDisk(
  program: "ask" | "index",
  words: readonly string[],
  { indexDir, freeBytes }: { readonly indexDir: string; readonly freeBytes: number },
): Promise<Crowded> {
  const disk = temporaryFolder();
  const left = temporaryFolder();
  const sizeBytes = pageBytesOf(indexDir) + freeBytes;
  const script = `
    mount -t tmpfs -o size=${sizeBytes} tmpfs "${disk}" && cp -a "${indexDir}/." "${disk}" || exit 99
    "$@"; code=$?
    cp -a "${disk}/." "${left}"; exit $code`;
  const wrapper = [...inOwnMounts, script, "bash"];
  return { ...(await runWrapped(program, [...words, "--index", disk], wrapper)), indexDir: left };
}

async function runWrapped(
  program: "ask" | "index",
  words: readonly string[],
  wrapper: readonly string[],
): Promise<Finished> {
  // Half a file in the cache that the tests' processes share would be everyone's.
  return startProgram(program, words, { wrapper, env: { TSX_DISABLE_CACHE: "1" } }).finished;
}

function pageBytesOf(folder: string): number {
  const pageBytes = 4096;
  const sizes = filesBelow(folder).map((file) => statSync(file).size);
  return sizes.reduce((sum, size) => sum + Math.ceil(size / pageBytes) * pageBytes, 0);
}

export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** Every file of the index with its hash: equal for folders that are. */
export async function contentOf(indexDir: string): Promise<Record<string, string>> {
  // What is kept of reading the documents is of them as they are now.
  const kept = filesBelow(indexDir).filter((file) => !file.includes("read-texts"));
  const files = kept.map(async (file): Promise<[string, string]> => {
    return [path.relative(indexDir, file), sha256(await readFile(file))];
  });
  const all = Object.fromEntries(await Promise.all(files));
  // Only the system looks at it.
  delete all["lock"];
  return all;
}

/** One error, for a person: what failed, and how much room it takes. */
export function expectNoRoom({ code, stdout, stderr }: Finished, reason: string): void {
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(
    new RegExp(
      `cannot be written to .*: .*${reason}.* It takes [\\d.]+ MB, and [\\d.]+ MB are free`,
    ),
  );
  expect(stderr.match(/cannot be written/g)).toHaveLength(1);
  expect(stderr).not.toContain("    at ");
}

/** Answered from the documents as they are now, with one warning. */
export function expectAnsweredInMemory({ code, stdout, stderr }: Finished): void {
  expect({ code, stderr }).toMatchObject({ code: 0 });
  expect(stderr.match(/cannot be written/g)).toHaveLength(1);
  expect(stderr).toContain("built anew in memory at each start");
  expect(jsonLines(stdout)).toMatchObject([
    { status: "answered", passages: [{ text: expect.stringContaining(markOf(2)) as string }] },
  ]);
}
