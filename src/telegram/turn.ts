/** Makes a Turn of an update from Telegram. */
import type { Api, Context } from "grammy";
import type { Message as ReceivedFromTelegram } from "grammy/types";
import type { AnswerInProgress } from "../chat/answer-in-progress.ts";
import { buttonUse } from "../chat/buttons.ts";
import type { Button, Message } from "../chat/message.ts";
import type {
  BackgroundWork,
  ChatServices,
  Press,
  ReceivedFile,
  ReceivedMessage,
  Turn,
  User,
} from "../chat/turn.ts";
import type { Messages, Say } from "../chat/views/messages.ts";
import type { Language } from "../core/domain.ts";
import { languageOfText } from "../language/language-of.ts";
import { onOneLine } from "../language/printable.ts";
import type { AnswerKey, Conversation } from "../state/state-store.ts";
import { askedText } from "./asked-text.ts";
import { ownChatOf, readReply, writerIdOf, writtenInNameOf } from "./addressing.ts";
import type { Admission } from "./admission.ts";
import type { CommentThreads } from "./comment-threads.ts";
import type { TelegramFiles } from "./files.ts";
import {
  editAt,
  isRefused,
  send,
  sendFile,
  type SentMessage,
  sendOrEdit,
  sendPicture,
  showKeyboard,
  whileTyping,
} from "./sending.ts";
import { actionsOf } from "./serialize-message.ts";
import type { PostedByButtons } from "./posted.ts";
import type { Forwards } from "./updates/forwards.ts";
import { readWritten, writtenText } from "./written-text.ts";

/** An update while it is handled. */
export interface UpdateJob {
  readonly ctx: Context;
  readonly answer: AnswerInProgress;
  /** What is left to do once the handler has ended; null for nothing. */
  background: BackgroundWork | null;
  /** The last new message that was sent for it; null for none. */
  lastSent: SentMessage | null;
}

/** Reads the language of the chat, which counts as a use of it: only for an update that is meant for the bot. */
export async function createTurn(job: UpdateJob, services: TelegramServices): Promise<Turn> {
  const { ctx, answer } = job;
  const readLanguage = async (): Promise<Language | null> => {
    const chatId = ownChatOf(ctx);
    return chatId === undefined ? null : services.state.languages.get(String(chatId));
  };
  let chosenLanguage = await readLanguage();
  const sayTo = (...texts: readonly string[]): Say => {
    const [written] = texts.flatMap((text) => languageOfText(text) ?? []);
    const language = chosenLanguage ?? written ?? languageOf(ctx.from?.language_code);
    return services.messages.in(language);
  };
  const repliesToOwnPost = await isReplyToOwnPost(ctx, services);
  let heard: readonly string[] = [];
  let forwardBehind: Promise<ReceivedFromTelegram | null> | null = null;
  return {
    ...services,
    updateId: ctx.update.update_id,
    user: userOf(ctx, services.adminIds),
    chat:
      ctx.chat === undefined
        ? null
        : { id: String(ctx.chat.id), kind: ctx.chat.type === "private" ? "private" : "group" },
    conversation: conversationOf(ctx, services),
    botName: ctx.me.username,
    get chosenLanguage() {
      return chosenLanguage;
    },
    get say() {
      return sayTo(...heard);
    },
    sayTo,
    hear: (...texts) => void (heard = texts),
    message:
      ctx.msg === undefined
        ? null
        : receivedMessage(ctx, ctx.msg, { ...services, repliesToOwnPost }),
    press: pressOf(ctx),
    answer,
    async reloadLanguage() {
      chosenLanguage = await readLanguage();
    },
    reply: (message) => send(job, ctx.chat?.type === "channel" ? forReaders(message) : message),
    edit(message) {
      services.posted.changed(ctx, null);
      return sendOrEdit(job, message);
    },
    async editMessage(messageId, message) {
      try {
        await editAt(ctx, messageId, message);
        return true;
      } catch (error) {
        if (!isRefused(error)) throw error;
        return false;
      }
    },
    showProgress: (messageId, message) =>
      editAt({ me: ctx.me, api: services.unjournaledApi, chatId: ctx.chatId }, messageId, message),
    showButtons(rows) {
      services.posted.changed(ctx, rows);
      return showKeyboard(ctx, rows);
    },
    sendPicture: (png, caption) => sendPicture(job, png, caption),
    sendFile: (file, caption) => sendFile(job, file, caption),
    async forwardBehind(comment, share = 1) {
      const { message } = ctx;
      const isComment = !(
        message?.forward_origin ??
        message?.reply_to_message ??
        message?.external_reply
      );
      if (message === undefined || !isComment) return null;
      // Also where it is asked for again, nothing is waited for twice.
      forwardBehind ??= services.forwards.behind(message, share);
      const forward = await forwardBehind;
      if (forward === null) return null;
      const isAsked = message.chat.type === "private";
      if (isAsked && comment !== null) services.forwards.leaveTo(forward, comment);
      return { text: askedText(readWritten(forward), ctx.me).text, isAsked };
    },
    commentBefore: () =>
      ctx.message === undefined ? null : services.forwards.commentOn(ctx.message),
    whileTyping: (work) => whileTyping(ctx, services.log, work),
    background: (work) => void (job.background = work),
  };
}

