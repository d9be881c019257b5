/** A document's button in; a draft of it to be corrected, or the wish for its newer version, out. */
import type { AdminContext } from "../admin.ts";
import { awaitReplacement } from "../drafting/await-replacement.ts";
import { startDraft } from "../drafting/start-draft.ts";
import type { Pressed } from "../buttons.ts";
import type { BotServices } from "../services.ts";
import { caseGone, summaryByKey } from "./shelf.ts";
import { attempt, sayNotThere } from "./telling.ts";

/** `fix:hequ` */
export function pressFix(ctx: AdminContext, services: BotServices, key: string): Pressed {
  const id = summaryByKey(services, key)?.document.id;
  if (id === undefined) return caseGone(ctx, services);
  const start = async (): Promise<void> => {
    const found = services.desk.manuscriptOf(id);
    if (found === null) return sayNotThere(ctx, services);
    await startDraft(ctx, services, found);
  };
  return { run: () => attempt(ctx, services, start) };
}

/** `renew:hequ` */
export function pressRenew(ctx: AdminContext, services: BotServices, key: string): Pressed {
  const id = summaryByKey(services, key)?.document.id;
  if (id === undefined) return caseGone(ctx, services);
  return { run: () => awaitReplacement(ctx, services, id) };
}
