/**
 * Rendered messages in, sent where the question was asked: the same chat, the same forum topic,
 * and in a group as replies to the question. Links are never previewed.
 */
import { InlineKeyboard, type Context } from "grammy";
import type { TelegramMessage } from "../render/telegram.ts";

export async function send(ctx: Context, messages: readonly TelegramMessage[]): Promise<void> {
  if (ctx.chatId === undefined) return;
  for (const message of messages) {
    await ctx.api.sendMessage(ctx.chatId, message.text, {
      parse_mode: "HTML",
      link_preview_options: { is_disabled: true },
      ...topicOf(ctx),
      ...replyTo(ctx),
      ...keyboardOf(message),
    });
  }
}

/** Only a forum's topics are kept: elsewhere the thread is Telegram's own bookkeeping. */
export function topicOf(ctx: Context): { message_thread_id?: number } {
  const message = ctx.msg;
  if (message?.is_topic_message !== true || message.message_thread_id === undefined) return {};
  return { message_thread_id: message.message_thread_id };
}

function replyTo(ctx: Context) {
  if (ctx.chat?.type === "private" || ctx.msgId === undefined) return {};
  // The question may have been deleted meanwhile; the answer is still wanted.
  return { reply_parameters: { message_id: ctx.msgId, allow_sending_without_reply: true } };
}

function keyboardOf({ keyboard }: TelegramMessage) {
  if (keyboard === undefined) return {};
  const rows = keyboard.map((row) => row.map(({ text, data }) => InlineKeyboard.text(text, data)));
  return { reply_markup: InlineKeyboard.from(rows) };
}
