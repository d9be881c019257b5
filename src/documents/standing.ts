/**
 * Changes in, the oldest first; which of them stand, and which took back which, out.
 */
import type { ChangeEntry } from "./change-log.ts";

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
