/**
 * A draft in, the message that shows it out: sent, or in place of another.
 */
import type { Turn } from "../../chat/turn.ts";
import type { Message } from "../../chat/message.ts";
import type { ManuscriptReview } from "../../core/document-desk.ts";
import type { DraftView } from "../../render/draft-view.ts";
import type { Say } from "../../render/messages.ts";
import { renderDraft } from "../../render/render-draft.ts";
import { type Draft, replacedOf } from "../../state/drafts.ts";

/** @throws AppError as the desk does. */
export async function viewOf(turn: Turn, draft: Draft): Promise<DraftView> {
  const { state, desk } = turn;
  const { body } = await state.drafts.content(draft);
  const { name, fields, warnings } = draft;
  const review = desk.review({ name, fields, warnings, body }, replacedOf(draft));
  return viewWith(turn, draft, review);
}

export function viewWith({ library }: Turn, draft: Draft, review: ManuscriptReview): DraftView {
  const { replacedId } = draft;
  const replaced = library.cases().find(({ document }) => document.id === replacedId);
  return { ...draft, review, replaced: replaced?.document ?? null };
}

/** @param notes said once, above the rest */
export async function draftMessage(
  turn: Turn,
  draft: Draft,
  say: Say,
  notes: readonly string[] = [],
): Promise<Message> {
  return renderDraft(await viewOf(turn, draft), say, notes);
}

/** In the message whose button was pressed. */
export async function showDraft(
  turn: Turn,
  draft: Draft,
  notes: readonly string[] = [],
): Promise<void> {
  const message = await turn.whileTyping(() => draftMessage(turn, draft, turn.say, notes));
  await turn.edit(message);
}
