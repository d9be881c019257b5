/**
 * Plays whoever writes: people, other bots, anonymous administrators, channels. What they write
 * becomes updates as Telegram sends them, with the entities that Telegram finds. Privacy mode is
 * off, so the bot sees what it must ignore.
 */
import type { RichBlock } from "grammy/types";
import { replaceMessage, type ChatRecord } from "../chat-record.ts";
import type { UpdateQueue } from "../updates.ts";
import {
  chatRecord,
  type ChatMessage,
  type StandInChat,
  type StandInUser,
  type World,
} from "../world.ts";
import { addSaid, deliver, writableChat, written, type MessageExtra } from "./deliver.ts";
import { anonymousAdmin, channelSender, telegram } from "./fake-senders.ts";

const editableForSeconds = 48 * 60 * 60;

export interface PlayMessages {
  sendText(chat: StandInChat, user: StandInUser, text: string, extra?: MessageExtra): ChatMessage;
  /** A message without text: `{ sticker: {…} }`, `{ photo: […], caption: "…" }`. */
  sendContent(chat: StandInChat, user: StandInUser, content: MessageExtra): ChatMessage;
  /** What the app sends for a list, a table or other formatting of blocks: a message without text. */
  sendRich(
    chat: StandInChat,
    user: StandInUser,
    blocks: readonly RichBlock[],
    extra?: MessageExtra,
  ): ChatMessage;
  /** A member writes to the bot alone, in reply to a message that only this member sees. */
  sendEphemerally(chat: StandInChat, user: StandInUser, text: string): void;
  /** An administrator who does not show a name: the message comes from the group. */
  sendAnonymously(chat: StandInChat, text: string, extra?: MessageExtra): ChatMessage;
  /** Somebody writes into a group in a channel's name. */
  sendAsChannel(
    chat: StandInChat,
    channel: StandInChat,
    text: string,
    extra?: MessageExtra,
  ): ChatMessage;
  /** A post in a channel: `channel_post`. */
  postInChannel(channel: StandInChat, text: string, extra?: MessageExtra): ChatMessage;
  /** A post as Telegram forwards it into the channel's discussion group. */
  forwardPost(chat: StandInChat, post: ChatMessage): ChatMessage;
  /** Somebody forwards a message: its text and who wrote it, without its buttons. */
  forward(chat: StandInChat, user: StandInUser, message: ChatMessage): ChatMessage;
  /** `edited_message`, with the same id; Telegram lets people do so for two days. */
  editText(chat: StandInChat, user: StandInUser, messageId: number, text: string): ChatMessage;
  /**
   * The same, of anything else: a caption, formatting. Telegram itself sends such an edit as well when the
   * preview of a link is there.
   */
  editContent(
    chat: StandInChat,
    user: StandInUser,
    messageId: number,
    content: MessageExtra,
  ): ChatMessage;
  /** `edited_channel_post`. */
  editPost(channel: StandInChat, messageId: number, text: string): ChatMessage;
  /** Somebody deletes a message. */
  remove(chat: StandInChat, messageId: number): void;
}

export function createPlayMessages(world: World, updates: UpdateQueue): PlayMessages {
  const say = (chat: StandInChat, sender: Record<string, unknown>, extra: MessageExtra) => {
    const record = writableChat(world, chat);
    const message = addSaid(record, sender, extra);
    const kind = chat.type === "channel" ? "channel_post" : "message";
    deliver(updates, record, [kind, message]);
    return message;
  };
  const edit = (record: ChatRecord, messageId: number, content: Record<string, unknown>) => {
    const message = replaceMessage(record, messageId, content);
    const isPost = record.chat.type === "channel";
    deliver(updates, record, [isPost ? "edited_channel_post" : "edited_message", message]);
    return message;
  };

  const editContent: PlayMessages["editContent"] = (chat, user, messageId, content) => {
    const record = writableChat(world, chat);
    const message = record.messages.get(messageId);
    if (message?.["from"] !== user) {
      throw new Error(`Message ${messageId} is not ${user.first_name}'s.`);
    }
    const ageSeconds = record.clock.nowSeconds() - Number(message["date"]);
    if (ageSeconds > editableForSeconds) throw new Error("Nobody can edit it after two days.");
    return edit(record, messageId, content);
  };

  return {
    sendText: (chat, user, text, extra = {}) =>
      say(chat, { from: user }, { ...written(text), ...extra }),
    sendContent: (chat, user, content) => say(chat, { from: user }, content),
    sendRich: (chat, user, blocks, extra = {}) =>
      say(chat, { from: user }, { rich_message: { blocks }, ...extra }),
    sendEphemerally(chat, user, text) {
      const record = writableChat(world, chat);
      const id = (record.nextEphemeralId += 1);
      const writtenAtMs = record.clock.nowMs();
      record.ephemeralAsked.set(id, { userId: user.id, writtenAtMs });
      const date = record.clock.nowSeconds();
      const message = { message_id: 0, ephemeral_message_id: id, from: user, chat, date };
      deliver(updates, record, ["message", { ...message, ...written(text) }]);
    },
    sendAnonymously: (chat, text, extra = {}) =>
      say(chat, { from: anonymousAdmin, sender_chat: chat }, { ...written(text), ...extra }),
    sendAsChannel: (chat, channel, text, extra = {}) =>
      say(chat, { from: channelSender, sender_chat: channel }, { ...written(text), ...extra }),
    postInChannel: (channel, text, extra = {}) =>
      say(channel, { sender_chat: channel }, { ...written(text), ...extra }),
    forwardPost(chat, { chat: channel, message_id, date, text, entities }) {
      const forward_origin = { type: "channel", chat: channel, message_id, date };
      const sender = { from: telegram, sender_chat: channel };
      return say(chat, sender, { is_automatic_forward: true, forward_origin, text, entities });
    },
    forward(chat, user, { from, date, via_bot, text, entities, caption, caption_entities }) {
      const forward_origin = { type: "user", sender_user: from, date };
      const content = { via_bot, text, entities, caption, caption_entities };
      return say(chat, { from: user }, { forward_origin, ...content });
    },
    editText: (chat, user, messageId, text) => editContent(chat, user, messageId, rewritten(text)),
    editContent,
    editPost: (channel, messageId, text) =>
      edit(chatRecord(world, channel.id), messageId, rewritten(text)),
    remove: (chat, messageId) => void chatRecord(world, chat.id).messages.delete(messageId),
  };
}

/** A text without entities takes away those that the text before had. */
function rewritten(text: string): Record<string, unknown> {
  return { entities: undefined, ...written(text) };
}
