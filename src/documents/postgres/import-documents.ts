/**
 * Takes over documents from a folder that people fill. Each content of a file is taken over once, whichever process has
 * the folder: an older copy of it brings nothing back, and what was withdrawn or changed in the chat stays so.
 */
import { createHash } from "node:crypto";
import { AppError } from "../../core/errors.ts";
import type { Database, Query } from "../../database/database.ts";
import type { Statement } from "../../database/transaction.ts";
import { createDocumentFiles } from "../document-files.ts";
import { refused } from "../seed-file.ts";
import { listDocumentFiles, readDocumentText } from "../seed-folders.ts";
import { isShareable } from "./local-files.ts";
import type { SharedFolder } from "./shared-folder.ts";

interface Found {
  readonly path: string;
  readonly text: string;
  readonly sha256: Buffer;
}

export interface Imported {
  /** Names of the files that were taken over. */
  readonly files: readonly string[];
  /** Why others cannot be. */
  readonly problems: readonly AppError[];
}

/** @throws AppError as `SharedFolder.change`, or `corpus.unreadable` where the folder cannot be listed */
export async function importDocuments(
  database: Database,
  shared: SharedFolder,
  seedsDir: string,
): Promise<Imported> {
  const { found, problems } = await findDocuments(seedsDir);
  const wanted = await withoutKnown(database, found);
  if (wanted.length === 0) return { files: [], problems };
  const own = createDocumentFiles({ seedsDir: shared.dir });
  const taken = await shared.change(async () => {
    // Another process with the same folder may have been faster.
    const missing = await withoutKnown(database, wanted);
    for (const { path, text } of missing) await own.write(path, text);
    return missing;
  });
  // After the files: a process that ends in between takes the same content over again, which changes nothing.
  await database.write([noteTaken(taken)]);
  return { files: taken.map(({ path }) => path), problems };
}

/** Notes that the documents of the folder are taken over as they are, for who has moved them with their changes. */
export async function noteImported(query: Query, seedsDir: string): Promise<void> {
  const { text, values } = noteTaken((await findDocuments(seedsDir)).found);
  await query(text, values);
}

function noteTaken(taken: readonly Found[]): Statement {
  return {
    text: `insert into imported_documents (path, sha256)
      select * from unnest($1::text[], $2::bytea[]) on conflict do nothing`,
    values: [taken.map(({ path }) => path), taken.map(({ sha256 }) => sha256)],
  };
}

interface FoundDocuments {
  readonly found: readonly Found[];
  readonly problems: AppError[];
}

async function findDocuments(seedsDir: string): Promise<FoundDocuments> {
  const { files, problems: unlisted } = await listDocumentFiles({ seedsDir });
  const problems = [...unlisted];
  const found = files.flatMap((file): readonly Found[] => {
    try {
      if (!isShareable(file)) throw unshareable(file);
      const { text } = readDocumentText({ seedsDir }, file);
      return [{ path: file, text, sha256: createHash("sha256").update(text).digest() }];
    } catch (error) {
      problems.push(refused(file, error));
      return [];
    }
  });
  return { found, problems };
}

function unshareable(file: string): AppError {
  return new AppError(
    "corpus.unreadable",
    `${JSON.stringify(file)} cannot be shared with other processes: its name has a backslash, which is a separator on some systems. It was not taken over. Rename it.`,
    { file },
  );
}

async function withoutKnown(
  database: Database,
  found: readonly Found[],
): Promise<readonly Found[]> {
  const known = await database.read<{ path: string; sha256: Buffer }>(
    "select path, sha256 from imported_documents where path = any($1)",
    [found.map(({ path }) => path)],
  );
  return found.filter(
    ({ path, sha256 }) => !known.some((each) => each.path === path && each.sha256.equals(sha256)),
  );
}
