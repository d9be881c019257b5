/** Finds what `npm run add` is to read: files and addresses that are named, and the files of folders and archives. */
import { readdir, readFile, stat } from "node:fs/promises";
import type { Dirent } from "node:fs";
import path from "node:path";
import { AppError, messageOf } from "../core/errors.ts";
import { isDocumentName, isLeftOver, isPartOfPage } from "../documents/file-names.ts";
import { isWebAddress } from "../language/web-address.ts";
import type { UnreadableReason } from "../readers/extracted.ts";
import { isArchive } from "../readers/formats.ts";
import { fetchPage } from "../readers/link/fetch-page.ts";
import { archivedFiles } from "../readers/zip/archived-files.ts";

export type Source =
  | {
      readonly name: string;
      readonly bytes: Uint8Array;
      /** Where it was fetched from; null for a file. */
      readonly url: string | null;
    }
  | { readonly name: string; readonly passedOver: UnreadableReason }
  /** It could not be opened. */
  | { readonly name: string; readonly error: unknown };

/** What is to be opened, or a file of a folder that is not. */
export type Found =
  | { readonly name: string; readonly file: string }
  | { readonly name: string; readonly address: string }
  | { readonly name: string; readonly passedOver: UnreadableReason };

/**
 * The files at the given paths, and the given addresses, each once; a file that is named is taken whatever its name is.
 * @throws AppError `usage.invalid` for a path that cannot be accessed
 */
export async function findFiles(paths: readonly string[]): Promise<readonly Found[]> {
  const found = new Map<string, Found>();
  for (const given of paths) {
    if (isWebAddress(given)) {
      found.set(given, { name: given, address: given });
      continue;
    }
    const isFolder = await stat(given).then(
      (entry) => entry.isDirectory(),
      (cause: unknown) => {
        throw new AppError("usage.invalid", `${given}: ${messageOf(cause)}.`, { given }, cause);
      },
    );
    const files = isFolder ? await filesIn(given) : [{ name: path.basename(given), file: given }];
    for (const file of files) {
      const key = path.resolve("file" in file ? file.file : path.join(given, file.name));
      if (!found.has(key) || !isFolder) found.set(key, file);
    }
  }
  return [...found.values()];
}

/** In the order of their names, without what systems and editors leave. */
async function filesIn(folder: string): Promise<readonly Found[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const nameOf = (file: string) => path.relative(folder, file).replaceAll(path.sep, "/");
  const files = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => ({ entry, file: path.join(entry.parentPath, entry.name) }))
    .map(({ entry, file }) => ({ entry, file, name: nameOf(file) }))
    .filter(({ name }) => !isLeftOver(name));
  const names = new Set(files.map(({ name }) => name));
  return files
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ entry, file, name }): Found => {
      const passedOver = isPartOfPage(name, names) ? "part-of-page" : reasonAgainst(entry);
      return passedOver === null ? { name, file } : { name, passedOver };
    });
}

function reasonAgainst(entry: Dirent): UnreadableReason | null {
  if (entry.isSymbolicLink()) return "link";
  return entry.isFile() && isDocumentName(entry.name) ? null : "unlikely-name";
}

/** Opens one after another. @param opensArchives whether the files of an archive are taken for its own */
export async function* sourcesOf(
  files: readonly Found[],
  opensArchives: boolean,
): AsyncGenerator<Source> {
  for (const found of files) {
    if ("passedOver" in found) {
      yield found;
      continue;
    }
    const { name } = found;
    try {
      if ("address" in found) {
        yield await fetchPage(found.address);
        continue;
      }
      const bytes = await readFile(found.file);
      if (opensArchives && isArchive(bytes)) yield* filesOfArchive(name, bytes);
      else yield { name, bytes, url: null };
    } catch (error) {
      yield { name, error };
    }
  }
}

async function* filesOfArchive(archive: string, bytes: Uint8Array): AsyncGenerator<Source> {
  for await (const file of archivedFiles(archive, bytes)) {
    const name = `${archive}/${file.name}`;
    yield "bytes" in file
      ? { name, bytes: file.bytes, url: null }
      : { name, passedOver: file.reason };
  }
}
