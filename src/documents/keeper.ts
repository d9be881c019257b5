/**
 * Adds, changes and withdraws documents and undoes the last change, one at a time, and logs who did it.
 * Invariant: every change can be undone, because the previous text is kept.
 */
import { createHash } from "node:crypto";
import path from "node:path";
import { appendChange, type ChangeEntry, readChanges, standingAmong } from "./change-log.ts";
import { createDocumentFiles } from "./document-files.ts";
import { readDocumentText, type SeedFolders } from "./seed-folders.ts";

export interface Original {
  /** The file name that its sender gave. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface DocumentUpdate {
  readonly file: string;
  readonly text: string;
  /** The file that the text was read from; it is kept as well. */
  readonly original?: Original;
  /** The name of the person who makes the change, as shown to people. */
  readonly by: string;
}

/** The methods that write throw AppError `documents.unwritable`. */
export interface DocumentKeeper {
  /** Null if the file already has that text. */
  put(change: DocumentUpdate): Promise<ChangeEntry | null>;
  /** Null if there is no such file. */
  withdraw(file: string, by: string): Promise<ChangeEntry | null>;
  /** Undoes the last standing change; null if there is none, or if `at` is given and is not its time. */
  undo(by: string, at?: string): Promise<ChangeEntry | null>;
  /** The change that `undo` would revert. */
  undoable(): Promise<ChangeEntry | null>;
  /** Newest first. */
  changes(): Promise<readonly ChangeEntry[]>;
}

const originalsFolder = ".originals";
const hashHexLength = 12;

export function createDocumentKeeper(folders: SeedFolders, now: () => number): DocumentKeeper {
  const files = createDocumentFiles(folders);
  const inTurn = createInTurn();
  /** Gives each entry a distinct time, which identifies it. */
  const note = async (entry: Omit<ChangeEntry, "at">): Promise<ChangeEntry> => {
    const before = Date.parse((await readChanges(folders)).at(-1)?.at ?? "");
    const atMs = before >= now() ? before + 1 : now();
    const dated = { at: new Date(atMs).toISOString(), ...entry };
    await appendChange(folders, dated);
    return dated;
  };

  const keepOriginal = async (file: string, { name, bytes }: Original) => {
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0].toLowerCase() ?? "";
    const filePath = path.posix.join(
      originalsFolder,
      file,
      sha256.slice(0, hashHexLength) + ending,
    );
    await files.writeBytes(filePath, bytes);
    return { file: filePath, sha256 };
  };

  const undo = async (by: string, at?: string): Promise<ChangeEntry | null> => {
    const undone = standingAmong(await readChanges(folders)).standing.at(-1);
    if (undone === undefined || (at !== undefined && undone.at !== at)) return null;
    const { file, before: earlier } = undone;
    const before =
      earlier === null
        ? await files.withdraw(file)
        : await files.write(file, readDocumentText(folders, earlier));
    return note({ by, change: "undone", file, before });
  };

  return {
    put: ({ file, text, original, by }) =>
      inTurn(async () => {
        const isNew = !files.has(file);
        if (!isNew && readDocumentText(folders, file) === text) return null;
        const kept = original === undefined ? null : await keepOriginal(file, original);
        const before = await files.write(file, text);
        const change = isNew ? "added" : "changed";
        return note({ by, change, file, before, ...(kept !== null && { original: kept }) });
      }),
    withdraw: (file, by) =>
      inTurn(async () => {
        if (!files.has(file)) return null;
        return note({ by, change: "withdrawn", file, before: await files.withdraw(file) });
      }),
    undo: (by, at) => inTurn(() => undo(by, at)),
    undoable: async () => standingAmong(await readChanges(folders)).standing.at(-1) ?? null,
    changes: async () => (await readChanges(folders)).toReversed(),
  };
}

/** Starts each task when the one before has ended, whether it succeeded or failed. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

export function createInTurn(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
}
