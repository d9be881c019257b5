/**
 * All changes of the documents, the newest first, in; those that a button or a page is about out. Pure.
 */
import type { DocumentChange } from "../../core/document-desk.ts";
import type { CaseSummary } from "../../core/domain.ts";
import { changeKey } from "../../render/shelf-buttons.ts";

type Changes = readonly DocumentChange[];

export function undoableAmong(changes: Changes): DocumentChange | null {
  return changes.find(({ change, isUndone }) => change !== "undone" && !isUndone) ?? null;
}

export function changeByKey(changes: Changes, key: string): DocumentChange | null {
  return changes.find((change) => changeKey(change) === key) ?? null;
}

/** What took it back; null where nothing did. */
export function undoingOf(changes: Changes, { at }: DocumentChange): DocumentChange | null {
  return changes.find(({ undoes }) => undoes?.at === at) ?? null;
}

export function changesOf(changes: Changes, wanted: string): Changes {
  return changes.filter(({ file }) => file === wanted);
}

export function lastChanges(changes: Changes): ReadonlyMap<string, DocumentChange> {
  return new Map(changes.toReversed().map((change) => [change.file, change]));
}

/** What was changed last comes first, as whoever changed it looks for it; the others stay in their order. */
export function changedFirst(
  cases: readonly CaseSummary[],
  last: ReadonlyMap<string, DocumentChange>,
): readonly CaseSummary[] {
  const atOf = ({ document }: CaseSummary) => Date.parse(last.get(document.file)?.at ?? "") || 0;
  return cases.toSorted((one, other) => atOf(other) - atOf(one));
}
