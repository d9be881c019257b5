/**
 * The documents as those see them who look after them in, a page of their list out: what tells each from the others,
 * a button that opens it, and below them the last change with the way to take it back.
 */
import type { DocumentChange } from "../core/document-desk.ts";
import type { CaseSummary } from "../core/domain.ts";
import { linkKeyOf } from "../core/passage-names.ts";
import { changeKey, changeNoted, changeWords, whoAndWhen } from "./format-change.ts";
import { shorten } from "./format-text.ts";
import type { Say } from "./messages.ts";
import type { TelegramButton, TelegramMessage } from "./telegram.ts";
import { dateText, listEntries, listMessage } from "./telegram-case-entries.ts";
import { bold, code, escapeHtml } from "./telegram-html.ts";
import { type Page, pageNumberOf, pageOf, positionOf, turnRows } from "./telegram-pages.ts";

export interface ShelfView {
  /** Those that were changed last come first. */
  readonly documents: readonly CaseSummary[];
  /** The last change of each that was ever changed, by its file. */
  readonly lastChanges: ReadonlyMap<string, DocumentChange>;
  /** What can be taken back. */
  readonly undoable: DocumentChange | null;
}

/** A screen and a half of a phone. Range 1 to 10: with the longest titles more might not fit into a message. */
const documentsPerPage = 8;
const maxUndoUtf16 = 36;
const maxNameUtf16 = 60;
const maxFileUtf16 = 40;
const maxNear = 4;
const maxDataBytes = 64;

export function renderShelf(view: ShelfView, wanted: number, say: Say): TelegramMessage {
  const { documents, undoable } = view;
  const page = pageOf(documents, documentsPerPage, wanted);
  const title = bold(say("shelf-title", { count: documents.length })) + positionOf(page, say);
  const last =
    undoable === null
      ? []
      : [escapeHtml(say("shelf-last-change", { change: changeNoted(undoable, say) }))];
  const hints = escapeHtml(`${say("shelf-hint")}\n${say("shelf-add")}`);
  const rows = [
    ...turnRows(page, (number) => `docs:${number}`),
    ...(undoable === null ? [] : [[undoButton(undoable, say)]]),
    [historyButton(say)],
  ];
  return listMessage([title, ...entries(page, view, say), ...last, hints], page, rows, "doc");
}

/** The several that a name may mean. */
export function renderShelfFound(
  view: ShelfView,
  { name, page: wanted }: { readonly name: string; readonly page: number },
  say: Say,
): TelegramMessage {
  const page = pageOf(view.documents, documentsPerPage, wanted);
  const dataOf = (number: number) => `docsby:${number}:${name}`;
  // A longer name is part of a title: few have it, and all documents are a press away.
  const isCarried = Buffer.byteLength(dataOf(page.count)) <= maxDataBytes;
  const words = { name: shorten(name, maxNameUtf16), count: view.documents.length };
  const title = bold(say("cases-found", words)) + (isCarried ? positionOf(page, say) : "");
  const turns = isCarried ? turnRows(page, dataOf) : [];
  const rows = [...turns, [shelfButton(1, say)]];
  return listMessage([title, ...entries(page, view, say)], page, rows, "doc");
}

/** For a name that there is nothing by; the documents are those that may be meant. */
export function renderShelfMissing(view: ShelfView, name: string, say: Say): TelegramMessage {
  const page = pageOf(view.documents.slice(0, maxNear), maxNear, 1);
  const missing = escapeHtml(say("shelf-missing", { name: shorten(name, maxNameUtf16) }));
  const near = page.items.length === 0 ? [] : [escapeHtml(say("case-near"))];
  const blocks = [missing, ...near, ...entries(page, view, say)];
  return listMessage(blocks, page, [[shelfButton(1, say)]], "doc");
}

/** The page of the list on which a document stands. */
export function shelfPageOf({ documents }: ShelfView, { document }: CaseSummary): number {
  const position = documents.findIndex((each) => each.document.id === document.id);
  return pageNumberOf(position, documentsPerPage);
}

export function shelfButton(page: number, say: Say): TelegramButton {
  return { text: say("button-shelf"), data: `docs:${page}` };
}

export function historyButton(say: Say): TelegramButton {
  return { text: say("button-history"), data: "changes:1" };
}

/** Says what it takes back. */
export function undoButton(change: DocumentChange, say: Say): TelegramButton {
  const text = say("button-undo", { change: shorten(changeWords(change, say), maxUndoUtf16) });
  return { text, data: `undo:${changeKey(change)}` };
}

export function documentButton({ document }: Pick<CaseSummary, "document">, text: string) {
  return { text, data: `doc:${linkKeyOf(document.id)}` };
}

function entries(page: Page<CaseSummary>, { lastChanges }: ShelfView, say: Say): readonly string[] {
  return listEntries(page, say, ({ document }) => {
    const last = lastChanges.get(document.file);
    return [
      dateText(document.date),
      document.title === null ? "" : code(shorten(document.file, maxFileUtf16)),
      last === undefined ? "" : escapeHtml(say("shelf-changed", { when: whoAndWhen(last).when })),
    ];
  });
}
