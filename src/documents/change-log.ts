/**
 * The log of changes to documents: who changed which document, how and when. It holds one JSON object per line, lies
 * in the versions folder and is readable by people. Lines truncated by a power failure are skipped.
 */
import { appendFile, mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import * as v from "valibot";
import { foldersOf, type SeedFolders, writableFolder } from "./seed-folders.ts";
import { versionsFolder } from "./versions.ts";

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

const logFile = path.posix.join(versionsFolder, "changes.jsonl");

/** Oldest first. */
export async function readChanges(folders: SeedFolders): Promise<readonly ChangeEntry[]> {
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

export async function appendChange(folders: SeedFolders, entry: ChangeEntry): Promise<void> {
  const folder = writableFolder(folders);
  await mkdir(path.join(folder, versionsFolder), { recursive: true });
  // Appended to a truncated line, this one would be unreadable too.
  const isCutOff = (await linesIn(folder)).at(-1) !== "";
  const line = `${isCutOff ? "\n" : ""}${JSON.stringify(entry)}\n`;
  await appendFile(path.join(folder, logFile), line, { flush: true });
}

export interface StandingChanges {
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
