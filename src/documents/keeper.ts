/**
 * Documents to be added, changed, withdrawn, and the last change taken back, in; the seeds folder changed, and who
 * did it noted, out. One change at a time.
 * Always holds: what was there before a change can be had back.
 */
import { createHash } from "node:crypto";
import path from "node:path";
import { appendChange, type ChangeEntry, readChanges, standingAmong } from "./change-log.ts";
import { createDocumentFiles } from "./document-files.ts";
import { readDocumentText, type SeedFolders } from "./seed-folders.ts";

export interface Original {
  /** As its sender named it. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface DocumentChange {
  readonly file: string;
  readonly text: string;
  /** What it was read from, to be kept beside it. */
  readonly original?: Original;
  /** Who does it, as people know them. */
  readonly by: string;
}

/** Each throws AppError `documents.unwritable`. */
export interface DocumentKeeper {
  /** Null where the file has that text already. */
  put(change: DocumentChange): Promise<ChangeEntry | null>;
  /** Null where there is no such file. */
  withdraw(file: string, by: string): Promise<ChangeEntry | null>;
  /** The last change that is not undone yet; null where there is none, or where it is not the one of that time. */
  undo(by: string, at?: string): Promise<ChangeEntry | null>;
  /** What `undo` would take back. */
  undoable(): Promise<ChangeEntry | null>;
  /** The newest first. */
  changes(): Promise<readonly ChangeEntry[]>;
}

const originalsFolder = ".originals";
const hashHexLength = 12;

export function createDocumentKeeper(folders: SeedFolders, now: () => number): DocumentKeeper {
  const files = createDocumentFiles(folders);
  const inTurn = createInTurn();
  /** Each has a time of its own, by which it is named. */
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
    const place = path.posix.join(originalsFolder, file, sha256.slice(0, hashHexLength) + ending);
    await files.writeBytes(place, bytes);
    return { file: place, sha256 };
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

/** Pieces of work in; each begun when the one before has ended, however it ended, out. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

export function createInTurn(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
}
