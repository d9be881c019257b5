/** Finds what `npm run add` is to read: files and addresses that are named, and the files of folders and archives. */
import { readdir, readFile, stat } from "node:fs/promises";
import type { Dirent } from "node:fs";
import path from "node:path";
import { AppError, messageOf } from "../core/errors.ts";
import { isDocumentName, isLeftOver, isPartOfPage } from "../documents/file-names.ts";
import { isOtherAddress, isWebAddress } from "../language/web-address.ts";
import type { UnreadableReason } from "../readers/extracted.ts";
import { isArchive } from "../readers/formats.ts";
import { refuseLink } from "../readers/link/link-reasons.ts";
import { fetchPage } from "../readers/link/fetch-page.ts";
import { joinPicturesApart } from "../readers/ocr/make-apart.ts";
import { archivedFiles } from "../readers/zip/archived-files.ts";
import { pageSeriesIn } from "./page-series.ts";

export type Source =
  | {
      readonly name: string;
      readonly bytes: Uint8Array;
      /** Where it was fetched from; null for a file. */
      readonly url: string | null;
      /** The pictures that it was joined of. */
      readonly joined?: readonly string[];
    }
  | PassedOver
  /** It could not be opened. */
  | { readonly name: string; readonly error: unknown };

interface NamedFile {
  readonly name: string;
  readonly file: string;
}

/** What is to be opened, or a file of a folder that is not. */
export type Found =
  | NamedFile
  /** Pictures that are pages of one document, in order. */
  | { readonly name: string; readonly pages: readonly NamedFile[] }
  | { readonly name: string; readonly address: string }
  | PassedOver;

interface PassedOver {
  readonly name: string;
  readonly passedOver: UnreadableReason;
}

/**
 * The files at the given paths, and the given addresses, each once; a file that is named is taken whatever its name is.
 * @param joinsPages whether pictures of a folder that are pages of one document become one
 * @throws AppError `usage.invalid` for a path that cannot be accessed, or an address of no web page
 */
export async function findFiles(
  paths: readonly string[],
  joinsPages: boolean,
): Promise<readonly Found[]> {
  const found = new Map<string, Found>();
  for (const given of paths) {
    if (isWebAddress(given)) {
      found.set(given, { name: given, address: given });
      continue;
    }
    if (isOtherAddress(given))
      throw new AppError("usage.invalid", refuseLink("not-web", given).message, { given });
    const isFolder = await stat(given).then(
      (entry) => entry.isDirectory(),
      (cause: unknown) => {
        throw new AppError("usage.invalid", `${given}: ${messageOf(cause)}.`, { given }, cause);
      },
    );
    const files = isFolder
      ? await filesIn(given, joinsPages)
      : [{ name: path.basename(given), file: given }];
    for (const file of files) {
      const key = path.resolve("file" in file ? file.file : path.join(given, file.name));
      if (!found.has(key) || !isFolder) found.set(key, file);
    }
  }
  return [...found.values()];
}

/** In the order of their names, without what systems and editors leave. */
async function filesIn(folder: string, joinsPages: boolean): Promise<readonly Found[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const nameOf = (file: string) => path.relative(folder, file).replaceAll(path.sep, "/");
  const files = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => ({ entry, file: path.join(entry.parentPath, entry.name) }))
    .map(({ entry, file }) => ({ entry, file, name: nameOf(file) }))
    .filter(({ name }) => !isLeftOver(name));
  const names = new Set(files.map(({ name }) => name));
  const found = files
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
    .map(({ entry, file, name }) => {
      const passedOver = isPartOfPage(name, names) ? "part-of-page" : reasonAgainst(entry);
      return passedOver === null ? { name, file } : { name, passedOver };
    });
  return joinsPages ? withSeries(found, path.basename(path.resolve(folder))) : found;
}

/** Puts a series of pages where its first one stands. @param root the folder's name */
function withSeries(found: readonly (NamedFile | PassedOver)[], root: string): readonly Found[] {
  const files = found.filter((each) => "file" in each);
  const folders = new Set(files.map(({ name }) => path.posix.dirname(name)));
  const byFirst = new Map<string, Found>();
  const taken = new Set<string>();
  for (const folder of folders) {
    const inFolder = files.filter(({ name }) => path.posix.dirname(name) === folder);
    const title = folder === "." ? root : path.posix.basename(folder);
    for (const { name, pages } of pageSeriesIn(
      inFolder.map((file) => file.name),
      title,
    )) {
      const ordered = pages.flatMap((page) => files.filter((file) => file.name === page));
      const [first] = inFolder.filter((file) => pages.includes(file.name));
      byFirst.set(first?.name ?? "", {
        name: path.posix.join(folder, `${name}.pdf`),
        pages: ordered,
      });
      for (const page of pages) taken.add(page);
    }
  }
  return found.flatMap((each) => byFirst.get(each.name) ?? (taken.has(each.name) ? [] : each));
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
      if ("pages" in found) {
        yield await joinPages(found);
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

async function joinPages({
  name,
  pages,
}: {
  readonly name: string;
  readonly pages: readonly NamedFile[];
}): Promise<Source> {
  const pictures: Uint8Array[] = [];
  for (const { file } of pages) pictures.push(await readFile(file));
  const bytes = await joinPicturesApart(name, pictures);
  return { name, bytes, url: null, joined: pages.map((page) => page.name) };
}

async function* filesOfArchive(archive: string, bytes: Uint8Array): AsyncGenerator<Source> {
  for await (const file of archivedFiles(archive, bytes)) {
    const name = `${archive}/${file.name}`;
    yield "bytes" in file
      ? { name, bytes: file.bytes, url: null }
      : { name, passedOver: file.reason };
  }
}
