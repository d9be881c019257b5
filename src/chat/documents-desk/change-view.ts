/**
 * Renders changes of the documents for administrators: pages of the log, the question before an undo, and the report of
 * a change.
 */
import type { DocumentChange } from "../../core/document-desk.ts";
import type { DocumentId } from "../../core/domain.ts";
import type { Message, Part } from "../message.ts";
import type { MessageKey } from "../views/message-keys.ts";
import type { PlainKey, Say } from "../views/messages.ts";
import { inRows, pageOf, positionOf, turnRows } from "../views/pages.ts";
import { bold, code } from "../views/spans.ts";
import { shorten } from "../views/text.ts";
import {
  authorInFull,
  type ChangeKind,
  changeNoted,
  changeWords,
  documentName,
  whoAndWhen,
} from "./changes.ts";
import { documentData, historyData, revertData, documentListData } from "./document-buttons.ts";
import { historyButton, documentListButton, undoButton } from "./list-view.ts";

export interface HistoryView {
  /** The newest first. */
  readonly changes: readonly DocumentChange[];
  readonly undoable: DocumentChange | null;
  /** Ids of the documents that are not withdrawn. */
  readonly presentIds: ReadonlySet<DocumentId>;
}

/** Range 1 to 12: with the longest names more might not fit into a message. */
const changesPerPage = 8;
const buttonsPerRow = 4;
const maxFileUtf16 = 40;

/** With a button for each document that is not withdrawn. */
export function renderHistory(view: HistoryView, wanted: number, say: Say): Message {
  const { changes, undoable, presentIds } = view;
  const page = pageOf(changes, changesPerPage, wanted);
  if (changes.length === 0) {
    const parts = [[say("history-none"), say("history-by-hand")]];
    return { parts, actions: [[documentListButton(1, say)]] };
  }
  const numberOf = (index: number) => page.start + index + 1;
  const buttons = page.items.flatMap(({ document }, index) =>
    document !== null && presentIds.has(document.id)
      ? [
          {
            label: say("button-document", { number: numberOf(index) }),
            data: documentData("doc", document.id),
          },
        ]
      : [],
  );
  return {
    parts: [
      [[bold(say("history-title", { count: changes.length })), positionOf(page, say)]],
      ...page.items.map((change, index) => changeEntry(change, numberOf(index), say)),
      [say("history-hint"), say("history-by-hand")],
    ],
    actions: [
      ...inRows(buttons, buttonsPerRow),
      ...turnRows(page, historyData),
      ...(undoable === null ? [] : [[undoButton(undoable, say)]]),
      [documentListButton(1, say)],
    ],
  };
}

function changeEntry(change: DocumentChange, number: number, say: Say): Part {
  const { when } = whoAndWhen(change);
  const undone = change.isUndone ? ` · ${say("history-undone")}` : "";
  return [
    `${number}. ${when} · ${authorInFull(change)}`,
    [`${changeWords(change, say)} · `, code(shorten(change.file, maxFileUtf16)), undone],
  ];
}

/** Whether answers come from the change: not yet, now, or not before somebody has repaired something. */
export type ChangeProgress = "indexing" | "answered-from" | "not-indexed";

export interface MadeChange {
  readonly change: DocumentChange;
  readonly progress: ChangeProgress;
  /** Whether it can be undone. */
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

/** Asks before a change is undone. */
export function renderUndoAsk(change: DocumentChange, say: Say): Message {
  return {
    parts: [
      [[bold(say("undo-ask"))]],
      [changeNoted(change, say)],
      change.change === "undone" ? [] : [say(meanings[change.change], nameOf(change, say))],
    ],
    actions: [
      [
        { label: say("undo-yes"), data: revertData(change) },
        { label: say("undo-no"), data: documentListData(1) },
      ],
    ],
  };
}

/** For a change that others followed; shows the one that can be undone. */
export function renderUndoLate(undoable: DocumentChange | null, say: Say): Message {
  const last =
    undoable === null
      ? say("undo-nothing")
      : say("shelf-last-change", { change: changeNoted(undoable, say) });
  const undo = undoable === null ? [] : [[undoButton(undoable, say)]];
  return {
    parts: [[say("undo-late")], [last]],
    actions: [...undo, [documentListButton(1, say), historyButton(say)]],
  };
}

/** Without buttons while the change is indexed: the report would overwrite what they show. */
export function renderMadeChange({ change, progress, isLast }: MadeChange, say: Say): Message {
  const { who, when } = whoAndWhen(change);
  const done: Part = [[bold(doneWords(change, say))], `${who} · ${when}`];
  if (progress === "indexing") return { parts: [done, [say("change-indexing")]] };
  const undo = isLast ? [[undoButton(change, say)]] : [];
  return {
    parts: [done, ...consequences(change, progress).map((key) => [say(key)])],
    actions: [...undo, [documentListButton(1, say), historyButton(say)]],
  };
}

export type NotChanged =
  "document-last" | "no-room" | "change-unwritable" | "change-unreadable" | "case-gone";

export function renderNotChanged(key: NotChanged, say: Say): Message {
  return { parts: [[say(key)]], actions: [[documentListButton(1, say), historyButton(say)]] };
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
