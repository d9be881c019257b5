/**
 * The name of a file below the seeds folder in, its text out. Indexing and the check before each answer
 * both read through here, so that both see the same text.
 * Nothing is read that lies outside the folder, is no file, or is larger than a document.
 */
import { lstatSync, readFileSync, realpathSync, type Stats, statSync } from "node:fs";
import path from "node:path";
import { AppError } from "../core/errors.ts";
import { decodeText, type FileFormat, formatOf } from "./decode.ts";
import { isWithin, leadsOut, refused, unreadable } from "./unreadable.ts";

/**
 * Range 1 to 50 MB. The longest official documents have a tenth of it; a file beyond it is something
 * else, and would take many minutes to index.
 */
export const maxSeedBytes = 5_000_000;

/** `.md` and `.txt` are only names. */
const kinds: Readonly<Record<FileFormat, string>> = {
  pdf: "a PDF file",
  zip: "a ZIP archive or an Office document",
  "old-office": "an old Office or WPS document",
  rtf: "an RTF document",
  picture: "a picture",
  compressed: "a compressed file",
};

/** @throws AppError `corpus.unreadable` naming the file, what was found and what to do. */
export function readSeedText(seedsDir: string, file: string): string {
  const bytes = readSeedBytes(seedsDir, file);
  const format = formatOf(bytes.toString("latin1", 0, 8));
  if (format !== null)
    throw unreadable(
      file,
      `${kinds[format]}, not text. Save its text as a .txt file and index again.`,
    );
  const text = decodeText(bytes);
  if (text !== null) return text;
  const found = bytes.includes(0)
    ? "not text: it has null bytes"
    : "not text in UTF-8, UTF-16 or GB18030";
  throw unreadable(file, `${found}. Save it as UTF-8 and index again.`);
}

/** Null where there is no such file, or it is no text. */
export function seedTextOrNull(seedsDir: string, file: string): string | null {
  try {
    return readSeedText(seedsDir, file);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

function readSeedBytes(seedsDir: string, file: string): Buffer {
  try {
    const place = path.join(seedsDir, file);
    const stat = statWithin(seedsDir, file, place);
    // Reading a pipe or a device would never end.
    if (!stat.isFile()) throw unreadable(file, "not a file. Remove it from the seeds folder.");
    if (stat.size > maxSeedBytes)
      throw unreadable(
        file,
        `${megabytes(stat.size)} MB; a document has ${megabytes(maxSeedBytes)} MB at most. Divide it and index again.`,
      );
    return readFileSync(place);
  } catch (error) {
    throw refused(file, error);
  }
}

function statWithin(seedsDir: string, file: string, place: string): Stats {
  const own = lstatSync(place);
  // What is no link and lies in the folder itself leads nowhere else: to ask costs more than to read it.
  if (!own.isSymbolicLink() && path.basename(file) === file) return own;
  const { native: realPath } = realpathSync;
  if (!isWithin(realPath(seedsDir), realPath(place))) throw leadsOut(file);
  return statSync(place);
}

/** Rounded up: never as much as is allowed when it is more. */
function megabytes(bytes: number): string {
  return String(Math.ceil(bytes / 100_000) / 10);
}
