/**
 * Reads what a message asks of the bot. In a group the bot is addressed by its name, by a reply to it, or by a command
 * that is not another bot's. Full-width ＠ and ／ count, and so does a name that touches a Chinese character, which
 * Telegram itself does not mark as a mention.
 */
import type { Context } from "grammy";
import type { Message } from "grammy/types";
import type { Command } from "../chat/commands.ts";
import { type RepliedMessage, repliedText } from "../chat/turn.ts";
import type { Entity } from "./entity.ts";
import { readWritten, writtenText } from "./written-text.ts";

export interface BotIdentity {
  readonly id: number;
  readonly username: string;
}

export interface TypedCommand extends Command {
  /** The bot named after the command, in lower case; null for none. */
  readonly bot: string | null;
}

export type GroupRequest =
  | { readonly kind: "command"; readonly command: TypedCommand; readonly named: boolean }
  | { readonly kind: "question"; readonly text: string }
  | { readonly kind: "called" };

/** Entities in which the name of a bot is an example or part of an address. */
const inertEntities: ReadonlySet<string> = new Set(["code", "pre", "url", "email", "text_link"]);

export function readCommand(text: string): TypedCommand | null {
  const match = /^[/／]([A-Za-z0-9_]{1,32})(?:[@＠]([A-Za-z0-9_]+))?\s*([\s\S]*)$/u.exec(text);
  if (match?.[1] === undefined) return null;
  return {
    name: match[1].toLowerCase(),
    args: match[3]?.trim() ?? "",
    bot: match[2]?.toLowerCase() ?? null,
  };
}

/** Null when the message is not for the bot. */
export function readGroupMessage(message: Message, me: BotIdentity): GroupRequest | null {
  const text = writtenText(message);
  const command = readCommand(text);
  if (command !== null) return forUs(command, me) ? withName(command) : null;
  const rest = withoutMention(message, me);
  if (rest !== null) return readMention(rest, message, me);
  if (readReply(message, me)?.isOwn === true && text !== "") return { kind: "question", text };
  return null;
}

/** Null for a message that replies to none. */
export function readReply(message: Message, me: BotIdentity): RepliedMessage | null {
  const reply = message.reply_to_message;
  // In a forum, every message counts as a reply to the one that opened its topic.
  if (reply === undefined || reply.forum_topic_created !== undefined) return null;
  return {
    id: reply.message_id,
    isOwn: reply.from?.id === me.id,
    text: readWritten(reply).text,
    quoted: message.quote?.text ?? null,
  };
}

/**
 * Returns the chat whose settings apply: the chat of the update, or, in guest mode, the asker's private chat, whose id is
 * the user's. Ids of chats in which the bot is a guest are not unique.
 */
export function ownChatOf(ctx: Context): number | undefined {
  return ctx.guestMessage === undefined ? (ctx.chatId ?? ctx.from?.id) : ctx.from?.id;
}

function readMention(rest: string, message: Message, me: BotIdentity): GroupRequest | null {
  const command = readCommand(rest);
  if (command !== null) {
    return forUs(command, me) ? { kind: "command", command, named: true } : null;
  }
  const text = rest === "" ? repliedText(readReply(message, me)) : rest;
  return text === "" ? { kind: "called" } : { kind: "question", text };
}

function withName(command: TypedCommand): GroupRequest {
  return { kind: "command", command, named: command.bot !== null };
}

function forUs(command: TypedCommand, me: BotIdentity): boolean {
  return command.bot === null || command.bot === me.username.toLowerCase();
}

/** The text without the bot's name; null where the bot is not named. */
function withoutMention(message: Message, me: BotIdentity): string | null {
  const { text, entities } = readWritten(message);
  const inert = entities.filter(({ type }) => inertEntities.has(type));
  const name = new RegExp(`(?<![A-Za-z0-9_.@＠/])[@＠]${me.username}(?![A-Za-z0-9_])`, "giu");
  let called = false;
  const rest = text.replace(name, (mention: string, offset: number) => {
    if (inert.some((entity) => covers(entity, offset))) return mention;
    called = true;
    return " ";
  });
  return called
    ? rest
        .replace(/^[\s,，:：、。]+/u, "")
        .replace(/ {2,}/g, " ")
        .trim()
    : null;
}

function covers(entity: Entity, offset: number): boolean {
  return entity.offset <= offset && offset < entity.offset + entity.length;
}
