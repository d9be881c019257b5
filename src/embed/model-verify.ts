/**
 * A folder or a file and what it should be in; what is wrong with it out, or null.
 * The size is looked at first, so that only a file of the right size is read and hashed.
 */
import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import type { ModelFile } from "./model-spec.ts";

export interface FileProblem {
  readonly file: ModelFile;
  /** What was found, and what was expected. */
  readonly problem: string;
  readonly isThere: boolean;
}

/** The files of the folder that are missing or not what they should be; empty when it is complete. */
export async function findProblems(
  dir: string,
  files: readonly ModelFile[],
): Promise<readonly FileProblem[]> {
  const problems: FileProblem[] = [];
  for (const file of files) {
    const filePath = path.join(dir, file.path);
    const problem = await findProblem(filePath, file);
    if (problem !== null) problems.push({ file, problem, isThere: existsSync(filePath) });
  }
  return problems;
}

/** Null when the file at this path is the expected one, byte for byte. */
export async function findProblem(filePath: string, expected: ModelFile): Promise<string | null> {
  const wanted = `expected ${expected.bytes} bytes, SHA-256 ${expected.sha256}`;
  try {
    const found = await stat(filePath);
    if (!found.isFile()) return `not a file (${wanted})`;
    if (found.size !== expected.bytes) return `${found.size} bytes (${wanted})`;
    const sha256 = await hashFile(filePath);
    return sha256 === expected.sha256 ? null : `SHA-256 ${sha256} (${wanted})`;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const isAbsent = code === "ENOENT" || code === "ENOTDIR";
    return `${isAbsent ? "missing" : `unreadable, ${code ?? String(error)}`} (${wanted})`;
  }
}

async function hashFile(filePath: string): Promise<string> {
  const hash = createHash("sha256");
  // Large pieces, fed by hand: half the time of a pipeline, and it is spent at every start.
  const pieces = createReadStream(filePath, { highWaterMark: 1024 * 1024 });
  for await (const piece of pieces as AsyncIterable<Buffer>) hash.update(piece);
  return hash.digest("hex");
}

export function describeProblems(problems: readonly FileProblem[]): string {
  return problems.map(({ file, problem }) => `${file.path}: ${problem}`).join("; ");
}
