/**
 * A document that is there in; a draft of it, to correct its fields, out.
 */
import type { PresentManuscript } from "../../core/document-desk.ts";
import type { AdminContext } from "../admin.ts";
import type { BotServices } from "../services.ts";
import { openDraft } from "./open-draft.ts";
import { tellProblems } from "./tell-problems.ts";

export async function startDraft(
  ctx: AdminContext,
  services: BotServices,
  { manuscript, replaced }: PresentManuscript,
): Promise<void> {
  await tellProblems(ctx, services, async () => {
    await openDraft(ctx, services, { origin: "document", manuscript, original: null, replaced });
  });
}
