/**
 * Who changed which document, how and when: a line of JSON a change, in the seeds folder, read by people too.
 * A line that was cut off, as by a power failure, is passed over.
 *
 * Changes in, the oldest first; which of them stand, and which took back which, out.
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
  /** The version that holds what the file was; null where it was not. */
  before: v.nullable(v.string()),
  /** Where the file lies that it was read from, and its SHA-256. */
  original: v.optional(v.object({ file: v.string(), sha256: v.string() })),
});

export type ChangeEntry = v.InferOutput<typeof schema>;

const logFile = path.posix.join(versionsFolder, "changes.jsonl");

/** The oldest first. */
export async function readChanges(folders: SeedFolders): Promise<readonly ChangeEntry[]> {
  const noted = await Promise.all(foldersOf(folders).map(changesIn));
  return noted.flat().toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
}

/** How many lines are passed over. */
export async function countSpoilt(folders: SeedFolders): Promise<number> {
  const lines = (await Promise.all(foldersOf(folders).map(linesIn))).flat();
  return lines.filter((line) => line !== "" && entryOf(line) === null).length;
}

async function changesIn(folder: string): Promise<readonly ChangeEntry[]> {
  return (await linesIn(folder)).flatMap((line) => entryOf(line) ?? []);
}

async function linesIn(folder: string): Promise<readonly string[]> {
  // Nothing has been changed yet where there is none.
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
  // A line that was cut off would make this one unreadable with it.
  const isCutOff = (await linesIn(folder)).at(-1) !== "";
  const line = `${isCutOff ? "\n" : ""}${JSON.stringify(entry)}\n`;
  await appendFile(path.join(folder, logFile), line, { flush: true });
}

export interface Standing {
  /** Not taken back, nor taking back; the oldest first. */
  readonly standing: readonly ChangeEntry[];
  /** What each `undone` took back. */
  readonly undoes: ReadonlyMap<ChangeEntry, ChangeEntry>;
}

/** Each `undone` took back the last that stood then. */
export function standingAmong(entries: readonly ChangeEntry[]): Standing {
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
