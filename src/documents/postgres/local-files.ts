/** The files of a folder as they were last read or written, so that what changed since then is found. */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { AppError } from "../../core/errors.ts";
import { isUnfinished, removeFile, writeWhole } from "../write-file.ts";

/** A file that differs from what was noted. Its path has `/` between its parts. */
export interface Written {
  readonly path: string;
  /** Of no bytes for a file that was removed. */
  readonly sha256: Buffer;
  /** Null for a file that was removed. */
  readonly bytes: Buffer | null;
}

/** All paths have `/` between their parts. The methods that write throw AppError `documents.unwritable` or `disk.full`. */
export interface LocalFiles {
  /** Whether the file is noted with this content. */
  has(file: string, sha256: Uint8Array): boolean;
  /** What was written or removed otherwise than by these methods since it was noted. */
  written(): Promise<readonly Written[]>;
  note(written: readonly Written[]): void;
  write(file: string, bytes: Buffer): Promise<void>;
  remove(file: string): Promise<void>;
  /** Removes files whose paths are not among these. */
  removeOthers(files: ReadonlySet<string>): Promise<void>;
}

interface Noted {
  readonly sha256: Buffer;
  /** Time of change and size: a file with the same ones is not read again. */
  readonly stamp: string;
}

/** Makes the folder if there is none, and notes what is in it. */
export function createLocalFiles(dir: string): LocalFiles {
  const noted = new Map<string, Noted>();
  const noteAs = (file: string, sha256: Buffer) => {
    noted.set(file, { sha256, stamp: stampOf(path.join(dir, file)) });
  };
  const remove = async (file: string) => {
    requireWithin(file);
    await removeFile(dir, file);
    noted.delete(file);
  };

  mkdirSync(dir, { recursive: true, mode: 0o700 });
  for (const file of filesIn(dir)) noteAs(file, sha256Of(readFileSync(path.join(dir, file))));
  return {
    has: (file, sha256) => noted.get(file)?.sha256.equals(sha256) === true,
    async written() {
      const present = new Set(filesIn(dir));
      const removed = [...noted.keys()].filter((file) => !present.has(file));
      return [
        ...removed.map((file) => ({ path: file, sha256: sha256Of(Buffer.alloc(0)), bytes: null })),
        ...[...present].flatMap((file) => {
          const before = noted.get(file);
          if (before?.stamp === stampOf(path.join(dir, file))) return [];
          const bytes = readFileSync(path.join(dir, file));
          const sha256 = sha256Of(bytes);
          return before?.sha256.equals(sha256) === true ? [] : [{ path: file, sha256, bytes }];
        }),
      ];
    },
    note(written) {
      for (const { path: file, sha256, bytes } of written)
        if (bytes === null) noted.delete(file);
        else noteAs(file, sha256);
    },
    async write(file, bytes) {
      requireWithin(file);
      await writeWhole(dir, file, bytes);
      noteAs(file, sha256Of(bytes));
    },
    remove,
    async removeOthers(files) {
      for (const file of filesIn(dir)) if (!files.has(file)) await remove(file);
    },
  };
}

function filesIn(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !isUnfinished(entry.name))
    .map((entry) => path.relative(dir, path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join("/"));
}

function stampOf(filePath: string): string {
  const { mtimeNs, size, ino } = statSync(filePath, { bigint: true });
  return `${mtimeNs} ${size} ${ino}`;
}

function sha256Of(bytes: Buffer): Buffer {
  return createHash("sha256").update(bytes).digest();
}

/** Whether the path, with `/` between its parts, names a file within the folder on every system. */
export function isShareable(file: string): boolean {
  return (
    path.posix.normalize(file) === file && !/^\.{0,2}(?:\/|$)/u.test(file) && !/[\\\0]/u.test(file)
  );
}

/** Who may write into the database must not thereby write anywhere on the machines of the bots. */
function requireWithin(file: string): void {
  if (isShareable(file)) return;
  throw new AppError(
    "documents.unwritable",
    `The path ${JSON.stringify(file)} leads out of the folder of documents. It was not written. Remove its row from document_files.`,
    { file },
  );
}
