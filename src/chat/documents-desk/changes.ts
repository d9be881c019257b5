/** Finds changes of documents in the log, which is newest first, and says who did what and when in plain text. */
import type { ChangeNote, DocumentChange } from "../../core/document-desk.ts";
import type { CaseSummary } from "../../core/library.ts";
import { withoutInvisible } from "../../language/printable.ts";
import type { AdminTurn } from "../turn.ts";
import { placeName, titleOf } from "../views/citations.ts";
import type { MessageKey } from "../views/message-keys.ts";
import type { Say } from "../views/messages.ts";
import { chineseTime, shorten } from "../views/text.ts";
import { changeKey } from "./document-buttons.ts";

type Changes = readonly DocumentChange[];

export function undoableAmong(changes: Changes): DocumentChange | null {
  return changes.find(({ change, isUndone }) => change !== "undone" && !isUndone) ?? null;
}

export function changeByKey(changes: Changes, key: string): DocumentChange | null {
  return changes.find((change) => changeKey(change) === key) ?? null;
}

/** The change that undid it; null where none did. */
export function undoingOf(changes: Changes, { at }: DocumentChange): DocumentChange | null {
  return changes.find(({ undoes }) => undoes?.at === at) ?? null;
}

export function changesOf(changes: Changes, wanted: string): Changes {
  return changes.filter(({ file }) => file === wanted);
}

export function lastChanges(changes: Changes): ReadonlyMap<string, DocumentChange> {
  return new Map(changes.toReversed().map((change) => [change.file, change]));
}

/** Last changed first; documents without a change keep their order. */
export function changedFirst(
  cases: readonly CaseSummary[],
  last: ReadonlyMap<string, DocumentChange>,
): readonly CaseSummary[] {
  const atOf = ({ document }: CaseSummary) => Date.parse(last.get(document.file)?.at ?? "") || 0;
  return cases.toSorted((one, other) => atOf(other) - atOf(one));
}

/** Range 10 to 120: an entry of the history has up to three names. */
const maxNameUtf16 = 80;
const maxAuthorUtf16 = 40;

/** 《title》, or what it is about; a file's name comes without its ending, of which Telegram would make a link. */
export function documentName(
  { document, file }: Pick<DocumentChange, "document" | "file">,
  say: Say,
): string {
  if (document === null) return shorten(stemOf(file), maxNameUtf16);
  if (document.title !== null) return shorten(titleOf(document, say), maxNameUtf16);
  const place = placeName(document);
  return place === "" ? shorten(stemOf(file), maxNameUtf16) : say("document-about", { place });
}

/** 撤下了《…》 */
export function changeWords(change: DocumentChange, say: Say): string {
  return wordsAbout(change, documentName(change, say), say);
}

/** 撤下了这份资料 */
export function changeWordsHere(change: DocumentChange, say: Say): string {
  return wordsAbout(change, say("change-this-document"), say);
}

/** As the clause of a longer sentence. */
export function changeNoted(change: DocumentChange, say: Say): string {
  return say("change-noted", { change: changeWords(change, say), ...whoAndWhen(change) });
}

/** Without the id: administrators know each other by name. */
export function whoAndWhen({ by, at }: ChangeNote): {
  readonly who: string;
  readonly when: string;
} {
  return { who: shorten(by.replace(/ \(\d+\)$/, ""), maxAuthorUtf16), when: timeOf(at) };
}

/** With the id, as in the log. */
export function authorInFull({ by }: ChangeNote): string {
  return shorten(by, maxAuthorUtf16);
}

/** Changes that can be undone. */
export type ChangeKind = Exclude<ChangeNote["change"], "undone">;

const words = {
  added: "change-added",
  changed: "change-changed",
  withdrawn: "change-withdrawn",
} as const satisfies Record<ChangeKind, MessageKey>;

function wordsAbout({ change, undoes }: DocumentChange, name: string, say: Say): string {
  if (change !== "undone") return say(words[change], { name });
  if (undoes === null || undoes.change === "undone") return say("change-undone-some", { name });
  return say("change-undone", {
    change: say(words[undoes.change], { name }),
    ...whoAndWhen(undoes),
  });
}

/** The log is a file that people may have edited. */
function timeOf(at: string): string {
  const atMs = Date.parse(at);
  return Number.isNaN(atMs) ? shorten(at, 20) : chineseTime(atMs);
}

function stemOf(file: string): string {
  return withoutInvisible(file).replace(/\.[^.]*$/, "");
}

/** `小王 (5001)`: with the id, since names change and several people have the same. */
export function authorOf({ user }: AdminTurn): string {
  return `${user.name} (${user.id})`;
}

/** The id stands last, so that a name that ends alike is not taken for it. */
export function isOwn({ by }: ChangeNote, { user }: AdminTurn): boolean {
  return by.endsWith(`(${user.id})`);
}
