/**
 * Sends messages to where the question was asked: the same chat, the same forum topic, and in a group as replies to the
 * question. The answer to an edited question is written over the one before. Links are never previewed.
 */
import { type Api, GrammyError, InputFile, type Context } from "grammy";
import type { Message } from "../chat/message.ts";
import { serializeMessage, type TelegramMessage } from "../telegram/serialize-message.ts";
import { standingAnswerTo } from "./standing-answer.ts";

/** Returns the ids of the messages that were written, in order. */
export async function send(ctx: Context, message: Message): Promise<number[]> {
  return sendAll(ctx, serializeMessage(message, ctx.me.username));
}

async function sendAll(ctx: Context, messages: readonly TelegramMessage[]): Promise<number[]> {
  if (ctx.chatId === undefined) return [];
  const ids: number[] = [];
  const standing = standingAnswerTo(ctx);
  for (const message of messages) {
    const overwrittenId = await overwriteNext(ctx, ctx.chatId, message);
    const id = overwrittenId ?? (await sendNew(ctx, ctx.chatId, message));
    standing.writtenIds = [...standing.writtenIds, id];
    ids.push(id);
  }
  return ids;
}

/** @param picture its caption at most 1024 UTF-16 units as it is read */
export async function sendPicture(ctx: Context, png: Buffer, picture: Message): Promise<void> {
  const [caption] = serializeMessage(picture, ctx.me.username);
  if (ctx.chatId === undefined || caption === undefined) return;
  const sent = await ctx.api.sendPhoto(ctx.chatId, new InputFile(png, "picture.png"), {
    caption: caption.text,
    parse_mode: asHtml.parse_mode,
    ...topicOf(ctx),
    ...replyTo(ctx),
    ...keyboardOf(caption),
  });
  const standing = standingAnswerTo(ctx);
  standing.writtenIds = [...standing.writtenIds, sent.message_id];
}

async function sendNew(ctx: Context, chatId: number, message: TelegramMessage): Promise<number> {
  const sent = await ctx.api.sendMessage(chatId, message.text, {
    ...asHtml,
    ...topicOf(ctx),
    ...replyTo(ctx),
    ...keyboardOf(message),
  });
  return sent.message_id;
}

/** Null where no message of an earlier answer is left, or the next one is out of the bot's reach. */
async function overwriteNext(
  ctx: Context,
  chatId: number,
  message: TelegramMessage,
): Promise<number | null> {
  const standing = standingAnswerTo(ctx);
  const [id, ...laterIds] = standing.outdatedIds;
  if (id === undefined) return null;
  standing.outdatedIds = laterIds;
  try {
    await ctx.api.editMessageText(chatId, id, message.text, { ...asHtml, ...keyboardOf(message) });
  } catch (error) {
    if (isUnchanged(error)) return id;
    if (!isRefused(error)) throw error;
    // What comes next must not stand above it.
    standing.outdatedIds = [];
    return null;
  }
  return id;
}

/** Shows another text in the message whose button was pressed. Showing the same again is no failure. */
async function edit(ctx: Context, message: TelegramMessage): Promise<void> {
  try {
    await ctx.editMessageText(message.text, { ...asHtml, ...keyboardOf(message) });
  } catch (error) {
    if (!isUnchanged(error)) throw error;
  }
}

/**
 * As `edit`. New messages are sent where one does not hold it, or where that one was deleted or is out of the bot's
 * reach: whoever pressed wants to read it all the same. Returns the ids of those that were written.
 */
export async function sendOrEdit(ctx: Context, message: Message): Promise<number[]> {
  const texts = serializeMessage(message, ctx.me.username);
  const [only, ...more] = texts;
  if (only === undefined || more.length > 0) return sendAll(ctx, texts);
  try {
    await edit(ctx, only);
  } catch (error) {
    if (!isRefused(error)) throw error;
    return sendAll(ctx, texts);
  }
  return ctx.msgId === undefined ? [] : [ctx.msgId];
}

export interface MessagePlace {
  readonly chatId: number;
  readonly messageId: number;
}

/** Another text in a message of the bot's; showing the same again is no failure. */
export async function editAt(
  { me, api }: { readonly me: Context["me"]; readonly api: Api },
  { chatId, messageId }: MessagePlace,
  message: Message,
): Promise<void> {
  const [shown] = serializeMessage(message, me.username);
  if (shown === undefined) return;
  try {
    await api.editMessageText(chatId, messageId, shown.text, { ...asHtml, ...keyboardOf(shown) });
  } catch (error) {
    if (!isUnchanged(error)) throw error;
  }
}

/** Telegram's way to say that a message already is what it is to become. */
export function isUnchanged(error: unknown): boolean {
  return error instanceof GrammyError && /message is not modified/.test(error.description);
}

/** For good, as when the message was deleted or is too old. */
export function isRefused(error: unknown): error is GrammyError {
  return error instanceof GrammyError && error.error_code === 400;
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
  return { reply_markup: { inline_keyboard: keyboard.map((row) => [...row]) } };
}
