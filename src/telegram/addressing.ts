/**
 * Reads what a message asks of the bot. In a group the bot is addressed by its name, by a reply to it, or by a command
 * that is not another bot's. Full-width ＠ and ／ count, and so does a name that touches a Chinese character, which
 * Telegram itself does not mark as a mention. Apps that have people choose from names send the one that is shown, with
 * the bot's id.
 */
import type { Context } from "grammy";
import type { Chat, Message } from "grammy/types";
import type { Command } from "../chat/commands.ts";
import type { TextRange } from "../core/domain.ts";
import { type RepliedMessage, repliedText } from "../chat/turn.ts";
import type { Entity, WrittenText } from "./entity.ts";
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

/** Whether it names the bot or replies to it, and is no command that any bot may answer. */
export function callsBot(message: Message, me: BotIdentity): boolean {
  const command = readCommand(writtenText(message));
  if (command !== null) return command.bot !== null && forUs(command, me);
  const isReply = readReply(message, me)?.isOwn === true;
  return isReply || callsIn(readWritten(message), me).length > 0;
}

/** The message that the update brings, new or edited; undefined also for a call as a guest. */
export function broughtMessage(ctx: Context): Message | undefined {
  return ctx.message ?? ctx.editedMessage ?? ctx.channelPost ?? ctx.editedChannelPost;
}

/** The chat in whose name the message of the update was written; undefined for a person's. */
export function writtenInNameOf(ctx: Context): Chat | undefined {
  return (broughtMessage(ctx) ?? ctx.guestMessage)?.sender_chat;
}

/** Whether the bot wrote it: as a message of its own, or as a post of inline mode that somebody sent. */
export function isOwnText(message: Message, me: BotIdentity): boolean {
  const { via_bot: via, forward_origin: origin } = message;
  return via?.id === me.id || (origin?.type === "user" && origin.sender_user.id === me.id);
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
  const written = readWritten(message);
  const calls = callsIn(written, me);
  if (calls.length === 0) return null;
  return withoutRanges(written.text, calls)
    .replace(/^[\s,，:：、。]+/u, "")
    .replace(/ {2,}/g, " ")
    .trim();
}

/** Where the bot is named: by its username, or by whatever it is called, which Telegram marks with its id. */
function callsIn({ text, entities }: WrittenText, me: BotIdentity): readonly TextRange[] {
  const inert = entities.filter(({ type }) => inertEntities.has(type));
  const name = new RegExp(`(?<![A-Za-z0-9_.@＠/])[@＠]${me.username}(?![A-Za-z0-9_])`, "giu");
  const byUsername = [...text.matchAll(name)]
    .filter(({ index }) => !inert.some((entity) => covers(entity, index)))
    .map(({ index, 0: { length } }) => rangeOf({ offset: index, length }));
  return [...byUsername, ...entities.filter((entity) => isMentionOf(entity, me)).map(rangeOf)];
}

function isMentionOf({ user, url = "" }: Entity, { id }: BotIdentity): boolean {
  return user?.id === id || /^tg:\/\/user\?(?:.*&)?id=(\d+)/i.exec(url)?.[1] === String(id);
}

/** A space in place of each. */
function withoutRanges(text: string, ranges: readonly TextRange[]): string {
  let [rest, position] = ["", 0];
  for (const [start, end] of ranges.toSorted(([a], [b]) => a - b)) {
    rest += start < position ? "" : `${text.slice(position, start)} `;
    position = Math.max(position, end);
  }
  return rest + text.slice(position);
}

function rangeOf({ offset, length }: Pick<Entity, "offset" | "length">): TextRange {
  return [offset, offset + length];
}

function covers(entity: Entity, offset: number): boolean {
  return entity.offset <= offset && offset < entity.offset + entity.length;
}
