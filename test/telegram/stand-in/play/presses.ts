/** Plays people who press buttons. Any data may come: that of an old or of a made-up button too. */
import { ephemeralMessage } from "../ephemeral.ts";
import { openQuery } from "../queries.ts";
import type { UpdateQueue } from "../updates.ts";
import { chatRecord, type StandInChat, type StandInUser, type World } from "../world.ts";

export interface PlayPresses {
  /**
   * The press of a button of that message; gives the query's id. A message that was removed comes
   * as Telegram gives it: without content, dated 0.
   */
  pressButton(chat: StandInChat, user: StandInUser, messageId: number, data: string): string;
  /** The same of a message that is too old for the bot to see, or to reply to. */
  pressInaccessible(chat: StandInChat, user: StandInUser, messageId: number, data: string): string;
  /** The press of a button of a message that its receiver alone sees. */
  pressEphemeral(chat: StandInChat, user: StandInUser, ephemeralId: number, data: string): string;
  /** The press of a button of a message sent by inline or guest mode. */
  pressInline(user: StandInUser, inlineMessageId: string, data: string): string;
}

export function createPlayPresses(world: World, updates: UpdateQueue): PlayPresses {
  const press = (
    user: StandInUser,
    pressed: Record<string, unknown>,
    chatId: number,
    data: string,
  ) => {
    const id = openQuery(world, { kind: "callback", user, text: "", place: null, chatId });
    updates.add("callback_query", {
      id,
      from: user,
      ...pressed,
      chat_instance: String(chatId),
      data,
    });
    return id;
  };
  const pressButton: PlayPresses["pressButton"] = (chat, user, messageId, data) => {
    const message = chatRecord(world, chat.id).messages.get(messageId);
    const inaccessible = { chat, message_id: messageId, date: 0 };
    return press(user, { message: message ?? inaccessible }, chat.id, data);
  };

  return {
    pressButton,
    pressInaccessible(chat, user, messageId, data) {
      chatRecord(world, chat.id).messages.delete(messageId);
      return pressButton(chat, user, messageId, data);
    },
    pressEphemeral(chat, user, ephemeralId, data) {
      const message = ephemeralMessage(world, chatRecord(world, chat.id), ephemeralId);
      return press(user, { message }, chat.id, data);
    },
    pressInline(user, inlineMessageId, data) {
      const inline = world.inlineMessages.get(inlineMessageId);
      if (inline === undefined) throw new Error(`There is no inline message ${inlineMessageId}.`);
      const chatId = inline.record.chat.id;
      return press(user, { inline_message_id: inlineMessageId }, chatId, data);
    },
  };
}
