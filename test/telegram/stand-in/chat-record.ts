/**
 * One chat as the stand-in keeps it: its messages, its topics, and what the bot may do in it.
 * A message exists from when a user or the bot sends it; only such can be replied to.
 */
import type { Upload } from "./upload.ts";
import type { Clock } from "./clock.ts";
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
  readonly type: "private" | "group" | "supergroup" | "channel";
  readonly title?: string;
  readonly first_name?: string;
  readonly is_forum?: true;
  /** Where people write to a channel, each in a topic of their own. */
  readonly is_direct_messages?: true;
}

/** A message object as updates carry it. */
export type ChatMessage = Record<string, unknown> & {
  readonly message_id: number;
  readonly chat: StandInChat;
};

/** What the bot put into a message. */
export interface Content {
  /** As it was sent; a photo's caption. */
  readonly html: string;
  /** As a reader sees it. */
  readonly text: string;
  readonly entities: readonly Entity[];
  readonly keyboard: Keyboard | null;
  readonly linkPreviewDisabled: boolean;
  /** The bytes of its photo. */
  readonly photo: Buffer | null;
  /** The file of a message that is one. */
  readonly document?: Upload;
}

export interface EphemeralRecord {
  readonly content: Content;
  readonly receiverId: number;
  readonly threadId: number | null;
  readonly replyToMessageId: number | null;
}

export type BotStatus = "member" | "administrator" | "left" | "kicked";

export interface ChatRecord {
  readonly chat: StandInChat;
  readonly clock: Clock;
  readonly messages: Map<number, ChatMessage>;
  /** Of the messages that the bot wrote, or that were sent via it. */
  readonly contents: Map<number, Content>;
  readonly topics: Set<number>;
  /** Messages of the bot that one member sees, and those that a member wrote to the bot alone. */
  readonly ephemeral: Map<number, EphemeralRecord>;
  readonly ephemeralAsked: Map<number, { readonly userId: number; readonly writtenAtMs: number }>;
  /** When the bot sent something, for the limit in groups. */
  readonly sentAtMs: number[];
  nextMessageId: number;
  nextEphemeralId: number;
  botStatus: BotStatus;
  migratedTo: number | null;
}

export function createChatRecord(chat: StandInChat, clock: Clock): ChatRecord {
  return {
    chat,
    clock,
    messages: new Map(),
    contents: new Map(),
    topics: new Set(),
    ephemeral: new Map(),
    ephemeralAsked: new Map(),
    sentAtMs: [],
    nextMessageId: 1,
    nextEphemeralId: 0,
    botStatus: chat.type === "channel" ? "administrator" : "member",
    migratedTo: null,
  };
}

export function botIsIn({ botStatus }: ChatRecord): boolean {
  return botStatus === "member" || botStatus === "administrator";
}

/** Adds a message with the chat's next id. */
export function addMessage(record: ChatRecord, content: Record<string, unknown>): ChatMessage {
  const messageId = record.nextMessageId++;
  const message = {
    message_id: messageId,
    date: record.clock.nowSeconds(),
    chat: record.chat,
    ...content,
  };
  record.messages.set(messageId, message);
  return message;
}

/** The same message with other content. Updates that were made of it stay as they were. */
export function replaceMessage(
  record: ChatRecord,
  messageId: number,
  change: Record<string, unknown>,
): ChatMessage {
  const message = record.messages.get(messageId);
  if (message === undefined) throw new Error(`There is no message ${messageId}.`);
  const changed = { ...message, ...change, edit_date: record.clock.nowSeconds() };
  record.messages.set(messageId, changed);
  return changed;
}

/** The parts of a message that put it into a topic, as Telegram sends them. */
export function inTopic(record: ChatRecord, threadId: number | null): Record<string, unknown> {
  if (threadId === null) return {};
  if (record.chat.is_direct_messages === true) {
    const user = { id: threadId, is_bot: false, first_name: "" };
    return { direct_messages_topic: { topic_id: threadId, user } };
  }
  return {
    message_thread_id: threadId,
    is_topic_message: true,
    reply_to_message: record.messages.get(threadId),
  };
}

/**
 * As a reply carries it: without what it replied to itself. In a supergroup every chain of replies is a thread, with the
 * number of its first message; so are the comments under a post.
 */
export function inReplyTo(record: ChatRecord, messageId: number | null): Record<string, unknown> {
  const message = messageId === null ? undefined : record.messages.get(messageId);
  if (message === undefined) return {};
  const { reply_to_message: _further, ...shown } = message;
  const isThreaded = record.chat.type === "supergroup" && record.chat.is_direct_messages !== true;
  if (!isThreaded || message["is_topic_message"] === true) return { reply_to_message: shown };
  const message_thread_id = message["message_thread_id"] ?? message.message_id;
  return { message_thread_id, reply_to_message: shown };
}
