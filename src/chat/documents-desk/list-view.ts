/**
 * Renders a page of the list of documents for administrators, each with a button that opens it; below them the last
 * change, with the button that undoes it.
 */
import type { DocumentChange } from "../../core/document-desk.ts";
import type { CaseSummary } from "../../core/library.ts";
import type { Button, Message, Part } from "../message.ts";
import {
  casesPerPage,
  dateText,
  foundHead,
  listEntries,
  listMessage,
  maxNameUtf16,
} from "../views/case-list.ts";
import type { Say } from "../views/messages.ts";
import { type Page, pageOf, positionOf, turnRows } from "../views/pages.ts";
import { bold, code } from "../views/spans.ts";
import { shorten } from "../views/text.ts";
import { changeNoted, changeWords, whoAndWhen } from "./changes.ts";
import { documentData, historyData, documentListData, undoData } from "./document-buttons.ts";

export interface DocumentList {
  /** Last changed first. */
  readonly documents: readonly CaseSummary[];
  /** The last change of each document that was ever changed, by its file. */
  readonly lastChanges: ReadonlyMap<string, DocumentChange>;
  /** The change that can be undone. */
  readonly undoable: DocumentChange | null;
}

const maxUndoUtf16 = 36;
const maxFileUtf16 = 40;
const maxNear = 4;

export function renderDocumentList(view: DocumentList, wanted: number, say: Say): Message {
  const { documents, undoable } = view;
  const page = pageOf(documents, casesPerPage, wanted);
  const parts = [
    [[bold(say("shelf-title", { count: documents.length })), positionOf(page, say)]],
    ...entries(page, view, say),
    undoable === null ? [] : [say("shelf-last-change", { change: changeNoted(undoable, say) })],
    [say("shelf-hint"), say("shelf-add")],
  ];
  const rows = [
    ...turnRows(page, documentListData),
    ...(undoable === null ? [] : [[undoButton(undoable, say)]]),
    [historyButton(say)],
  ];
  return listMessage(parts, page, { dataOf: opened, say, rows });
}

/** The documents that a name may mean, where they are several. */
export function renderDocumentsFound(
  view: DocumentList,
  { name, page: wanted }: { readonly name: string; readonly page: number },
  say: Say,
): Message {
  const page = pageOf(view.documents, casesPerPage, wanted);
  const { title, turns } = foundHead("docsby", { name, found: view.documents, page }, say);
  const rows = [...turns, [documentListButton(1, say)]];
  return listMessage([[title], ...entries(page, view, say)], page, { dataOf: opened, say, rows });
}

/** For a name that no document has; the view has those with similar names. */
export function renderDocumentMissing(view: DocumentList, name: string, say: Say): Message {
  const page = pageOf(view.documents.slice(0, maxNear), maxNear, 1);
  const parts = [
    [say("shelf-missing", { name: shorten(name, maxNameUtf16) })],
    page.items.length === 0 ? [] : [say("case-near")],
    ...entries(page, view, say),
  ];
  return listMessage(parts, page, { dataOf: opened, say, rows: [[documentListButton(1, say)]] });
}

export function documentListButton(page: number, say: Say): Button {
  return { label: say("button-shelf"), data: documentListData(page) };
}

export function historyButton(say: Say): Button {
  return { label: say("button-history"), data: historyData(1) };
}

/** Its label says which change it undoes. */
export function undoButton(change: DocumentChange, say: Say): Button {
  const label = say("button-undo", { change: shorten(changeWords(change, say), maxUndoUtf16) });
  return { label, data: undoData(change) };
}

function opened(documentId: string): string {
  return documentData("doc", documentId);
}

function entries(
  page: Page<CaseSummary>,
  { lastChanges }: DocumentList,
  say: Say,
): readonly Part[] {
  return listEntries(page, say, ({ document }) => {
    const last = lastChanges.get(document.file);
    return [
      dateText(document.date, say),
      document.title === null ? "" : [code(shorten(document.file, maxFileUtf16))],
      last === undefined ? "" : say("shelf-changed", { when: whoAndWhen(last).when }),
    ];
  });
}
