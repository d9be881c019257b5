/**
 * The manifest of an index: what it was made from, and the length and hash of each of its files.
 * An index is used only if all of it is as the manifest says.
 */
import { createHash } from "node:crypto";
import { readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import * as v from "valibot";
import type { SourceDocument } from "../domain.ts";
import { AppError, messageOf } from "../errors.ts";

/** To be raised whenever splitting, tokenising, what is embedded, or a file's layout changes. */
export const formatVersion = 2;

const manifestFile = "manifest.json";

const schema = v.object({
  formatVersion: v.number(),
  modelSha256: v.string(),
  dimension: v.number(),
  /** Hash of the documents and of the word lists that they were indexed with. */
  sourceSha256: v.string(),
  documentCount: v.number(),
  passageCount: v.number(),
  sentenceCount: v.number(),
  files: v.record(v.string(), v.object({ bytes: v.number(), sha256: v.string() })),
});

export type Manifest = v.InferOutput<typeof schema>;

/** Changes whenever a document or a word list changes, and with nothing else. */
export function sourceHash(documents: readonly SourceDocument[], wordLists: string): string {
  const hash = createHash("sha256").update(sha256(wordLists));
  for (const { file, text } of documents) hash.update(`\n${file}\n${sha256(text)}`);
  return hash.digest("hex");
}

export function sha256(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}

export async function writeManifest(
  folder: string,
  facts: Omit<Manifest, "files" | "formatVersion">,
  fileNames: readonly string[],
): Promise<void> {
  const files: Record<string, { bytes: number; sha256: string }> = {};
  for (const name of fileNames) {
    const content = await readFile(path.join(folder, name));
    files[name] = { bytes: content.length, sha256: sha256(content) };
  }
  const manifest: Manifest = { formatVersion, ...facts, files };
  await writeFile(path.join(folder, manifestFile), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** @throws AppError `index.corrupt` when the manifest cannot be read or has not its form. */
export async function readManifest(folder: string): Promise<Manifest> {
  try {
    return v.parse(schema, JSON.parse(await readFile(path.join(folder, manifestFile), "utf8")));
  } catch (cause) {
    throw corrupt(folder, manifestFile, messageOf(cause), cause);
  }
}

/** When the index was finished: its manifest comes last, and is never written again. */
export async function builtAtMs(folder: string): Promise<number> {
  return (await stat(path.join(folder, manifestFile))).mtimeMs;
}

/** @throws AppError `index.corrupt` when the file is missing, truncated or not the one that was written. */
export async function readChecked(
  folder: string,
  manifest: Manifest,
  name: string,
): Promise<Buffer> {
  const expected = manifest.files[name];
  const content = await readFile(path.join(folder, name)).catch((cause: unknown) => {
    throw corrupt(folder, name, messageOf(cause), cause);
  });
  if (content.length !== expected?.bytes)
    throw corrupt(
      folder,
      name,
      `${content.length} bytes, expected ${expected?.bytes ?? "no such file"}`,
    );
  if (sha256(content) !== expected.sha256) throw corrupt(folder, name, "its checksum is another");
  return content;
}

function corrupt(folder: string, name: string, reason: string, cause?: unknown): AppError {
  return new AppError(
    "index.corrupt",
    `Index file ${path.join(folder, name)} is damaged: ${reason}. It is rebuilt at the next start.`,
    { folder, name },
    cause,
  );
}
