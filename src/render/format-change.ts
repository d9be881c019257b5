/**
 * What is said of a change of a document: who did what and when. Plain text.
 */
import type { ChangeNote, DocumentChange } from "../core/document-desk.ts";
import { withoutInvisible } from "../language/printable.ts";
import { placeName, titleOf } from "./format-citation.ts";
import { chineseTime, shorten } from "./format-text.ts";
import type { MessageKey } from "./message-keys.ts";
import type { Say } from "./messages.ts";

/** Range 10 to 120: an entry of the history has up to three names. */
const maxNameUtf16 = 80;
const maxAuthorUtf16 = 40;

/** 《title》, or what it is about; a file's name comes without its ending, of which Telegram would make a link. */
export function documentName(
  { document, file }: Pick<DocumentChange, "document" | "file">,
  say: Say,
): string {
  if (document === null) return shorten(stemOf(file), maxNameUtf16);
  if (document.title !== null) return shorten(titleOf(document), maxNameUtf16);
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

/** For the clause that a whole sentence is made of. */
export function changeNoted(change: DocumentChange, say: Say): string {
  return say("change-noted", { change: changeWords(change, say), ...whoAndWhen(change) });
}

/** Among themselves they know each other by their names; the number is for the log and the history. */
export function whoAndWhen({ by, at }: ChangeNote): {
  readonly who: string;
  readonly when: string;
} {
  return { who: shorten(by.replace(/ \(\d+\)$/, ""), maxAuthorUtf16), when: timeOf(at) };
}

/** As it stands in the log. */
export function authorInFull({ by }: ChangeNote): string {
  return shorten(by, maxAuthorUtf16);
}

/** Those that can be taken back. */
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

/** The log is a file, which hands may have been at. */
function timeOf(at: string): string {
  const atMs = Date.parse(at);
  return Number.isNaN(atMs) ? shorten(at, 20) : chineseTime(atMs);
}

function stemOf(file: string): string {
  return withoutInvisible(file).replace(/\.[^.]*$/, "");
}
