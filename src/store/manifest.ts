/**
 * The manifest of an index: what it was made from, and the length and hash of each of its files.
 * An index is used only if all of it is as the manifest says.
 */
import { createHash } from "node:crypto";
import { readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import * as v from "valibot";
import type { EarlierTexts } from "../corpus/versions.ts";
import type { SourceDocument } from "../domain.ts";
import { messageOf } from "../errors.ts";
import { corruptFile } from "./index-errors.ts";

/** To be raised whenever splitting, tokenising, what is embedded, or a file's layout changes. */
export const formatVersion = 3;

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

/** What an index is made of. */
export interface Texts {
  readonly documents: readonly SourceDocument[];
  readonly earlier: EarlierTexts;
}

export type Manifest = v.InferOutput<typeof schema>;
export type FileFacts = Manifest["files"][string];

/** Changes whenever a document, its numbering or a word list changes, and with nothing else. */
export function sourceHash({ documents, earlier }: Texts, wordLists: string): string {
  const hash = createHash("sha256").update(sha256(wordLists));
  const all = documents.flatMap((document) => [...(earlier.get(document.id) ?? []), document]);
  for (const { file, text } of all) hash.update(`\n${file}\n${sha256(text)}`);
  return hash.digest("hex");
}

export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** What a file must be found to be, whenever it is read. */
export function factsOf(content: Uint8Array): FileFacts {
  return { bytes: content.byteLength, sha256: sha256(content) };
}

export async function writeManifest(
  folder: string,
  facts: Omit<Manifest, "formatVersion">,
): Promise<void> {
  const manifest: Manifest = { formatVersion, ...facts };
  const content = `${JSON.stringify(manifest, null, 2)}\n`;
  await writeFile(path.join(folder, manifestFile), content, { flush: true });
}

/** @throws AppError `index.corrupt` when the manifest cannot be read or has not its form. */
export async function readManifest(folder: string): Promise<Manifest> {
  try {
    return v.parse(schema, JSON.parse(await readFile(path.join(folder, manifestFile), "utf8")));
  } catch (cause) {
    throw corruptFile(folder, manifestFile, messageOf(cause), cause);
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
    throw corruptFile(folder, name, messageOf(cause), cause);
  });
  if (content.length !== expected?.bytes)
    throw corruptFile(
      folder,
      name,
      `${content.length} bytes, expected ${expected?.bytes ?? "no such file"}`,
    );
  if (sha256(content) !== expected.sha256)
    throw corruptFile(folder, name, "its checksum is another");
  return content;
}
