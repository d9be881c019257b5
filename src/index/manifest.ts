/**
 * Reads and writes the manifest of an index: what it was built from, and the length and checksum of each of its files.
 * Invariant: an index is used only if every file agrees with the manifest.
 */
import { createHash } from "node:crypto";
import { readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import * as v from "valibot";
import type { SourceDocument } from "../core/domain.ts";
import { messageOf } from "../core/errors.ts";
import { textSha256 } from "../documents/parsed-texts.ts";
import type { EarlierTexts } from "../documents/versions.ts";
import { corruptFile, factsOfFile, type FileFacts, readWithFacts } from "./checked-file.ts";
import type { DocumentKey } from "./sentence-table.ts";

/** Increase it whenever splitting, tokenizing, the embedded texts or a file's layout change. */
export const formatVersion = 15;

const manifestFile = "manifest.json";

const schema = v.object({
  formatVersion: v.number(),
  modelSha256: v.string(),
  dimension: v.number(),
  /** As `sourceHash` returns it. */
  sourceSha256: v.string(),
  documentCount: v.number(),
  passageCount: v.number(),
  sentenceCount: v.number(),
  files: v.record(
    v.string(),
    v.union([
      v.object({ bytes: v.number(), crc32: v.number() }),
      // Of formats up to 3, whose vectors can still be reused.
      v.object({ bytes: v.number(), sha256: v.string() }),
    ]),
  ),
});

/** The texts that an index is built from. */
export interface Texts {
  readonly documents: readonly SourceDocument[];
  readonly earlier: EarlierTexts;
}

export type Manifest = v.InferOutput<typeof schema>;

/** Changes exactly when a document, an earlier text, the documents' order or the word lists change. */
export function sourceHash(texts: Texts, wordLists: string): string {
  const hash = createHash("sha256").update(sha256(wordLists));
  for (const { key } of documentKeys(texts, wordLists)) hash.update(key);
  return hash.digest("hex");
}

/** Hashes all that a document's part of an index depends on: id, file, all its texts, and the word lists. */
export function documentKeys({ documents, earlier }: Texts, wordLists: string): DocumentKey[] {
  const lists = sha256(wordLists);
  return documents.map((document) => {
    const { id, file } = document;
    const texts = [...(earlier.get(id) ?? []), document].map(textSha256);
    return { id, key: sha256([lists, ...texts, JSON.stringify([id, file])].join("\n")) };
  });
}

export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

export async function writeManifest(
  folder: string,
  facts: Omit<Manifest, "formatVersion">,
): Promise<void> {
  const manifest: Manifest = { formatVersion, ...facts };
  const content = `${JSON.stringify(manifest, null, 2)}\n`;
  await writeFile(path.join(folder, manifestFile), content, { flush: true });
}

/** @throws AppError `index.corrupt` when the manifest cannot be read or has the wrong shape. */
export async function readManifest(folder: string): Promise<Manifest> {
  try {
    return v.parse(schema, JSON.parse(await readFile(path.join(folder, manifestFile), "utf8")));
  } catch (cause) {
    throw corruptFile(folder, manifestFile, messageOf(cause), cause);
  }
}

/** When the index was finished, in milliseconds since 1970: its manifest is written last and never changed. */
export async function builtAtMs(folder: string): Promise<number> {
  return (await stat(path.join(folder, manifestFile))).mtimeMs;
}

/** @throws AppError `index.corrupt` when the file is missing or differs from the manifest in length or checksum. */
export async function readChecked(
  folder: string,
  manifest: Manifest,
  name: string,
): Promise<Buffer> {
  const file = path.join(folder, name);
  const found = await stat(file).catch(unreadable(folder, name));
  checkLength(folder, manifest, { name, bytes: found.size });
  const { content, facts } = await readWithFacts(file, found.size).catch(unreadable(folder, name));
  const expected = manifest.files[name];
  const isOfOldFormat = expected !== undefined && "sha256" in expected;
  if (!isOfOldFormat) checkFacts(folder, manifest, { name, ...facts });
  else if (sha256(content) !== expected.sha256) throw otherChecksum(folder, name);
  return content;
}

/** As `readChecked`, for a file whose content other code reads. */
export async function checkFile(
  folder: string,
  manifest: Manifest,
  name: string,
): Promise<FileFacts> {
  const facts = await factsOfFile(path.join(folder, name)).catch(unreadable(folder, name));
  checkFacts(folder, manifest, { name, ...facts });
  return facts;
}

function checkFacts(
  folder: string,
  manifest: Manifest,
  found: FileFacts & { readonly name: string },
): void {
  checkLength(folder, manifest, found);
  const expected = manifest.files[found.name];
  if (expected === undefined || !("crc32" in expected) || found.crc32 !== expected.crc32)
    throw otherChecksum(folder, found.name);
}

function checkLength(
  folder: string,
  manifest: Manifest,
  { name, bytes }: { readonly name: string; readonly bytes: number },
): void {
  const expected = manifest.files[name]?.bytes ?? "no such file";
  if (bytes !== expected) throw corruptFile(folder, name, `${bytes} bytes, expected ${expected}`);
}

function otherChecksum(folder: string, name: string) {
  return corruptFile(folder, name, "its checksum is another");
}

function unreadable(folder: string, name: string): (cause: unknown) => never {
  return (cause) => {
    throw corruptFile(folder, name, messageOf(cause), cause);
  };
}
