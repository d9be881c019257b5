/**
 * A document that is there in; a draft of it, to correct its fields, out.
 */
import type { Manuscript } from "../../document-desk.ts";
import type { DocumentId } from "../../domain.ts";
import type { AdminContext } from "../admin.ts";
import type { BotServices } from "../services.ts";
import { openDraft } from "./open-draft.ts";
import { tellProblems } from "./tell-problems.ts";

export interface StartedDraft {
  readonly manuscript: Manuscript;
  readonly replacedId: DocumentId | null;
}

export async function startDraft(
  ctx: AdminContext,
  services: BotServices,
  { manuscript, replacedId }: StartedDraft,
): Promise<void> {
  await tellProblems(ctx, services, async () => {
    await openDraft(ctx, services, { origin: "document", manuscript, original: null, replacedId });
  });
}
