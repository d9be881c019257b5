/**
 * Sends messages to where the question was asked: the same chat, the same topic, and in a group as replies to the
 * question. The answer to an edited question overwrites the one before. Links are never previewed.
 */
import { type Context, GrammyError, InputFile } from "grammy";
import type { AnswerInProgress } from "../chat/answer-in-progress.ts";
import type { Actions, Message } from "../chat/message.ts";
import type { SentFile } from "../chat/turn.ts";
import { messageOf } from "../core/errors.ts";
import type { Log } from "../core/log.ts";
import { grammySignal } from "./grammy-signal.ts";
import { ephemeralIdOf, isForOneAlone } from "./one-alone.ts";
import { keyboardOf, serializeMessage, type TelegramMessage } from "./serialize-message.ts";

interface Destination {
  readonly ctx: Context;
  readonly answer: AnswerInProgress;
  lastSent: SentMessage | null;
}

/** A new message of the bot. One that is for a member alone has the id 0. */
export interface SentMessage extends Pick<TelegramMessage, "keyboard"> {
  readonly id: number;
}

/**
 * Returns the ids of the messages that were written, in order. What is for one member of a group alone has none.
 * @throws an error that `isNotShownAlone` tells where Telegram shows nothing to one member alone.
 */
export async function send(to: Destination, message: Message): Promise<number[]> {
  return sendAll(to, serializeMessage(message, to.ctx.me.username));
}

async function sendAll(to: Destination, messages: readonly TelegramMessage[]): Promise<number[]> {
  const { chatId } = to.ctx;
  if (chatId === undefined) return [];
  if (isForOneAlone(to.ctx)) {
    for (const message of messages) await sendToOneAlone(to, chatId, message);
    return [];
  }
  const ids: number[] = [];
  for (const message of messages) {
    const overwrittenId = await overwriteNext(to, chatId, message);
    const id = overwrittenId ?? (await sendNew(to, chatId, message));
    to.answer.noteWritten(id);
    ids.push(id);
  }
  return ids;
}

/** @param picture its caption at most 1024 UTF-16 units as it is read */
export async function sendPicture(
  { ctx, answer }: Destination,
  png: Buffer,
  picture: Message,
): Promise<void> {
  const [caption] = serializeMessage(picture, ctx.me.username);
  if (ctx.chatId === undefined || caption === undefined) return;
  const sent = await ctx.api.sendPhoto(ctx.chatId, new InputFile(png, "picture.png"), {
    caption: caption.text,
    parse_mode: asHtml.parse_mode,
    ...topicOf(ctx),
    ...replyTo(ctx),
    ...replyMarkup(caption),
  });
  answer.noteWritten(sent.message_id);
}

/** @param about its caption at most 1024 UTF-16 units as it is read */
export async function sendFile(
  { ctx, answer }: Destination,
  { name, bytes }: SentFile,
  about: Message,
): Promise<void> {
  const [caption] = serializeMessage(about, ctx.me.username);
  if (ctx.chatId === undefined || caption === undefined) return;
  const sent = await ctx.api.sendDocument(ctx.chatId, new InputFile(bytes, name), {
    caption: caption.text,
    parse_mode: asHtml.parse_mode,
    ...topicOf(ctx),
    ...replyTo(ctx),
    ...replyMarkup(caption),
  });
  answer.noteWritten(sent.message_id);
}

async function sendNew(to: Destination, chatId: number, message: TelegramMessage): Promise<number> {
  const { ctx } = to;
  const { message_id: id } = await ctx.api.sendMessage(chatId, message.text, {
    ...asHtml,
    ...topicOf(ctx),
    ...replyTo(ctx),
    ...replyMarkup(message),
  });
  const { keyboard } = message;
  to.lastSent = { id, ...(keyboard !== undefined && { keyboard }) };
  return id;
}

/** Telegram takes it within 15 seconds of what it answers: a press, or a message that came from that member alone. */
async function sendToOneAlone(
  to: Destination,
  chatId: number,
  message: TelegramMessage,
): Promise<void> {
  const { ctx } = to;
  const { callbackQuery: press, msg } = ctx;
  const ephemeralId = ephemeralIdOf(ctx);
  const isVisible = ephemeralId === null && msg !== undefined && msg.date !== 0;
  const sent = await ctx.api.sendMessage(chatId, message.text, {
    ...asHtml,
    ...topicOf(ctx),
    ...(isVisible && { reply_parameters: { message_id: msg.message_id } }),
    ...(press === undefined &&
      ephemeralId !== null && { reply_parameters: { ephemeral_message_id: ephemeralId } }),
    ...replyMarkup(message),
    ephemeral_message_parameters: {
      receiver_user_id: ctx.from?.id ?? 0,
      ...(press !== undefined && { callback_query_id: press.id }),
    },
  });
  if (sent.ephemeral_message_id === undefined) {
    await ctx.api.deleteMessage(chatId, sent.message_id);
    throw new ShownToAllError();
  }
  to.lastSent = { id: 0 };
}

/** A Bot API server from before version 10.2, as may stand at BOT_API_ROOT, passes over whom a message is for. */
class ShownToAllError extends Error {
  constructor() {
    super("the Bot API server knows no messages for one member alone");
  }
}

