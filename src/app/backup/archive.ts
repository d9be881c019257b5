/**
 * The file of a backup: a gzipped tar whose first entry, `manifest.json`, names all others with their size and SHA-256.
 * `data/` is what was in DATA_DIR, `seeds/` in the seeds folder. Nothing is taken of a file that the manifest does not
 * name, and nothing of an archive that is not complete.
 */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, mkdir, open, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Readable, Writable } from "node:stream";
import { create, Parser, type ReadEntry } from "tar";
import * as v from "valibot";
import { AppError, messageOf } from "../../core/errors.ts";

const format = "reform-practice-bot backup";
/** Of manifest and folders. */
const formatVersion = 1;
export const manifestName = "manifest.json";
/** For 100,000 files with long names. */
const largestManifestBytes = 64 * 1024 * 1024;

const manifestSchema = v.object({
  format: v.literal(format),
  formatVersion: v.number(),
  /** Of the program that made it. */
  version: v.string(),
  /** ISO 8601, UTC. */
  madeAt: v.string(),
  files: v.array(
    v.object({
      path: v.pipe(v.string(), v.check(isInside)),
      bytes: v.number(),
      sha256: v.string(),
    }),
  ),
});
export type Manifest = v.InferOutput<typeof manifestSchema>;

function isInside(name: string): boolean {
  return /^(?:data|seeds)\/./.test(name) && path.posix.normalize(name) === name;
}

/** Writes the manifest of the files below `folder` beside them, and all into `file`. */
export async function writeArchive(
  file: string,
  folder: string,
  about: Pick<Manifest, "version" | "madeAt"> & { readonly paths: readonly string[] },
): Promise<Manifest> {
  const { paths, ...made } = about;
  const files: Manifest["files"] = [];
  for (const each of paths) files.push({ path: each, ...(await digest(path.join(folder, each))) });
  const manifest = { format, formatVersion, ...made, files } as const;
  await writeFile(path.join(folder, manifestName), JSON.stringify(manifest), { mode: 0o600 });
  const names = [manifestName, ...paths];
  await create({ file, cwd: folder, gzip: true, portable: true, noDirRecurse: true }, names);
  return manifest;
}

async function digest(file: string) {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return { bytes: (await stat(file)).size, sha256: hash.digest("hex") };
}

/**
 * Reads all of an archive and compares it with its manifest.
 * @param into the folder that its files are written to, on disk when this resolves; null only reads
 * @throws AppError `backup.invalid`
 */
export async function readArchive(
  source: Readable,
  name: string,
  into: string | null,
): Promise<Manifest> {
  const read = createEntryReader(name, into);
  let taken: Promise<void> = Promise.resolve();
  let failed: unknown = null;
  const takeNext = async (before: Promise<void>, entry: ReadEntry): Promise<void> => {
    await before;
    if (failed === null) await read.take(entry).catch((error: unknown) => (failed = error));
    entry.resume();
  };
  const parser = new Parser({
    strict: true,
    onReadEntry: (entry: ReadEntry) => void (taken = takeNext(taken, entry)),
  });
  await new Promise<void>((resolve, reject) => {
    parser.on("end", resolve);
    parser.on("error", reject);
    source.on("error", reject);
    source.pipe(parser as unknown as Writable);
  }).catch((error: unknown) => (failed ??= invalidBackup(name, messageOf(error), error)));
  if (failed === null) await taken;
  if (failed !== null) throw failed;
  return read.finish();
}

function createEntryReader(name: string, into: string | null) {
  let manifest: Manifest | null = null;
  const missing = new Map<string, Manifest["files"][number]>();
  const readManifest = async (entry: ReadEntry): Promise<void> => {
    if (entry.path !== manifestName || entry.size > largestManifestBytes)
      throw invalidBackup(name, "it has no manifest");
    const chunks: Buffer[] = [];
    for await (const chunk of entry) chunks.push(chunk);
    manifest = parseManifest(name, Buffer.concat(chunks).toString("utf8"));
    for (const file of manifest.files) missing.set(file.path, file);
  };
  return {
    async take(entry: ReadEntry): Promise<void> {
      if (manifest === null) return readManifest(entry);
      const expected = missing.get(entry.path);
      if (expected === undefined || entry.type !== "File")
        throw invalidBackup(name, `its manifest does not name ${JSON.stringify(entry.path)}`);
      missing.delete(entry.path);
      const hash = createHash("sha256");
      const file = into === null ? null : await openNew(path.join(into, entry.path));
      try {
        for await (const chunk of entry) {
          hash.update(chunk);
          await file?.write(chunk);
        }
        await file?.sync();
      } finally {
        await file?.close();
      }
      if (entry.size !== expected.bytes || hash.digest("hex") !== expected.sha256)
        throw invalidBackup(name, `${entry.path} differs from its SHA-256`);
    },
    finish(): Manifest {
      if (manifest === null) throw invalidBackup(name, "it has no manifest");
      const [first] = missing.keys();
      if (first !== undefined) throw invalidBackup(name, `${first} is missing`);
      return manifest;
    },
  };
}

async function openNew(file: string): Promise<FileHandle> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  return open(file, "wx", 0o600);
}

function parseManifest(name: string, text: string): Manifest {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), manifestSchema), text);
  if (!parsed.success) throw invalidBackup(name, "its manifest is not that of a backup");
  const manifest = parsed.output;
  if (manifest.formatVersion > formatVersion)
    throw invalidBackup(name, `version ${manifest.version} of the program made it, which is later`);
  return manifest;
}

function invalidBackup(name: string, fault: string, cause?: unknown): AppError {
  return new AppError(
    "backup.invalid",
    `${name} is no complete backup of this bot: ${fault}. Nothing was changed. Use a file that \`npm run backup\` made, or another copy of it.`,
    { file: name },
    cause,
  );
}
