/**
 * A document that is there in; a draft of it, to be corrected and saved, out.
 */
import type { Context } from "grammy";
import type { Manuscript } from "../../document-desk.ts";
import type { DocumentId } from "../../domain.ts";
import { escapeHtml } from "../../render/telegram-html.ts";
import { send } from "../sending.ts";
import type { BotServices } from "../services.ts";

export interface DraftStart {
  readonly manuscript: Manuscript;
  readonly replacedId: DocumentId | null;
}

export async function startDraft(
  ctx: Context,
  _services: BotServices,
  { manuscript, replacedId }: DraftStart,
): Promise<void> {
  await send(ctx, [{ text: escapeHtml(`${replacedId} ${manuscript.fields.title}`) }]);
}
