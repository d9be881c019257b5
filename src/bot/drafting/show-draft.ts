/**
 * A draft in, the message that shows it out: sent, or in place of another.
 */
import type { Context } from "grammy";
import type { Message } from "../../chat/message.ts";
import type { ManuscriptReview } from "../../core/document-desk.ts";
import type { DraftView } from "../../render/draft-view.ts";
import type { Say } from "../../render/messages.ts";
import { renderDraft } from "../../render/render-draft.ts";
import { type Draft, replacedOf } from "../../state/drafts.ts";
import { sendOrEdit } from "../sending.ts";
import { type BotServices, sayTo } from "../services.ts";
import { withTyping } from "../typing.ts";

/** @throws AppError as the desk does. */
export async function viewOf(services: BotServices, draft: Draft): Promise<DraftView> {
  const { state, desk } = services;
  const { body } = await state.drafts.content(draft);
  const { name, fields, warnings } = draft;
  const review = desk.review({ name, fields, warnings, body }, replacedOf(draft));
  return viewWith(services, draft, review);
}

export function viewWith(
  { library }: BotServices,
  draft: Draft,
  review: ManuscriptReview,
): DraftView {
  const { replacedId } = draft;
  const replaced = library.cases().find(({ document }) => document.id === replacedId);
  return { ...draft, review, replaced: replaced?.document ?? null };
}

/** @param notes said once, above the rest */
export async function draftMessage(
  services: BotServices,
  draft: Draft,
  say: Say,
  notes: readonly string[] = [],
): Promise<Message> {
  return renderDraft(await viewOf(services, draft), say, notes);
}

/** In the message whose button was pressed. */
export async function showDraft(
  ctx: Context,
  services: BotServices,
  draft: Draft,
  notes: readonly string[] = [],
): Promise<void> {
  const message = await withTyping(ctx, services.log, () =>
    draftMessage(services, draft, sayTo(ctx, services), notes),
  );
  await sendOrEdit(ctx, message);
}
