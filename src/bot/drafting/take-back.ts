/**
 * The press of "undo" under what was added or corrected in; that very change taken back out, as long as it is the last.
 */
import type { Context } from "grammy";
import type { DocumentChange } from "../../document-desk.ts";
import { changeTime, renderAddedLine } from "../../render/telegram-added.ts";
import { escapeHtml } from "../../render/telegram-html.ts";
import { type AdminContext, isAdminChat } from "../admin.ts";
import type { Pressed } from "../buttons.ts";
import { send, sendOrEdit } from "../sending.ts";
import { sayTo, type BotServices } from "../services.ts";
import { tellProblems } from "./tell-problems.ts";
import { nameInHistory } from "./who.ts";

/** `takeback:2023-11-14T22:13:20.000Z` */
export function takeBack(ctx: Context, services: BotServices, argument: string): Pressed | null {
  const at = changeTime(argument);
  if (at === null || !isAdminChat(ctx, services)) return null;
  return { run: () => tellProblems(ctx, services, () => takeBackChange(ctx, services, at)) };
}

async function takeBackChange(ctx: AdminContext, services: BotServices, at: string): Promise<void> {
  const { desk, errands } = services;
  const say = sayTo(ctx, services);
  await desk.undo(nameInHistory(ctx.from), at);
  // Somebody else, or a process that was killed meanwhile, may have done it already.
  const undone = undoneOf(await desk.history(), at);
  if (undone === null)
    return void (await send(ctx, [{ text: escapeHtml(say("draft-undo-late")) }]));
  const key = undone.change === "added" ? "draft-undone-added" : "draft-undone-changed";
  if (undone.document !== null) await sendOrEdit(ctx, renderAddedLine(key, undone.document, say));
  errands.begin(() => desk.refresh());
}

/** The change of that time, if its file was brought back to what it was since; null where it stands. */
function undoneOf(history: readonly DocumentChange[], at: string): DocumentChange | null {
  const change = history.find((each) => each.at === at);
  const isUndone = history.some(
    (each) => each.change === "undone" && each.file === change?.file && each.at >= at,
  );
  return change !== undefined && isUndone ? change : null;
}
