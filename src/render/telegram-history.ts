/**
 * The changes of the documents, the newest first, in; a page of who did what and when out, with a button for each
 * document that is there.
 */
import type { DocumentChange } from "../core/document-desk.ts";
import type { DocumentId } from "../core/domain.ts";
import { authorInFull, changeWords, whoAndWhen } from "./format-change.ts";
import { shorten } from "./format-text.ts";
import type { Say } from "./messages.ts";
import type { TelegramMessage } from "./telegram.ts";
import { bold, code, escapeHtml } from "./telegram-html.ts";
import { inRows, pageOf, positionOf, turnRows } from "./telegram-pages.ts";
import { documentButton, shelfButton, undoButton } from "./telegram-shelf.ts";

export interface HistoryView {
  readonly changes: readonly DocumentChange[];
  readonly undoable: DocumentChange | null;
  /** Of the documents that are there. */
  readonly presentIds: ReadonlySet<DocumentId>;
}

/** Range 1 to 12: with the longest names more might not fit into a message. */
const changesPerPage = 8;
const buttonsPerRow = 4;
const maxFileUtf16 = 40;

export function renderHistory(view: HistoryView, wanted: number, say: Say): TelegramMessage {
  const { changes, undoable, presentIds } = view;
  const page = pageOf(changes, changesPerPage, wanted);
  if (changes.length === 0) {
    const text = escapeHtml(`${say("history-none")}\n${say("history-by-hand")}`);
    return { text, keyboard: [[shelfButton(1, say)]] };
  }
  const title = bold(say("history-title", { count: changes.length })) + positionOf(page, say);
  const entries = page.items.map((change, index) =>
    changeEntry(change, page.start + index + 1, say),
  );
  const buttons = page.items.flatMap(({ document }, index) =>
    document !== null && presentIds.has(document.id)
      ? [documentButton({ document }, say("button-document", { number: page.start + index + 1 }))]
      : [],
  );
  const keyboard = [
    ...inRows(buttons, buttonsPerRow),
    ...turnRows(page, (number) => `changes:${number}`),
    ...(undoable === null ? [] : [[undoButton(undoable, say)]]),
    [shelfButton(1, say)],
  ];
  const hint = escapeHtml(`${say("history-hint")}\n${say("history-by-hand")}`);
  return { text: [title, ...entries, hint].join("\n\n"), keyboard };
}

function changeEntry(change: DocumentChange, number: number, say: Say): string {
  const { when } = whoAndWhen(change);
  const undone = change.isUndone ? ` · ${escapeHtml(say("history-undone"))}` : "";
  return [
    escapeHtml(`${number}. ${when} · ${authorInFull(change)}`),
    `${escapeHtml(changeWords(change, say))} · ${code(shorten(change.file, maxFileUtf16))}${undone}`,
  ].join("\n");
}
