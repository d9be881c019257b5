/**
 * What somebody wrote in, what it asks of the bot out. Pure: no chat is touched here.
 * In a group the bot is addressed by its name, by a reply to it, or by a command that is not
 * another bot's. Full-width ＠ and ／ count, and so does a name that touches a Chinese character,
 * which Telegram itself does not mark as a mention.
 */
import type { Message, MessageEntity } from "grammy/types";

export interface BotIdentity {
  readonly id: number;
  readonly username: string;
}

export interface Command {
  /** Lower case, without the slash. */
  readonly name: string;
  readonly args: string;
  /** The bot that was named after it, in lower case; null for none. */
  readonly bot: string | null;
}

export type GroupRequest =
  | { readonly kind: "command"; readonly command: Command; readonly named: boolean }
  | { readonly kind: "question"; readonly text: string }
  | { readonly kind: "called" };

/** Entities in which a name is an example or an address and calls nobody. */
const inertEntities: ReadonlySet<string> = new Set(["code", "pre", "url", "email", "text_link"]);

export function writtenText(message: Message): string {
  return (message.text ?? message.caption ?? "").trim();
}

export function readCommand(text: string): Command | null {
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
  if (isReplyToBot(message, me) && text !== "") return { kind: "question", text };
  return null;
}

/** The text that the message replies to: what was quoted of it, or all of it. */
export function repliedText(message: Message, me: BotIdentity): string {
  const reply = realReply(message);
  if (reply === null || reply.from?.id === me.id) return "";
  return (message.quote?.text ?? reply.text ?? reply.caption ?? "").trim();
}

/** What was quoted of the message replied to, then all of it; of the bot's own messages too. */
export function wordsRepliedTo(message: Message): string {
  const reply = realReply(message);
  if (reply === null) return "";
  return `${message.quote?.text ?? ""}\n${reply.text ?? reply.caption ?? ""}`.trim();
}

function readMention(rest: string, message: Message, me: BotIdentity): GroupRequest | null {
  const command = readCommand(rest);
  if (command !== null) {
    return forUs(command, me) ? { kind: "command", command, named: true } : null;
  }
  const text = rest === "" ? repliedText(message, me) : rest;
  return text === "" ? { kind: "called" } : { kind: "question", text };
}

function withName(command: Command): GroupRequest {
  return { kind: "command", command, named: command.bot !== null };
}

function forUs(command: Command, me: BotIdentity): boolean {
  return command.bot === null || command.bot === me.username.toLowerCase();
}

function isReplyToBot(message: Message, me: BotIdentity): boolean {
  return realReply(message)?.from?.id === me.id;
}

/** In a forum, every message counts as a reply to the one that opened its topic. */
function realReply(message: Message): Message | null {
  const reply = message.reply_to_message;
  return reply === undefined || reply.forum_topic_created !== undefined ? null : reply;
}

/** The text without the bot's name; null when it is not named. */
function withoutMention(message: Message, me: BotIdentity): string | null {
  const text = message.text ?? message.caption ?? "";
  const inert = (message.entities ?? message.caption_entities ?? []).filter(({ type }) =>
    inertEntities.has(type),
  );
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

function covers(entity: MessageEntity, offset: number): boolean {
  return entity.offset <= offset && offset < entity.offset + entity.length;
}
