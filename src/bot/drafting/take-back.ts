/**
 * The press of "undo" under what was added or corrected in; that very change taken back out, as long as it is the last.
 */
import type { Context } from "grammy";
import type { DocumentChange } from "../../document-desk.ts";
import { messageOf } from "../../errors.ts";
import { changeTime, renderAddedLine } from "../../render/telegram-added.ts";
import { escapeHtml } from "../../render/telegram-html.ts";
import { type AdminContext, isAdminChat } from "../admin.ts";
import { authorOf } from "../author.ts";
import type { Pressed } from "../buttons.ts";
import { send, sendOrEdit } from "../sending.ts";
import { sayTo, type BotServices } from "../services.ts";
import { goOn, orStopped } from "../updates/going-on.ts";
import { tellProblems } from "./tell-problems.ts";

/** `takeback:2023-11-14T22:13:20.000Z` */
export function takeBack(ctx: Context, services: BotServices, argument: string): Pressed | null {
  const at = changeTime(argument);
  if (at === null || !isAdminChat(ctx, services)) return null;
  return { run: () => tellProblems(ctx, services, () => takeBackChange(ctx, services, at)) };
}

async function takeBackChange(ctx: AdminContext, services: BotServices, at: string): Promise<void> {
  const { desk, log } = services;
  const say = sayTo(ctx, services);
  await desk.undo(authorOf(ctx), at);
  // Somebody else, or a process that was killed meanwhile, may have done it already.
  const undone = undoneOf(await desk.history(), at);
  if (undone === null)
    return void (await send(ctx, [{ text: escapeHtml(say("draft-undo-late")) }]));
  const key = undone.change === "added" ? "draft-undone-added" : "draft-undone-changed";
  if (undone.document !== null) await sendOrEdit(ctx, renderAddedLine(key, undone.document, say));
  goOn(ctx, async (stopping) => {
    const refreshed = desk.refresh().catch((error: unknown) => {
      log.error("a change that was taken back is still answered from", { error: messageOf(error) });
    });
    await orStopped(refreshed, stopping);
  });
}

/** The change of that time, where it was taken back; null where it stands. */
function undoneOf(history: readonly DocumentChange[], at: string): DocumentChange | null {
  return history.find((change) => change.at === at && change.isUndone) ?? null;
}
