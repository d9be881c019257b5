/**
 * What the bot keeps of whom, and its deletion: asked for by a command, done by a button, in private. The data
 * deleted are always those of whoever presses.
 */
import type { Context } from "grammy";
import { renderForget, renderForgotten, renderPrivacy } from "../render/render-privacy.ts";
import { plainMessage } from "../render/spans.ts";
import { isAdminChat } from "./admin.ts";
import type { Pressed } from "./buttons.ts";
import { send, sendOrEdit } from "./sending.ts";
import { sayTo, type BotServices } from "./services.ts";

export async function showPrivacy(ctx: Context, services: BotServices): Promise<void> {
  const { state, logsQuestions } = services;
  const draftDays = isAdminChat(ctx, services) ? state.draftDays : null;
  const kept = { retentionDays: state.retentionDays, logsQuestions, draftDays };
  await send(ctx, renderPrivacy(kept, sayTo(ctx, services)));
}

/** Nothing is deleted yet: there is no way back. */
export async function askToForget(ctx: Context, services: BotServices): Promise<void> {
  const say = sayTo(ctx, services);
  const isPrivate = ctx.chat?.type === "private";
  const elsewhere = () => plainMessage(say("forget-private", { bot: ctx.me.username }));
  await send(ctx, isPrivate ? renderForget(say) : elsewhere());
}

export async function forget(
  ctx: Context,
  services: BotServices,
  argument: string,
): Promise<Pressed | null> {
  const { from, chat } = ctx;
  if (from === undefined || chat?.type !== "private") return null;
  if (argument === "no") {
    const kept = plainMessage(sayTo(ctx, services)("forget-kept"));
    return { run: () => sendOrEdit(ctx, kept) };
  }
  if (argument !== "yes") return null;
  // In the language that was chosen, which is forgotten with the rest.
  const say = sayTo(ctx, services);
  const forgotten = await services.state.forgetUser(String(from.id));
  return { run: () => sendOrEdit(ctx, renderForgotten(forgotten, say)) };
}
