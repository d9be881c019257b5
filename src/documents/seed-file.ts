/**
 * Reads the text of a file below the seeds folder, and builds the one-line errors for such files: which file, what was
 * found and what to do. Indexing and the check before each answer both read through here, so they see the same text.
 * Links out of the folder, special files and files that are too large are refused.
 */
import { lstatSync, readFileSync, realpathSync, type Stats, statSync } from "node:fs";
import path from "node:path";
import { AppError, messageOf } from "../core/errors.ts";
import { escapeInvisible } from "../language/printable.ts";
import { type Decoded, decodeText, type FileFormat, formatOf } from "./decode.ts";

/**
 * Range 1 to 50 MB. The longest official documents have a tenth of it; a larger file is something else and would take
 * many minutes to index.
 */
export const maxSeedBytes = 5_000_000;

/** What a file named `.md` or `.txt` may really be. */
const kinds: Readonly<Record<FileFormat, string>> = {
  pdf: "a PDF file",
  zip: "a ZIP archive or an Office document",
  "old-office": "an old Office or WPS document",
  rtf: "an RTF document",
  picture: "a picture",
  compressed: "a compressed file",
};

/** @throws AppError `corpus.unreadable` naming the file, what was found and what to do */
export function readSeedText(seedsDir: string, file: string): Decoded {
  const bytes = readSeedBytes(seedsDir, file);
  const format = formatOf(bytes.toString("latin1", 0, 8));
  if (format !== null)
    throw unreadable(
      file,
      `${kinds[format]}, not text. Save its text as a .txt file and index again.`,
    );
  const decoded = decodeText(bytes);
  if (decoded !== null) return decoded;
  const found = bytes.includes(0)
    ? "not text: it has null bytes"
    : "not text in UTF-8, UTF-16, GB18030 or Big5";
  throw unreadable(file, `${found}. Save it as UTF-8 and index again.`);
}

/** Null if there is no such file, or it cannot be read as text. */
export function seedTextOrNull(seedsDir: string, file: string): string | null {
  try {
    return readSeedText(seedsDir, file).text;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

function readSeedBytes(seedsDir: string, file: string): Buffer {
  try {
    const filePath = path.join(seedsDir, file);
    const stat = statWithin(seedsDir, file, filePath);
    // Reading a pipe or a device might never end.
    if (!stat.isFile()) throw unreadable(file, "not a file. Remove it from the seeds folder.");
    if (stat.size > maxSeedBytes)
      throw unreadable(
        file,
        `${megabytes(stat.size)} MB; a document has ${megabytes(maxSeedBytes)} MB at most. Divide it and index again.`,
      );
    return readFileSync(filePath);
  } catch (error) {
    throw refused(file, error);
  }
}

function statWithin(seedsDir: string, file: string, filePath: string): Stats {
  const own = lstatSync(filePath);
  // A file directly in the folder that is not a link cannot lead out; resolving its path costs more than reading it.
  if (!own.isSymbolicLink() && path.basename(file) === file) return own;
  const { native: realPath } = realpathSync;
  if (!isWithin(realPath(seedsDir), realPath(filePath))) throw leadsOut(file);
  return statSync(filePath);
}

/** Rounded up, so that a size above the limit is never shown as the limit. */
function megabytes(bytes: number): string {
  return String(Math.ceil(bytes / 100_000) / 10);
}

/** The error for a file that is left out. */
export function unreadable(file: string, problem: string, cause?: unknown): AppError {
  const line = `${escapeInvisible(file)}: ${problem}`;
  return new AppError("corpus.unreadable", line, { file }, cause);
}

/** The error for a file or folder that the system did not give, with advice. An AppError is returned as it is. */
export function refused(file: string, cause: unknown): AppError {
  return cause instanceof AppError ? cause : unreadable(file, adviceOn(file, cause), cause);
}

/** Following a link out of the folder could publish any file that the program may read. */
export function leadsOut(file: string): AppError {
  return unreadable(
    file,
    "a link out of the seeds folder, which is not followed. Put there what it leads to and index again.",
  );
}

/** Whether a real path is the folder or lies in it. */
export function isWithin(realFolder: string, realPath: string): boolean {
  return realPath === realFolder || realPath.startsWith(realFolder + path.sep);
}

function adviceOn(file: string, cause: unknown): string {
  switch (codeOf(cause)) {
    case "ENOENT":
      // Node decodes names as UTF-8 and puts U+FFFD for invalid bytes.
      return file.includes("\u{fffd}")
        ? "its name is not UTF-8. Rename it and index again."
        : "it leads to no file. Put the file there, or remove the link, and index again.";
    case "ELOOP":
      return "a link that leads back to itself. Remove it.";
    case "EACCES":
    case "EPERM":
      return "it may not be read. Let the user that runs this program read it, and index again.";
    default:
      return `it cannot be read: ${escapeInvisible(messageOf(cause))}`;
  }
}

function codeOf(cause: unknown): unknown {
  return cause instanceof Error && "code" in cause ? cause.code : null;
}
