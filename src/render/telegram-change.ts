/**
 * A change that somebody wants taken back, or that was made, in; what is asked before it, and said of it, out.
 */
import type { DocumentChange } from "../core/document-desk.ts";
import {
  changeKey,
  type ChangeKind,
  changeNoted,
  documentName,
  whoAndWhen,
} from "./format-change.ts";
import type { MessageKey } from "./message-keys.ts";
import type { PlainKey, Say } from "./messages.ts";
import type { TelegramMessage } from "./telegram.ts";
import { bold, escapeHtml } from "./telegram-html.ts";
import { historyButton, shelfButton, undoButton } from "./telegram-shelf.ts";

/** Whether it is answered from: not yet, by now, or not before somebody has mended something. */
export type ChangeProgress = "indexing" | "answered-from" | "not-indexed";

export interface MadeChange {
  readonly change: DocumentChange;
  readonly progress: ChangeProgress;
  /** Whether it can be taken back. */
  readonly isLast: boolean;
}

const meanings = {
  added: "undo-means-added",
  changed: "undo-means-changed",
  withdrawn: "undo-means-withdrawn",
} as const satisfies Record<ChangeKind, MessageKey>;

const takenBack = {
  added: "undo-done-added",
  changed: "undo-done-changed",
  withdrawn: "undo-done-withdrawn",
} as const satisfies Record<ChangeKind, MessageKey>;

/** Asks before a change is taken back. */
export function renderUndoAsk(change: DocumentChange, say: Say): TelegramMessage {
  const meaning =
    change.change === "undone" ? [] : [say(meanings[change.change], nameOf(change, say))];
  const text = [bold(say("undo-ask")), ...[changeNoted(change, say), ...meaning].map(escapeHtml)];
  const keyboard = [
    [
      { text: say("undo-yes"), data: `revert:${changeKey(change)}` },
      { text: say("undo-no"), data: "docs:1" },
    ],
  ];
  return { text: text.join("\n\n"), keyboard };
}

/** For a change after which there were others; below, the one that can be taken back. */
export function renderUndoLate(undoable: DocumentChange | null, say: Say): TelegramMessage {
  const last =
    undoable === null
      ? say("undo-nothing")
      : say("shelf-last-change", { change: changeNoted(undoable, say) });
  const text = `${escapeHtml(say("undo-late"))}\n\n${escapeHtml(last)}`;
  const undo = undoable === null ? [] : [[undoButton(undoable, say)]];
  return { text, keyboard: [...undo, [shelfButton(1, say), historyButton(say)]] };
}

/** While it is indexed there are no buttons: what they led to would be written over. */
export function renderMadeChange(
  { change, progress, isLast }: MadeChange,
  say: Say,
): TelegramMessage {
  const { who, when } = whoAndWhen(change);
  const done = `${bold(doneWords(change, say))}\n${escapeHtml(`${who} · ${when}`)}`;
  if (progress === "indexing") return { text: `${done}\n\n${escapeHtml(say("change-indexing"))}` };
  const more = consequences(change, progress).map((key) => escapeHtml(say(key)));
  const undo = isLast ? [[undoButton(change, say)]] : [];
  return {
    text: [done, ...more].join("\n\n"),
    keyboard: [...undo, [shelfButton(1, say), historyButton(say)]],
  };
}

export type NotChanged = "document-last" | "change-unwritable" | "change-unreadable" | "case-gone";

export function renderNotChanged(key: NotChanged, say: Say): TelegramMessage {
  return { text: escapeHtml(say(key)), keyboard: [[shelfButton(1, say), historyButton(say)]] };
}

function consequences(
  { change, isUndone }: DocumentChange,
  progress: ChangeProgress,
): readonly PlainKey[] {
  if (progress === "not-indexed") return ["change-not-indexed"];
  if (isUndone) return ["change-undone-since"];
  return change === "withdrawn" ? ["withdraw-done-means"] : [];
}

function doneWords(change: DocumentChange, say: Say): string {
  const undone = change.undoes?.change;
  if (change.change === "undone" && undone !== undefined && undone !== "undone")
    return say(takenBack[undone], nameOf(change, say));
  return say("withdraw-done", nameOf(change, say));
}

function nameOf(change: DocumentChange, say: Say) {
  return { name: documentName(change, say) };
}
