/** Builds the one-line errors for seeds files: which file, what was found and what to do. */
import path from "node:path";
import { AppError, messageOf } from "../core/errors.ts";
import { escapeInvisible } from "../language/printable.ts";

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
