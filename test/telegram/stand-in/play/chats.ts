/** Makes people, other bots and the chats that they are in. */
import { addMessage } from "../chat-record.ts";
import { addChat, chatRecord, type StandInChat, type StandInUser, type World } from "../world.ts";

export interface PlayChats {
  person(name: string, languageCode?: string | null): StandInUser;
  /** A bot that is not the one under test; it writes like a person, with `is_bot`. */
  otherBot(name: string, username: string): StandInUser;
  privateChat(user: StandInUser): StandInChat;
  /** In groups, supergroups and forums the bot is a member, in channels an administrator. */
  group(title: string): StandInChat;
  supergroup(title: string): StandInChat;
  forum(title: string): StandInChat;
  channel(title: string): StandInChat;
  /** The chat of a channel's direct messages. */
  directMessages(title: string): StandInChat;
  /** A supergroup in which the bot is not, and of which it hears nothing but guest queries. */
  elsewhere(title: string): StandInChat;
  /** Opens a topic and gives its thread id. */
  topic(chat: StandInChat, name: string): number;
  /** Deletes a topic with all that was said in it. */
  removeTopic(chat: StandInChat, threadId: number): void;
}

export function createPlayChats(world: World): PlayChats {
  let nextUserId = 5_000;
  let nextGroupId = -4_000;
  let nextSupergroupId = -1_002_000_000_000;
  const supergroup = (title: string, more: Partial<StandInChat> = {}) =>
    addChat(world, { id: (nextSupergroupId -= 1), type: "supergroup", title, ...more });

  return {
    person(name, languageCode = "zh-hans") {
      nextUserId += 1;
      const user = { id: nextUserId, is_bot: false, first_name: name };
      return languageCode === null ? user : { ...user, language_code: languageCode };
    },
    otherBot: (name, username) => ({
      id: (nextUserId += 1),
      is_bot: true,
      first_name: name,
      username,
    }),
    privateChat: (user) =>
      addChat(world, { id: user.id, type: "private", first_name: user.first_name }),
    group: (title) => addChat(world, { id: (nextGroupId -= 1), type: "group", title }),
    supergroup: (title) => supergroup(title),
    forum: (title) => supergroup(title, { is_forum: true }),
    channel: (title) => supergroup(title, { type: "channel" }),
    directMessages: (title) => supergroup(title, { is_direct_messages: true }),
    elsewhere(title) {
      const chat = supergroup(title);
      chatRecord(world, chat.id).botStatus = "left";
      return chat;
    },
    topic(chat, name) {
      const record = chatRecord(world, chat.id);
      const opening = addMessage(record, {
        from: world.bot,
        forum_topic_created: { name, icon_color: 7_322_096 },
      });
      record.topics.add(opening.message_id);
      return opening.message_id;
    },
    removeTopic(chat, threadId) {
      const { topics, messages } = chatRecord(world, chat.id);
      topics.delete(threadId);
      for (const [id, { message_thread_id: within }] of messages)
        if (id === threadId || within === threadId) messages.delete(id);
    },
  };
}
