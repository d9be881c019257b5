/**
 * What the stand-in knows: chats with their topics and messages, and what the bot sent.
 * A message exists from when a user or the bot sends it; only such can be replied to.
 */
import type { Entity } from "./html.ts";
import type { Keyboard } from "./keyboard.ts";

export interface StandInUser {
  readonly id: number;
  readonly first_name: string;
  readonly is_bot: boolean;
  readonly username?: string;
  readonly language_code?: string;
}

export interface StandInChat {
  readonly id: number;
  readonly type: "private" | "group" | "supergroup";
  readonly title?: string;
  readonly first_name?: string;
  readonly is_forum?: true;
}

/** A message object as updates carry it. */
export type ChatMessage = Record<string, unknown> & {
  readonly message_id: number;
  readonly chat: StandInChat;
};

/** A message of the bot, as it arrived. */
export interface SentMessage {
  readonly method: "sendMessage" | "editMessageText";
  readonly chatId: number;
  readonly messageId: number;
  readonly threadId: number | null;
  readonly replyToMessageId: number | null;
  /** As it was sent. */
  readonly html: string;
  /** As a reader sees it. */
  readonly text: string;
  readonly entities: readonly Entity[];
  readonly keyboard: Keyboard | null;
  readonly linkPreviewDisabled: boolean;
}

export interface World {
  readonly bot: StandInUser & { readonly username: string };
  readonly chats: Map<number, ChatRecord>;
  readonly sent: SentMessage[];
  readonly openQueries: Set<string>;
}

export interface ChatRecord {
  readonly chat: StandInChat;
  readonly messages: Map<number, ChatMessage>;
  readonly topics: Set<number>;
  nextMessageId: number;
}

export function createWorld(username: string): World {
  return {
    bot: { id: 700_001, is_bot: true, first_name: "Practice", username },
    chats: new Map(),
    sent: [],
    openQueries: new Set(),
  };
}

export function addChat(world: World, chat: StandInChat): StandInChat {
  if (!world.chats.has(chat.id)) {
    world.chats.set(chat.id, { chat, messages: new Map(), topics: new Set(), nextMessageId: 1 });
  }
  return chat;
}

export function chatRecord(world: World, chatId: number): ChatRecord {
  const record = world.chats.get(chatId);
  if (record === undefined) throw new Error(`The test knows no chat ${chatId}.`);
  return record;
}

/** Adds a message with the chat's next id. */
export function addMessage(record: ChatRecord, content: Record<string, unknown>): ChatMessage {
  const messageId = record.nextMessageId++;
  const message = {
    message_id: messageId,
    date: 1_700_000_000 + messageId,
    chat: record.chat,
    ...content,
  };
  record.messages.set(message.message_id, message);
  return message;
}

/** The parts of a message that put it into a topic, as Telegram sends them. */
export function inTopic(record: ChatRecord, threadId: number | null): Record<string, unknown> {
  if (threadId === null) return {};
  return {
    message_thread_id: threadId,
    is_topic_message: true,
    reply_to_message: record.messages.get(threadId),
  };
}