/** For good, as when the press is too old, the chat is no group, or the server is. */
export function isNotShownAlone(error: unknown): error is Error {
  const isRefusal = error instanceof GrammyError && [400, 403].includes(error.error_code);
  return isRefusal || error instanceof ShownToAllError;
}

/** Null where no message of an earlier answer is left, or the next one cannot be edited. */
async function overwriteNext(
  { ctx, answer }: Destination,
  chatId: number,
  message: TelegramMessage,
): Promise<number | null> {
  const id = answer.takeOutdatedId();
  if (id === null) return null;
  try {
    const { text } = message;
    await ctx.api.editMessageText(chatId, id, text, { ...asHtml, ...replyMarkup(message) });
  } catch (error) {
    if (isUnchanged(error)) return id;
    if (!isRefused(error)) throw error;
    answer.stopOverwriting();
    return null;
  }
  return id;
}

/**
 * Shows another text in the message whose button was pressed. New messages are sent where one does not hold it, or where
 * that one was deleted or cannot be edited. Returns the ids of the messages that were written.
 */
export async function sendOrEdit(to: Destination, message: Message): Promise<number[]> {
  const { ctx } = to;
  const texts = serializeMessage(message, ctx.me.username);
  const [only, ...more] = texts;
  if (only === undefined || more.length > 0) return sendAll(to, texts);
  const other = { ...asHtml, ...replyMarkup(only) };
  const [ephemeralId, receiverId] = [ephemeralIdOf(ctx), ctx.from?.id];
  try {
    if (ephemeralId === null || receiverId === undefined || ctx.chatId === undefined)
      await unlessUnchanged(ctx.editMessageText(only.text, other));
    else {
      const edited = [ctx.chatId, receiverId, ephemeralId, only.text, other] as const;
      await unlessUnchanged(ctx.api.editEphemeralMessageText(...edited));
      return [];
    }
  } catch (error) {
    if (!isRefused(error)) throw error;
    return sendAll(to, texts);
  }
  return ctx.msgId === undefined ? [] : [ctx.msgId];
}

/** Shows another text in a message of the bot. */
export async function editAt(
  { me, api, chatId }: Pick<Context, "me" | "api" | "chatId">,
  messageId: number,
  message: Message,
): Promise<void> {
  const [shown] = serializeMessage(message, me.username);
  if (shown === undefined || chatId === undefined) return;
  const other = { ...asHtml, ...replyMarkup(shown) };
  await unlessUnchanged(api.editMessageText(chatId, messageId, shown.text, other));
}

/** Shows other buttons below the message whose button was pressed. */
export async function showKeyboard(ctx: Context, actions: Actions): Promise<void> {
  await unlessUnchanged(ctx.editMessageReplyMarkup(replyMarkup(keyboardOf({ actions }))));
}

/** Showing the same again is no failure. */
async function unlessUnchanged(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!isUnchanged(error)) throw error;
  }
}

function isUnchanged(error: unknown): boolean {
  return error instanceof GrammyError && /message is not modified/.test(error.description);
}

/** For good, as when the message was deleted or is too old. */
export function isRefused(error: unknown): error is GrammyError {
  return error instanceof GrammyError && error.error_code === 400;
}

const asHtml = { parse_mode: "HTML", link_preview_options: { is_disabled: true } } as const;

function topicOf(ctx: Context) {
  const direct = ctx.msg?.direct_messages_topic;
  return direct === undefined ? forumTopicOf(ctx) : { direct_messages_topic_id: direct.topic_id };
}

/** Only the topics of forums count: in other chats, threads are Telegram's own bookkeeping. */
function forumTopicOf({ msg: message }: Context): { message_thread_id?: number } {
  if (message?.is_topic_message !== true || message.message_thread_id === undefined) return {};
  return { message_thread_id: message.message_thread_id };
}

function replyTo(ctx: Context) {
  if (ctx.chat?.type === "private" || ctx.msgId === undefined) return {};
  // The question may have been deleted meanwhile; the answer is still wanted.
  return { reply_parameters: { message_id: ctx.msgId, allow_sending_without_reply: true } };
}

export function replyMarkup({ keyboard }: Pick<TelegramMessage, "keyboard">) {
  if (keyboard === undefined) return {};
  return { reply_markup: { inline_keyboard: keyboard.map((row) => [...row]) } };
}

/** Before that, the answer itself comes soon enough. */
const typingAfterMs = 500;
/** Telegram shows an action for five seconds. */
const typingEveryMs = 4_500;

/** Does the work. If it takes longer than a moment, the chat shows "typing"; where that fails, the work goes on. */
export async function whileTyping<Result>(
  ctx: Context,
  log: Log,
  work: () => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  let timer = setTimeout(show, typingAfterMs);
  function show(): void {
    timer = setTimeout(show, typingEveryMs);
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
  // Telegram shows it neither in channels nor in their direct messages.
  const isOfChannel = ctx.chat?.type === "channel" || ctx.msg?.direct_messages_topic !== undefined;
  if (ctx.chatId === undefined || isOfChannel) return;
  await ctx.api.sendChatAction(ctx.chatId, "typing", forumTopicOf(ctx), grammySignal(signal));
}
