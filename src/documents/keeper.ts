/**
 * Adds, changes and withdraws documents and undoes the last change, one at a time.
 * Each change is logged: who changed which document, how and when. The log holds one JSON object per line, lies in the
 * versions folder and is readable by people. Lines truncated by a power failure are skipped.
 * Invariant: every change can be undone, because the previous text is kept.
 */
import { createHash } from "node:crypto";
import { appendFile, mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import * as v from "valibot";
import { createDocumentFiles } from "./document-files.ts";
import {
  foldersOf,
  folderWith,
  readDocumentText,
  type SeedFolders,
  writableFolder,
} from "./seed-folders.ts";
import { versionsFolder } from "./versions.ts";

interface Original {
  /** The file name that its sender gave. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface KeptOriginal {
  /** Of its name: `.pdf`, or nothing. */
  readonly ending: string;
  readonly bytes: Uint8Array;
}

interface DocumentUpdate {
  readonly file: string;
  readonly text: string;
  /** The file that the text was read from; it is kept as well. */
  readonly original?: Original;
  /** The name of the person who makes the change, as shown to people. */
  readonly by: string;
}

/** The methods that write throw AppError `documents.unwritable` or `disk.full`. */
export interface DocumentKeeper {
  /** Null if the file already has that text. */
  put(change: DocumentUpdate): Promise<ChangeEntry | null>;
  /** Null if there is no such file. */
  withdraw(file: string, by: string): Promise<ChangeEntry | null>;
  /** Undoes the last standing change; null if there is none, or if `at` is given and is not its time. */
  undo(by: string, at?: string): Promise<ChangeEntry | null>;
  /** The change that `undo` would revert. */
  undoable(): Promise<ChangeEntry | null>;
  /** The file that the text was last read from; null where none was kept. */
  original(file: string): Promise<KeptOriginal | null>;
  /** Newest first. */
  changes(): Promise<readonly ChangeEntry[]>;
}

export const originalsFolder = ".originals";
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
        : await files.write(file, readDocumentText(folders, earlier).text);
    return note({ by, change: "undone", file, before });
  };

  return {
    put: ({ file, text, original, by }) =>
      inTurn(async () => {
        const isNew = !files.has(file);
        if (!isNew && readDocumentText(folders, file).text === text) return null;
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
    async original(file) {
      // A change of the fields alone keeps none; an undone one is that of another text.
      const { standing } = standingAmong(await readChanges(folders));
      const last = standing.findLast(
        (entry) => entry.file === file && entry.original !== undefined,
      );
      if (last?.original === undefined) return null;
      const name = path.posix.normalize(last.original.file);
      // People can write into the log.
      if (!name.startsWith(`${originalsFolder}/`)) return null;
      const bytes = await readFile(path.join(folderWith(folders, name), name)).catch(() => null);
      return bytes && { ending: path.posix.extname(name), bytes };
    },
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

const schema = v.object({
  /** ISO 8601, UTC. */
  at: v.string(),
  by: v.string(),
  change: v.picklist(["added", "changed", "withdrawn", "undone"]),
  file: v.string(),
  /** The version file with the previous text; null where the document did not exist. */
  before: v.nullable(v.string()),
  /** Path and SHA-256 of the stored original that the text was read from. */
  original: v.optional(v.object({ file: v.string(), sha256: v.string() })),
});

export type ChangeEntry = v.InferOutput<typeof schema>;

/** The log of changes. */
export const logFile = path.posix.join(versionsFolder, "changes.jsonl");

/** Oldest first. */
async function readChanges(folders: SeedFolders): Promise<readonly ChangeEntry[]> {
  const noted = await Promise.all(foldersOf(folders).map(changesIn));
  return noted.flat().toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
}

/** The number of lines that cannot be parsed. */
export async function countSpoilt(folders: SeedFolders): Promise<number> {
  const lines = (await Promise.all(foldersOf(folders).map(linesIn))).flat();
  return lines.filter((line) => line !== "" && entryOf(line) === null).length;
}

async function changesIn(folder: string): Promise<readonly ChangeEntry[]> {
  return (await linesIn(folder)).flatMap((line) => entryOf(line) ?? []);
}

async function linesIn(folder: string): Promise<readonly string[]> {
  // Without a log nothing has been changed yet.
  const content = await readFile(path.join(folder, logFile), "utf8").catch(() => "");
  return content.split("\n");
}

function entryOf(line: string): ChangeEntry | null {
  const entry = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), line);
  return entry.success ? entry.output : null;
}

async function appendChange(folders: SeedFolders, entry: ChangeEntry): Promise<void> {
  const folder = writableFolder(folders);
  await mkdir(path.join(folder, versionsFolder), { recursive: true });
  // Appended to a truncated line, this one would be unreadable too.
  const isCutOff = (await linesIn(folder)).at(-1) !== "";
  const line = `${isCutOff ? "\n" : ""}${JSON.stringify(entry)}\n`;
  await appendFile(path.join(folder, logFile), line, { flush: true });
}

interface StandingChanges {
  /** Changes that are neither undone nor undos, oldest first. */
  readonly standing: readonly ChangeEntry[];
  /** By each `undone` entry, the change it reverted. */
  readonly undoes: ReadonlyMap<ChangeEntry, ChangeEntry>;
}

/** Replays the log: each `undone` reverts the last change that stood at that time. `entries` are oldest first. */
export function standingAmong(entries: readonly ChangeEntry[]): StandingChanges {
  const standing: ChangeEntry[] = [];
  const undoes = new Map<ChangeEntry, ChangeEntry>();
  for (const entry of entries) {
    if (entry.change !== "undone") {
      standing.push(entry);
      continue;
    }
    const undone = standing.pop();
    if (undone !== undefined) undoes.set(entry, undone);
  }
  return { standing, undoes };
}