/** Whether it replies to a post in a channel that the bot has written: it knows those by their subjects. */
export async function isReplyToOwnPost(
  { msg }: Context,
  { state }: Pick<TelegramServices, "state">,
): Promise<boolean> {
  const replied = msg?.chat.type === "channel" ? msg.reply_to_message : undefined;
  if (replied === undefined) return false;
  return (await state.subjects.ofMessage(String(replied.chat.id), replied.message_id)) !== null;
}

/**
 * By topic, or post that is commented on, and by user: two people in one group talk about different things. Called for
 * every message that the bot sees, so that the posts are known.
 */
export function conversationOf(
  ctx: Context,
  { commentThreads }: Pick<TelegramServices, "commentThreads">,
): Conversation | null {
  const { chat, msg } = ctx;
  const commentThreadId = commentThreads.threadOf(msg);
  const userId = writerIdOf(ctx);
  if (chat === undefined || userId === null) return null;
  const forumTopicId = msg?.is_topic_message === true ? msg.message_thread_id : undefined;
  const threadId = forumTopicId ?? msg?.direct_messages_topic?.topic_id ?? commentThreadId;
  return { chatId: String(chat.id), threadId, userId };
}

/** Without buttons by which readers of a channel would have the bot write in it: they may not themselves. */
function forReaders({ parts, actions = [] }: Message): Message {
  const isForReaders = (button: Button) => !("data" in button) || buttonUse(button.data) === "vote";
  const rows = actions.map((row) => row.filter(isForReaders)).filter((row) => row.length > 0);
  return { parts, actions: rows };
}

/** The language of a user by the code that Telegram gives. Chinese for those whose client gives none. */
function languageOf(languageCode = ""): Language {
  return languageCode === "" || languageCode.toLowerCase().startsWith("zh") ? "zh" : "en";
}

function userOf(ctx: Context, adminIds: readonly number[]): User | null {
  const id = writerIdOf(ctx);
  if (id === null) return null;
  const inName = writtenInNameOf(ctx);
  const { first_name: first = "", last_name: last = "" } = ctx.from ?? {};
  const name = onOneLine(inName?.title ?? [first, last].join(" "));
  const isAdmin = inName === undefined && ctx.from !== undefined && adminIds.includes(ctx.from.id);
  return { id, name, isAdmin };
}

function receivedMessage(
  ctx: Context,
  message: ReceivedFromTelegram,
  services: TelegramServices & { readonly repliesToOwnPost: boolean },
): ReceivedMessage {
  const { forward_origin: origin } = message;
  return {
    id: message.message_id,
    text: writtenText(message),
    hasLink: askedText(readWritten(message), ctx.me).hasLink,
    isEdited: (ctx.editedMessage ?? ctx.editedChannelPost) !== undefined,
    isCaption: message.text === undefined && message.rich_message === undefined,
    sentAtS: message.date,
    repliesTo: readReply(message, ctx.me, services.repliesToOwnPost),
    forwardedFrom:
      origin === undefined
        ? null
        : {
            // Without date and id: the pieces of one long post are messages of their own.
            key: JSON.stringify({ ...origin, date: 0, message_id: 0 }),
            writtenAtS: origin.date,
          },
    file: receivedFile(ctx, message, services),
    album: message.media_group_id ?? null,
  };
}

function receivedFile(
  ctx: Context,
  message: ReceivedFromTelegram,
  { files }: TelegramServices,
): ReceivedFile | null {
  const { document, animation, photo, media_group_id: album } = message;
  // A photo with a caption, alone, is a post: what its caption says is asked or added.
  const isPage = album !== undefined || writtenText(message) === "";
  const largest = isPage ? photo?.at(-1) : undefined;
  if (largest !== undefined) {
    const { file_id: fileId, file_size: sizeBytes } = largest;
    return { name: "photo.jpg", fetch: () => files.fetch(ctx.api, { fileId, sizeBytes }) };
  }
  // Telegram sends an animation as a document too.
  if (document === undefined || animation !== undefined) return null;
  const { file_id: fileId, file_size: sizeBytes, file_name: name = null } = document;
  return { name, fetch: () => files.fetch(ctx.api, { fileId, sizeBytes }) };
}

function pressOf(ctx: Context): Press | null {
  const pressed = ctx.callbackQuery === undefined ? null : pressedIn(ctx);
  if (pressed === null) return null;
  const message = ctx.callbackQuery?.message;
  // For a message that Telegram hides from the bot, it gives 0 as the date.
  const isVisible = message?.date !== 0;
  if (message === undefined || !("reply_markup" in message))
    return { pressed, isVisible, buttons: null };
  return { pressed, isVisible, buttons: actionsOf(message.reply_markup?.inline_keyboard ?? []) };
}

/** Known for every press, also on a message that is too old to be seen. */
function pressedIn({ chatId, msgId, inlineMessageId }: Context): AnswerKey | null {
  if (inlineMessageId !== undefined) return { kind: "inline", inlineMessageId };
  if (chatId === undefined || msgId === undefined) return null;
  return { kind: "message", chatId: String(chatId), messageId: msgId };
}

/** What the handlers of updates need besides what features need. */
export interface TelegramServices extends ChatServices {
  readonly messages: Messages;
  readonly admission: Admission;
  readonly files: TelegramFiles;
  readonly forwards: Forwards;
  readonly commentThreads: CommentThreads;
  readonly posted: PostedByButtons;
  /** For messages that are soon replaced, such as progress: its calls are not in the journal of any update. */
  readonly unjournaledApi: Api;
  /** Ids of the administrators. */
  readonly adminIds: readonly number[];
}
