/**
 * Changes to the documents in; files in the seeds folder out.
 * Always holds: before a text gives way to another it is kept as a version; whoever reads the folder meanwhile sees
 * the old text or the new one, whole.
 */
import { existsSync } from "node:fs";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { readSeedText } from "../corpus/seed-file.ts";
import { versionsFolder } from "../corpus/versions.ts";
import { AppError, messageOf } from "../errors.ts";

/** Names are those below the seeds folder. What gives the name of a version gives null where there was no text. */
export interface DocumentFiles {
  has(file: string): boolean;
  /** In place of the text that the file has, where there is one; gives the version that this is kept as. */
  write(file: string, text: string): Promise<string | null>;
  /** Gives the version that its text is kept as. */
  withdraw(file: string): Promise<string | null>;
  /** For a text that somebody else has changed or removed: it is not in its file any more. */
  keep(file: string, text: string): Promise<string>;
  /** For what is no document. */
  writeBytes(file: string, bytes: Uint8Array): Promise<void>;
}

/** Each throws AppError `documents.unwritable`; nothing has changed then. */
export function createDocumentFiles(seedsDir: string): DocumentFiles {
  const writeWhole = async (file: string, text: string | Uint8Array): Promise<void> => {
    const place = path.join(seedsDir, file);
    // Hidden, and so no document; on the same disk, so that it can be renamed.
    const temporary = path.join(path.dirname(place), `.${path.basename(place)}.tmp`);
    try {
      await mkdir(path.dirname(place), { recursive: true });
      await writeFlushed(temporary, text);
      await rename(temporary, place);
    } catch (cause) {
      await rm(temporary, { force: true }).catch(() => undefined);
      throw unwritable(seedsDir, file, cause);
    }
  };

  const keep = async (file: string, text: string): Promise<string> => {
    const folder = path.posix.join(versionsFolder, file);
    const names = await readdir(path.join(seedsDir, folder)).catch(() => []);
    const numbers = names.map((name) => Number.parseInt(name, 10)).filter((each) => each > 0);
    const last = Math.max(0, ...numbers);
    const ending = path.posix.extname(file).toLowerCase();
    const nameOf = (number: number) => path.posix.join(folder, `${number}${ending}`);
    if (last > 0 && textOrNull(seedsDir, nameOf(last)) === text) return nameOf(last);
    await writeWhole(nameOf(last + 1), text);
    return nameOf(last + 1);
  };

  const keepPresent = async (file: string): Promise<string | null> => {
    const text = textOrNull(seedsDir, file);
    return text === null ? null : keep(file, text);
  };

  return {
    has: (file) => existsSync(path.join(seedsDir, file)),
    keep,
    writeBytes: writeWhole,
    async write(file, text) {
      if (textOrNull(seedsDir, file) === text) return null;
      const before = await keepPresent(file);
      await writeWhole(file, text);
      return before;
    },
    async withdraw(file) {
      const before = await keepPresent(file);
      await rm(path.join(seedsDir, file), { force: true }).catch((cause: unknown) => {
        throw unwritable(seedsDir, file, cause);
      });
      return before;
    },
  };
}

async function writeFlushed(place: string, text: string | Uint8Array): Promise<void> {
  const handle = await open(place, "w");
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Null where there is no such file, or it is no text. */
function textOrNull(seedsDir: string, file: string): string | null {
  try {
    return readSeedText(seedsDir, file);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

function unwritable(seedsDir: string, file: string, cause: unknown): AppError {
  return new AppError(
    "documents.unwritable",
    `${file} cannot be written in ${seedsDir}: ${messageOf(cause)}. Nothing was changed. Give the bot the right to write there, or make room.`,
    { seedsDir, file },
    cause,
  );
}
