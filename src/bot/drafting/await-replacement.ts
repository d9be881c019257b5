/**
 * A document in; whoever looks after it is asked for its newer version, and the file that is sent then becomes a draft.
 */
import type { Context } from "grammy";
import type { DocumentId } from "../../domain.ts";
import { escapeHtml } from "../../render/telegram-html.ts";
import { send } from "../sending.ts";
import type { BotServices } from "../services.ts";

export async function awaitReplacement(
  ctx: Context,
  _services: BotServices,
  documentId: DocumentId,
): Promise<void> {
  await send(ctx, [{ text: escapeHtml(documentId) }]);
}
