/**
 * Checked content in, a message in a chat out; also what an edit puts in its place. Every message
 * of the bot and every edit is kept in `world.sent`.
 */
import { addMessage, inReplyTo, inTopic, replaceMessage } from "./chat-record.ts";
import type { ChatMessage, ChatRecord, Content, SentMessage, World } from "./world.ts";

export interface Outgoing {
  readonly method: SentMessage["method"];
  readonly content: Content;
  readonly threadId: number | null;
  readonly replyToMessageId: number | null;
  readonly inlineMessageId?: string;
  /** Anything else of the message, in the Bot API's words. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

export function postMessage(world: World, record: ChatRecord, outgoing: Outgoing): ChatMessage {
  const { method, content, threadId, replyToMessageId, inlineMessageId = null } = outgoing;
  const message = addMessage(record, {
    ...(record.chat.type === "channel" ? { sender_chat: record.chat } : { from: world.bot }),
    ...inTopic(record, threadId),
    ...inReplyTo(record, replyToMessageId),
    ...bodyOf(content),
    ...outgoing.extra,
  });
  const messageId = message.message_id;
  record.contents.set(messageId, content);
  const place = { chatId: record.chat.id, messageId, threadId, replyToMessageId, inlineMessageId };
  world.sent.push({ method, ...content, ...place });
  return message;
}

export function editContent(
  world: World,
  edited: Pick<SentMessage, "method" | "chatId" | "messageId" | "inlineMessageId">,
  content: Content,
): ChatMessage {
  const { chatId, messageId } = edited;
  const record = world.chats.get(chatId);
  if (record === undefined) throw new Error(`There is no chat ${chatId}.`);
  const before = world.sent.findLast(
    (sent) => sent.chatId === chatId && sent.messageId === messageId,
  );
  record.contents.set(messageId, content);
  world.sent.push({
    ...edited,
    ...content,
    threadId: before?.threadId ?? null,
    replyToMessageId: before?.replyToMessageId ?? null,
  });
  return replaceMessage(record, messageId, bodyOf(content));
}

/** The content in the Bot API's words. An edit takes away what the new content has not. */
export function bodyOf({
  text,
  entities,
  keyboard,
  photo,
  document,
}: Content): Record<string, unknown> {
  const inline_keyboard = keyboard?.map((row) => row.map(toButton));
  const reply_markup = inline_keyboard === undefined ? undefined : { inline_keyboard };
  if (document !== undefined) {
    const fileId = `document-${document.bytes.length}`;
    const file = { file_id: fileId, file_unique_id: fileId, file_name: document.filename };
    return { document: file, caption: text, caption_entities: entities, reply_markup };
  }
  if (photo === null) return { text, entities, reply_markup };
  const file = { file_id: `photo-${photo.length}`, file_unique_id: `photo-${photo.length}` };
  const captioned = text === "" ? {} : { caption: text, caption_entities: entities };
  return { photo: [{ ...file, file_size: photo.length }], ...captioned, reply_markup };
}

function toButton(button: NonNullable<Content["keyboard"]>[number][number]) {
  return {
    text: button.text,
    callback_data: button.data ?? undefined,
    url: button.url ?? undefined,
    copy_text: button.copyText === null ? undefined : { text: button.copyText },
    switch_inline_query: button.switchInlineQuery ?? undefined,
    switch_inline_query_current_chat: button.switchInlineQueryCurrentChat ?? undefined,
  };
}
