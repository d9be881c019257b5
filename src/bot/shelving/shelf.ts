/**
 * The documents as those see them who look after them: their list, those of a name, one with all that is known of it.
 * Nothing is kept between two presses: a button names all that it needs.
 */
import type { Context } from "grammy";
import type { Message } from "../../chat/message.ts";
import type { CaseSummary } from "../../core/domain.ts";
import { linkKeyOf } from "../../core/passage-names.ts";
import { readNamedData } from "../../render/case-buttons.ts";
import { listPageOf } from "../../render/case-list.ts";
import { readPageNumber } from "../../render/pages.ts";
import {
  renderShelf,
  renderShelfFound,
  renderShelfMissing,
  type ShelfView,
} from "../../render/render-shelf.ts";
import { renderShelfDocument, type ShelfDocumentView } from "../../render/render-shelf-document.ts";
import type { Pressed } from "../buttons.ts";
import { send, sendOrEdit } from "../sending.ts";
import { type BotServices, sayTo } from "../services.ts";
import { changedFirst, changesOf, lastChanges, undoableAmong } from "./changes.ts";

/** `/documents`, `/documents 河曲` */
export async function showShelf(ctx: Context, services: BotServices, name: string): Promise<void> {
  await send(
    ctx,
    name === ""
      ? renderShelf(await viewOf(services), 1, sayTo(ctx, services))
      : await namedMessage(ctx, services, name),
  );
}

/** `docs:3` */
export function turnShelf(ctx: Context, services: BotServices, argument: string): Pressed | null {
  const page = readPageNumber(argument);
  if (page === null) return null;
  const message = async () => renderShelf(await viewOf(services), page, sayTo(ctx, services));
  return { run: async () => sendOrEdit(ctx, await message()) };
}

/** `docsby:2:湖南` */
export function turnShelfFound(
  ctx: Context,
  services: BotServices,
  argument: string,
): Pressed | null {
  const named = readNamedData(argument);
  if (named === null) return null;
  const { exact } = services.library.findCases(named.name);
  if (exact.length === 0) return caseGone(ctx, services);
  const message = async () =>
    renderShelfFound(await viewOf(services, exact), named, sayTo(ctx, services));
  return { run: async () => sendOrEdit(ctx, await message()) };
}

/** `doc:hequ` */
export function openDocument(ctx: Context, services: BotServices, key: string): Pressed {
  const summary = summaryByKey(services, key);
  if (summary === null) return caseGone(ctx, services);
  return { run: () => showDocument(ctx, services, summary) };
}

/** @param note what is said above it */
export async function showDocument(
  ctx: Context,
  services: BotServices,
  summary: CaseSummary,
  note?: string,
): Promise<void> {
  const view = await documentView(services, summary);
  await sendOrEdit(ctx, renderShelfDocument(view, sayTo(ctx, services), note));
}

export async function documentView(
  services: BotServices,
  summary: CaseSummary,
): Promise<ShelfDocumentView> {
  const { id, file } = summary.document;
  const changes = await services.desk.history();
  return {
    summary,
    changes: changesOf(changes, file),
    earlierCount: services.desk.earlierCount(id),
    page: listPageOf(summary, viewFrom(services, changes).documents),
  };
}

export function summaryByKey({ library }: BotServices, key: string): CaseSummary | null {
  return library.cases().find(({ document }) => linkKeyOf(document.id) === key) ?? null;
}

export function caseGone(ctx: Context, services: BotServices): Pressed {
  return { notice: sayTo(ctx, services)("case-gone"), run: () => Promise.resolve() };
}

async function namedMessage(ctx: Context, services: BotServices, name: string): Promise<Message> {
  const say = sayTo(ctx, services);
  const { exact, near } = services.library.findCases(name);
  const [only, ...others] = exact;
  if (only === undefined) return renderShelfMissing(await viewOf(services, near), name, say);
  if (others.length > 0)
    return renderShelfFound(await viewOf(services, exact), { name, page: 1 }, say);
  return renderShelfDocument(await documentView(services, only), say);
}

/** Of those documents in their order, or of all of them, the last changed first. */
async function viewOf(
  services: BotServices,
  documents?: readonly CaseSummary[],
): Promise<ShelfView> {
  return viewFrom(services, await services.desk.history(), documents);
}

function viewFrom(
  { library }: BotServices,
  changes: ShelfDocumentView["changes"],
  documents?: readonly CaseSummary[],
): ShelfView {
  const last = lastChanges(changes);
  return {
    documents: documents ?? changedFirst(library.cases(), last),
    lastChanges: last,
    undoable: undoableAmong(changes),
  };
}
