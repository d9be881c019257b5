/**
 * Work in, its result out; meanwhile, if it takes longer than a moment, the chat shows "typing".
 * A failed action is no reason to fail the work.
 */
import type { Context } from "grammy";
import { messageOf } from "../core/errors.ts";
import type { Log } from "../core/log.ts";
import { grammySignal } from "./grammy-signal.ts";
import { topicOf } from "./sending.ts";

/** Before that, the answer itself comes soon enough. */
const firstAfterMs = 500;
/** Telegram shows an action for five seconds. */
const repeatAfterMs = 4_500;

export async function withTyping<T>(ctx: Context, log: Log, work: () => Promise<T>): Promise<T> {
  const controller = new AbortController();
  let timer = setTimeout(show, firstAfterMs);
  function show(): void {
    timer = setTimeout(show, repeatAfterMs);
    sendTyping(ctx, controller.signal).catch((error: unknown) => {
      if (!controller.signal.aborted) log.debug("typing not shown", { error: messageOf(error) });
    });
  }
  try {
    return await work();
  } finally {
    clearTimeout(timer);
    controller.abort();
  }
}

async function sendTyping(ctx: Context, signal: AbortSignal): Promise<void> {
  if (ctx.chatId === undefined) return;
  await ctx.api.sendChatAction(ctx.chatId, "typing", topicOf(ctx), grammySignal(signal));
}
