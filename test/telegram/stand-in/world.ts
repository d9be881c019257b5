/** What the stand-in knows: chats, queries that wait for an answer, and what the bot did. */
import {
  createChatRecord,
  type ChatRecord,
  type Content,
  type StandInChat,
  type StandInUser,
} from "./chat-record.ts";
import { createClock, type Clock } from "./clock.ts";
import { createFiles, type StandInFiles } from "./files.ts";

export type { ChatMessage, ChatRecord, Content, StandInChat, StandInUser } from "./chat-record.ts";

/** A message of the bot, as it arrived. */
export interface SentMessage extends Content {
  readonly method:
    | "sendMessage"
    | "sendPhoto"
    | "sendDocument"
    | "editMessageText"
    | "editMessageReplyMarkup"
    | "editEphemeralMessageText"
    | "answerGuestQuery";
  /** Where it stands; of an inline message, the bot itself does not know it. */
  readonly chatId: number;
  readonly messageId: number;
  readonly threadId: number | null;
  readonly replyToMessageId: number | null;
  /** Of a message that stands in a chat by inline or guest mode. */
  readonly inlineMessageId: string | null;
  /** Its own number, and the member who alone sees it; undefined for a message that everybody sees. */
  readonly ephemeral?: { readonly id: number; readonly receiverId: number };
}

export type QueryKind = "callback" | "inline" | "guest";

/** Something that a user waits for. */
export interface Query {
  readonly id: string;
  readonly kind: QueryKind;
  readonly user: StandInUser;
  /** What was typed; nothing for a press. */
  readonly text: string;
  /** Where; unknown for an inline query, until the user has chosen. */
  readonly place: { readonly record: ChatRecord; readonly messageId: number } | null;
  /** Of the message that was pressed; null for any other query. */
  readonly chatId: number | null;
  readonly askedAtMs: number;
  answered: boolean;
}

export interface InlineMessage {
  readonly record: ChatRecord;
  readonly messageId: number;
}

export interface ChatAction {
  readonly chatId: number;
  readonly threadId: number | null;
  readonly action: string;
}

export interface CommandList {
  readonly scope: Readonly<Record<string, unknown>>;
  /** Empty for every language without a list of its own. */
  readonly languageCode: string;
  readonly commands: readonly { readonly command: string; readonly description: string }[];
}

/** How many messages a minute the bot may send into one group. */
export interface GroupLimit {
  readonly messages: number;
  /** What `retry_after` says; the real wait when it is left out. */
  readonly retryAfter?: number;
}

export interface World {
  readonly bot: StandInUser & { readonly username: string };
  readonly clock: Clock;
  readonly groupLimit: GroupLimit | null;
  readonly chats: Map<number, ChatRecord>;
  readonly sent: SentMessage[];
  readonly queries: Map<string, Query>;
  readonly inlineMessages: Map<string, InlineMessage>;
  readonly chatActions: ChatAction[];
  readonly commands: Map<string, CommandList>;
  /** What the bot says of itself, by `description` or `short_description` and the language, where it has one. */
  readonly descriptions: Map<string, string>;
  readonly files: StandInFiles;
  isBeforeEphemeral: boolean;
}

export function createWorld(username: string, groupLimit: GroupLimit | null): World {
  const clock = createClock();
  return {
    bot: { id: 700_001, is_bot: true, first_name: "Practice", username },
    clock,
    groupLimit,
    chats: new Map(),
    sent: [],
    queries: new Map(),
    inlineMessages: new Map(),
    chatActions: [],
    commands: new Map(),
    descriptions: new Map(),
    files: createFiles(clock),
    isBeforeEphemeral: false,
  };
}

export function addChat(world: World, chat: StandInChat): StandInChat {
  if (!world.chats.has(chat.id)) world.chats.set(chat.id, createChatRecord(chat, world.clock));
  return chat;
}

export function chatRecord(world: World, chatId: number): ChatRecord {
  const record = world.chats.get(chatId);
  if (record === undefined) throw new Error(`The test knows no chat ${chatId}.`);
  return record;
}
