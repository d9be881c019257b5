/**
 * A document that is there in; a draft of it, to correct its fields, out.
 */
import type { Context } from "grammy";
import type { PresentManuscript } from "../../document-desk.ts";
import { isAdminChat } from "../admin.ts";
import type { BotServices } from "../services.ts";
import { openDraft } from "./open-draft.ts";
import { tellProblems } from "./tell-problems.ts";

/** Only for those who look after the documents, in private. */
export async function startDraft(
  ctx: Context,
  services: BotServices,
  { manuscript, replaced }: PresentManuscript,
): Promise<void> {
  if (!isAdminChat(ctx, services)) return;
  await tellProblems(ctx, services, async () => {
    await openDraft(ctx, services, { origin: "document", manuscript, original: null, replaced });
  });
}
