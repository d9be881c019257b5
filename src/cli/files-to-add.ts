/**
 * Files and folders as somebody names them in; the files to be read out, each once, in order.
 */
import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { AppError, messageOf } from "../core/errors.ts";

/** In a folder only what is likely a document; a file that is named itself is tried whatever its name. */
const likelyDocument = /^(?![._~]).+\.(?:txt|md|html?|docx|pdf)$/i;

/** @throws AppError `usage.invalid` for a name that leads nowhere. */
export async function filesToAdd(names: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of names) {
    const isFolder = await stat(name).then(
      (entry) => entry.isDirectory(),
      (cause: unknown) => {
        throw new AppError("usage.invalid", `${name}: ${messageOf(cause)}.`, { name }, cause);
      },
    );
    found.push(...(isFolder ? await filesIn(name) : [name]));
  }
  return [...new Set(found.map((name) => path.resolve(name)))];
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && likelyDocument.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter(
      (file) =>
        !path
          .relative(folder, file)
          .split(path.sep)
          .some((part) => part.startsWith(".")),
    )
    .toSorted();
}
