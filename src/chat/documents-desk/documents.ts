/**
 * The documents as administrators see them: the list, those of a name, one with all that is known of it, and the log of
 * changes. A button holds all that its handler needs.
 */
import type { CaseSummary } from "../../core/library.ts";
import { linkKeyOf } from "../../core/passage-names.ts";
import { readNamedData } from "../cases/case-buttons.ts";
import { awaitReplacement } from "../drafts/await-replacement.ts";
import { startDraft } from "../drafts/show-draft.ts";
import type { Message } from "../message.ts";
import { onlyNotice, type Pressed } from "../pressed.ts";
import type { AdminTurn, Turn } from "../turn.ts";
import { listPageOf } from "../views/case-list.ts";
import { readPageNumber } from "../views/pages.ts";
import { renderHistory } from "./change-view.ts";
import { changedFirst, changesOf, lastChanges, undoableAmong } from "./changes.ts";
import { renderDocumentDetails, type DocumentDetails } from "./document-view.ts";
import {
  renderDocumentList,
  renderDocumentsFound,
  renderDocumentMissing,
  type DocumentList,
} from "./list-view.ts";
import { attempt, sayNotThere } from "./tell-change.ts";

/** `/documents`, `/documents 河曲` */
export async function showDocuments(turn: Turn, name: string): Promise<void> {
  await turn.reply(
    name === ""
      ? renderDocumentList(await viewOf(turn), 1, turn.say)
      : await namedMessage(turn, name),
  );
}

/** `docs:3` */
export function turnDocuments(turn: Turn, argument: string): Pressed | null {
  const page = readPageNumber(argument);
  if (page === null) return null;
  const message = async () => renderDocumentList(await viewOf(turn), page, turn.say);
  return { run: async () => turn.edit(await message()) };
}

/** `docsby:2:湖南` */
export function turnDocumentsFound(turn: Turn, argument: string): Pressed | null {
  const named = readNamedData(argument);
  if (named === null) return null;
  const { exact } = turn.library.findCases(named.name);
  if (exact.length === 0) return caseGone(turn);
  const message = async () => renderDocumentsFound(await viewOf(turn, exact), named, turn.say);
  return { run: async () => turn.edit(await message()) };
}

/** `doc:hequ` */
export function openDocument(turn: Turn, key: string): Pressed {
  const summary = summaryByKey(turn, key);
  if (summary === null) return caseGone(turn);
  return { run: () => showDocument(turn, summary) };
}

/** @param note shown above the document */
export async function showDocument(turn: Turn, summary: CaseSummary, note?: string): Promise<void> {
  const view = await documentView(turn, summary);
  await turn.edit(renderDocumentDetails(view, turn.say, note));
}

export async function documentView(turn: Turn, summary: CaseSummary): Promise<DocumentDetails> {
  const { id, file } = summary.document;
  const changes = await turn.desk.history();
  return {
    summary,
    changes: changesOf(changes, file),
    earlierCount: await turn.desk.earlierCount(id),
    page: listPageOf(summary, viewFrom(turn, changes).documents),
  };
}

export function summaryByKey({ library }: Turn, key: string): CaseSummary | null {
  return library.cases().find(({ document }) => linkKeyOf(document.id) === key) ?? null;
}

export function caseGone(turn: Turn): Pressed {
  return onlyNotice(turn.say("case-gone"));
}

async function namedMessage(turn: Turn, name: string): Promise<Message> {
  const { say } = turn;
  const { exact, near } = turn.library.findCases(name);
  const [only, ...others] = exact;
  if (only === undefined) return renderDocumentMissing(await viewOf(turn, near), name, say);
  if (others.length > 0)
    return renderDocumentsFound(await viewOf(turn, exact), { name, page: 1 }, say);
  return renderDocumentDetails(await documentView(turn, only), say);
}

/** Of the given documents in their order; without them, of all documents, last changed first. */
async function viewOf(turn: Turn, documents?: readonly CaseSummary[]): Promise<DocumentList> {
  return viewFrom(turn, await turn.desk.history(), documents);
}

function viewFrom(
  { library }: Turn,
  changes: DocumentDetails["changes"],
  documents?: readonly CaseSummary[],
): DocumentList {
  const last = lastChanges(changes);
  return {
    documents: documents ?? changedFirst(library.cases(), last),
    lastChanges: last,
    undoable: undoableAmong(changes),
  };
}

/** `fix:hequ`: opens a draft that corrects the fields of the document. */
export function pressFix(turn: AdminTurn, key: string): Pressed {
  const id = summaryByKey(turn, key)?.document.id;
  if (id === undefined) return caseGone(turn);
  const start = async (): Promise<void> => {
    const found = turn.desk.manuscriptOf(id);
    if (found === null) return sayNotThere(turn);
    await startDraft(turn, found);
  };
  return { run: () => attempt(turn, start) };
}

/** `renew:hequ`: asks for a newer version of the document. */
export function pressRenew(turn: AdminTurn, key: string): Pressed {
  const id = summaryByKey(turn, key)?.document.id;
  if (id === undefined) return caseGone(turn);
  return { run: () => awaitReplacement(turn, id) };
}

export async function showHistory(turn: Turn): Promise<void> {
  await turn.reply(await historyMessage(turn, 1));
}

/** `changes:2` */
export function turnHistory(turn: Turn, argument: string): Pressed | null {
  const page = readPageNumber(argument);
  if (page === null) return null;
  return { run: async () => turn.edit(await historyMessage(turn, page)) };
}

async function historyMessage(turn: Turn, page: number): Promise<Message> {
  const changes = await turn.desk.history();
  const presentIds = new Set(turn.library.cases().map(({ document }) => document.id));
  const view = { changes, undoable: undoableAmong(changes), presentIds };
  return renderHistory(view, page, turn.say);
}
