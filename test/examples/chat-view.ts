/**
 * What stands in a chat of the stand-in in, what one of its readers sees of it out. What Telegram's own client
 * shows as a line between messages, such as that a topic was opened, is left out.
 */
import * as v from "valibot";
import type { StandInUser } from "../telegram/stand-in/chat-record.ts";
import type { ChatMessage } from "../telegram/stand-in/world.ts";
import { nameColors } from "./draw/look.ts";
import type { Name, ShownButton, ShownMessage } from "./draw/shown-message.ts";

const userSchema = v.object({ id: v.number(), is_bot: v.boolean(), first_name: v.string() });

const buttonSchema = v.object({
  text: v.string(),
  url: v.optional(v.string()),
  copy_text: v.optional(v.object({ text: v.string() })),
});

const entitySchema = v.object({ type: v.string(), offset: v.number(), length: v.number() });

const messageSchema = v.object({
  date: v.number(),
  from: userSchema,
  text: v.string(),
  entities: v.optional(v.array(entitySchema), []),
  via_bot: v.optional(v.object({ username: v.string() })),
  reply_to_message: v.optional(v.object({ from: userSchema, text: v.optional(v.string()) })),
  reply_markup: v.optional(v.object({ inline_keyboard: v.array(v.array(buttonSchema)) })),
});

export interface Reader {
  readonly viewer: StandInUser;
  /** As set at @BotFather. */
  readonly botName: string;
}

export function seenBy(reader: Reader, messages: readonly ChatMessage[]): readonly ShownMessage[] {
  return messages
    .filter((message) => message["text"] !== undefined)
    .map((message) => toShown(v.parse(messageSchema, message), reader));
}

export function nameOf(user: v.InferOutput<typeof userSchema>, botName: string): Name {
  return { text: user.is_bot ? botName : user.first_name, color: user.id % nameColors.length };
}

function toShown(
  message: v.InferOutput<typeof messageSchema>,
  { viewer, botName }: Reader,
): ShownMessage {
  const { from, reply_to_message: replied, reply_markup: markup } = message;
  // In a topic, whatever replies to nothing else replies to the topic's opening, which has no text.
  const repliedText = replied?.text;
  return {
    isOwn: from.id === viewer.id,
    sender: nameOf(from, botName),
    replied:
      replied === undefined || repliedText === undefined
        ? null
        : { name: nameOf(replied.from, botName), text: repliedText },
    via: message.via_bot?.username ?? null,
    content: { text: message.text, entities: message.entities },
    time: timeInChina(message.date),
    buttons: (markup?.inline_keyboard ?? []).map((row) => row.map(toButton)),
  };
}

function toButton({ text, url, copy_text }: v.InferOutput<typeof buttonSchema>): ShownButton {
  if (copy_text !== undefined) return { text, kind: "copy" };
  return { text, kind: url === undefined ? "data" : "url" };
}

function timeInChina(seconds: number): string {
  return new Date((seconds + 8 * 60 * 60) * 1000).toISOString().slice(11, 16);
}
