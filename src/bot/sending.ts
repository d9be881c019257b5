/**
 * Rendered messages in, sent where the question was asked: the same chat, the same forum topic,
 * and in a group as replies to the question. Links are never previewed.
 */
import { GrammyError, InlineKeyboard, InputFile, type Context } from "grammy";
import type { TelegramButton, TelegramMessage } from "../render/telegram.ts";

/** Gives the ids of the messages that were sent, in order. */
export async function send(ctx: Context, messages: readonly TelegramMessage[]): Promise<number[]> {
  if (ctx.chatId === undefined) return [];
  const ids: number[] = [];
  for (const message of messages) {
    const sent = await ctx.api.sendMessage(ctx.chatId, message.text, {
      ...asHtml,
      ...topicOf(ctx),
      ...replyTo(ctx),
      ...keyboardOf(message),
    });
    ids.push(sent.message_id);
  }
  return ids;
}

/** @param caption at most 1024 units as it is read */
export async function sendPicture(
  ctx: Context,
  png: Buffer,
  caption: TelegramMessage,
): Promise<void> {
  if (ctx.chatId === undefined) return;
  await ctx.api.sendPhoto(ctx.chatId, new InputFile(png, "picture.png"), {
    caption: caption.text,
    parse_mode: asHtml.parse_mode,
    ...topicOf(ctx),
    ...replyTo(ctx),
    ...keyboardOf(caption),
  });
}

/** Shows another text in the message whose button was pressed. Showing the same again is no failure. */
export async function edit(ctx: Context, message: TelegramMessage): Promise<void> {
  try {
    await ctx.editMessageText(message.text, { ...asHtml, ...keyboardOf(message) });
  } catch (error) {
    if (!isUnchanged(error)) throw error;
  }
}

/** What was to be shown stands there already. */
export function isUnchanged(error: unknown): boolean {
  return error instanceof GrammyError && /message is not modified/.test(error.description);
}

/** As `edit`; a new message where that one was deleted or is out of the bot's reach. */
export async function sendOrEdit(ctx: Context, message: TelegramMessage): Promise<void> {
  try {
    await edit(ctx, message);
  } catch (error) {
    if (!(error instanceof GrammyError) || error.error_code !== 400) throw error;
    await send(ctx, [message]);
  }
}

const asHtml = { parse_mode: "HTML", link_preview_options: { is_disabled: true } } as const;

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

export function keyboardOf({ keyboard }: Pick<TelegramMessage, "keyboard">) {
  if (keyboard === undefined) return {};
  return { reply_markup: InlineKeyboard.from(keyboard.map((row) => row.map(toButton))) };
}

function toButton(button: TelegramButton) {
  if ("url" in button) return InlineKeyboard.url(button.text, button.url);
  if ("copyText" in button) return InlineKeyboard.copyText(button.text, button.copyText);
  return InlineKeyboard.text(button.text, button.data);
}
