/**
 * A chat on the stage in, what people do in it out, and in the end the picture of it as one of them sees it.
 * After each thing that somebody does, the bot does its part.
 */
import type { StandInChat, StandInUser } from "../telegram/stand-in/chat-record.ts";
import type { MessageExtra } from "../telegram/stand-in/users.ts";
import { seenBy, type Reader } from "./chat-view.ts";
import type { Picture } from "./draw/picture.ts";
import type { Stage } from "./stage.ts";

type Seen = Omit<Picture, "title">;

export interface Conversation {
  /** Gives the message's id. */
  readonly says: (user: StandInUser, text: string, extra?: MessageExtra) => Promise<number>;
  /** The button of this label, under what the bot sent last. */
  readonly presses: (user: StandInUser, label: string) => Promise<void>;
  /** The id of what the bot sent last. */
  readonly answerId: () => number;
  readonly picture: (reader: Reader, seen: Pick<Seen, "header"> & Partial<Seen>) => Seen;
}

/** As high as a phone's screen is, for its width. */
const maxHeightPx = 900;

export function converse({ standIn, settled }: Stage, chat: StandInChat): Conversation {
  const lastSent = () => {
    const last = standIn.sent().at(-1);
    if (last === undefined) throw new Error("The bot has said nothing yet.");
    return last;
  };
  return {
    async says(user, text, extra) {
      const { message_id } = standIn.users.sendText(chat, user, text, extra);
      await settled();
      return message_id;
    },
    async presses(user, label) {
      const { messageId, keyboard } = lastSent();
      const button = keyboard?.flat().find(({ text }) => text === label);
      if (typeof button?.data !== "string") throw new Error(`There is no button ${label}.`);
      standIn.users.pressButton(chat, user, messageId, button.data);
      await settled();
    },
    answerId: () => lastSent().messageId,
    picture: (reader, seen) => ({
      isGroup: chat.type !== "private",
      messages: seenBy(reader, standIn.messagesIn(chat)),
      isUnfolded: () => false,
      maxHeightPx,
      toast: null,
      panel: null,
      ...seen,
    }),
  };
}
