/**
 * Plays people who call the bot by name in a chat where it is not: `guest_message`, to which it
 * may give one answer.
 */
import { botIsIn } from "../chat-record.ts";
import { openQuery } from "../queries.ts";
import type { UpdateQueue } from "../updates.ts";
import type { ChatMessage, StandInChat, StandInUser, World } from "../world.ts";
import { addSaid, writableChat, written, type MessageExtra } from "./deliver.ts";

export interface PlayGuest {
  /** The text has to name the bot, or the message to reply to one of its answers. */
  guestMessage(
    chat: StandInChat,
    user: StandInUser,
    text: string,
    extra?: MessageExtra,
  ): ChatMessage & { readonly guest_query_id: string };
}

export function createPlayGuest(world: World, updates: UpdateQueue): PlayGuest {
  return {
    guestMessage(chat, user, text, extra = {}) {
      const record = writableChat(world, chat);
      if (botIsIn(record)) throw new Error("Where the bot is a member it is no guest.");
      const answered = record.messages.get(extra.replyTo ?? 0)?.["from"] === world.bot;
      const name = `@${world.bot.username}`.toLowerCase();
      if (!answered && !text.toLowerCase().includes(name)) {
        throw new Error("A guest message calls the bot by its name.");
      }
      const message = addSaid(record, { from: user }, { ...written(text), ...extra });
      const place = { record, messageId: message.message_id };
      const guest_query_id = openQuery(world, { kind: "guest", user, text, place });
      const asked = { ...message, guest_query_id };
      record.messages.set(message.message_id, asked);
      updates.add("guest_message", asked);
      return asked;
    },
  };
}
