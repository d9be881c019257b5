/**
 * Plays people: what they write and press becomes updates as Telegram sends them, with the
 * entities that Telegram finds. Privacy mode is off, so the bot sees what it must ignore.
 */
import { detectEntities, type DetectedText } from "./detect-entities.ts";
import type { UpdateQueue } from "./updates.ts";
import {
  addChat,
  addMessage,
  chatRecord,
  inTopic,
  type ChatMessage,
  type StandInChat,
  type StandInUser,
  type World,
} from "./world.ts";

/** Anything else of a message, in the Bot API's words. */
export interface MessageExtra {
  readonly threadId?: number;
  readonly replyTo?: number;
  readonly [field: string]: unknown;
}

export interface Users {
  person(name: string, languageCode?: string | null): StandInUser;
  privateChat(user: StandInUser): StandInChat;
  group(title: string): StandInChat;
  supergroup(title: string): StandInChat;
  forum(title: string): StandInChat;
  /** Opens a topic and gives its thread id. */
  topic(chat: StandInChat, name: string): number;
  sendText(chat: StandInChat, user: StandInUser, text: string, extra?: MessageExtra): ChatMessage;
  /** A message without text: `{ sticker: {…} }`, `{ photo: […], caption: "…" }`. */
  sendContent(chat: StandInChat, user: StandInUser, content: MessageExtra): ChatMessage;
  /** Somebody deletes a message. */
  remove(chat: StandInChat, messageId: number): void;
  /** The press of a button of that message; gives the query's id. */
  pressButton(chat: StandInChat, user: StandInUser, messageId: number, data: string): string;
}

export function createUsers(world: World, updates: UpdateQueue): Users {
  let nextUserId = 5_000;
  let nextGroupId = -4_000;
  let nextSupergroupId = -1_002_000_000_000;
  let nextQueryId = 1;

  const post = (chat: StandInChat, user: StandInUser, extra: MessageExtra): ChatMessage => {
    const record = chatRecord(world, chat.id);
    const { threadId, replyTo, ...content } = extra;
    const reply = replyTo === undefined ? undefined : record.messages.get(replyTo);
    const message = addMessage(record, {
      from: user,
      ...inTopic(record, threadId ?? null),
      ...(reply === undefined ? {} : { reply_to_message: reply }),
      ...content,
    });
    updates.add("message", message);
    return message;
  };

  return {
    person(name, languageCode = "zh-hans") {
      nextUserId += 1;
      const user = { id: nextUserId, is_bot: false, first_name: name };
      return languageCode === null ? user : { ...user, language_code: languageCode };
    },
    privateChat: (user) =>
      addChat(world, { id: user.id, type: "private", first_name: user.first_name }),
    group: (title) => addChat(world, { id: (nextGroupId -= 1), type: "group", title }),
    supergroup: (title) =>
      addChat(world, { id: (nextSupergroupId -= 1), type: "supergroup", title }),
    forum: (title) =>
      addChat(world, { id: (nextSupergroupId -= 1), type: "supergroup", title, is_forum: true }),
    topic(chat, name) {
      const record = chatRecord(world, chat.id);
      const opening = addMessage(record, {
        from: world.bot,
        forum_topic_created: { name, icon_color: 7_322_096 },
      });
      record.topics.add(opening.message_id);
      return opening.message_id;
    },
    sendText: (chat, user, text, extra = {}) => post(chat, user, { ...written(text), ...extra }),
    sendContent: post,
    remove: (chat, messageId) => void chatRecord(world, chat.id).messages.delete(messageId),
    pressButton(chat, user, messageId, data) {
      const id = String(nextQueryId++);
      world.openQueries.add(id);
      const message = chatRecord(world, chat.id).messages.get(messageId);
      updates.add("callback_query", { id, from: user, message, chat_instance: "1", data });
      return id;
    },
  };
}

function written(text: string): DetectedText {
  const entities = detectEntities(text);
  return entities.length === 0 ? { text } : { text, entities };
}
