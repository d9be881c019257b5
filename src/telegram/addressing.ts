/**
 * Reads what a message asks of the bot. In a group the bot is addressed by its name, by a reply to it, or by a command
 * that is not another bot's. Full-width ＠ and ／ count, and so does a name that touches a Chinese character, which
 * Telegram itself does not mark as a mention. Apps that have people choose from names send the one that is shown, with
 * the bot's id.
 */
import type { Context } from "grammy";
import type { Chat, Message } from "grammy/types";
import type { Command } from "../chat/commands.ts";
import { type RepliedMessage, repliedText } from "../chat/turn.ts";
import type { UserId } from "../core/ids.ts";
import { isRemark } from "../questions/remark.ts";
import { isConsent, readTalk } from "../questions/talk.ts";
import { askedText, type BotIdentity, quotedPart } from "./asked-text.ts";
import type { WrittenText } from "./entity.ts";
import { writerIdIn } from "./writer.ts";
import { readWritten } from "./written-text.ts";

export interface TypedCommand extends Command {
  /** The bot named after the command, in lower case; null for none. */
  readonly bot: string | null;
}

export type GroupRequest =
  | { readonly kind: "command"; readonly command: TypedCommand; readonly named: boolean }
  /** The text is empty where only what is replied to asks something. */
  | { readonly kind: "question"; readonly text: string; readonly isOnlyReply: boolean }
  | { readonly kind: "called" };

/** Commands whose arguments are the question. */
export const askingCommands: ReadonlySet<string> = new Set(["ask", "compare"]);

export function readCommand(text: string): TypedCommand | null {
  const match = /^[/／]([A-Za-z0-9_]{1,32})(?:[@＠]([A-Za-z0-9_]+))?\s*([\s\S]*)$/u.exec(text);
  if (match?.[1] === undefined) return null;
  return {
    name: match[1].toLowerCase(),
    args: match[3]?.trim() ?? "",
    bot: match[2]?.toLowerCase() ?? null,
  };
}

/**
 * Null when the message is not for the bot.
 * @param repliesToOwnPost as of `readReply`
 */
export function readGroupMessage(
  message: Message,
  me: BotIdentity,
  repliesToOwnPost = false,
): GroupRequest | null {
  const written = readWritten(message);
  const { text, isNamed } = askedText(written, me);
  const command = readCommand(text);
  if (command !== null) {
    const isOurs = command.bot === null || command.bot === me.username.toLowerCase();
    return isOurs ? { kind: "command", command, named: isNamed || command.bot !== null } : null;
  }
  const reply = readReply(message, me, repliesToOwnPost);
  const isReplyToUs = reply?.isOwn === true && written.text.trim() !== "";
  // What a member wrote for the bot's eyes alone, below a message that only this member sees.
  const isForUsAlone = message.ephemeral_message_id !== undefined;
  const isReply = isReplyToUs && !isBesideTheBot(written);
  if (!isNamed && !isReply && !isForUsAlone) return null;
  const asksNothing = text === "" && repliedText(reply) === "";
  if (asksNothing) return { kind: "called" };
  return { kind: "question", text, isOnlyReply: !isNamed && !isForUsAlone };
}

/**
 * Whether a reply to the bot needs no answer: it only laughs, praises or remarks on what it answered, or calls on somebody
 * else. What may say yes is for the chat to read: the bot may have offered something.
 */
export function isBesideTheBot({ text, entities }: WrittenText): boolean {
  // Telegram marks no name that is typed in Chinese.
  const callsSomebody =
    entities.some(({ type }) => type === "mention" || type === "text_mention") ||
    /(?:^|\s)[@＠]\p{Script=Han}/u.test(text);
  if (callsSomebody) return true;
  const talk = readTalk(text);
  return talk === null ? isRemark(text) : talk.kind === "reaction" && !isConsent(text);
}

/** Whether what was read names the bot or replies to it, and is no command that any bot may answer. */
export function isCall(request: GroupRequest | null): boolean {
  return request !== null && (request.kind !== "command" || request.named);
}

/** The message that the update brings, new or edited; undefined also for a call as a guest. */
export function broughtMessage(ctx: Context): Message | undefined {
  return ctx.message ?? ctx.editedMessage ?? ctx.channelPost ?? ctx.editedChannelPost;
}

/** The message that somebody wrote, calls as a guest included. */
function writtenIn(ctx: Context): Message | undefined {
  return broughtMessage(ctx) ?? ctx.guestMessage;
}

/** The chat in whose name the message of the update was written; undefined for a person's. */
export function writtenInNameOf(ctx: Context): Chat | undefined {
  return writtenIn(ctx)?.sender_chat;
}

/** Whoever caused the update, a press included. */
export function writerIdOf(ctx: Context): UserId | null {
  return writerIdIn({ ...writtenIn(ctx), from: ctx.from });
}

/** Whether the bot wrote it: as a message of its own, or as a post of inline mode that somebody sent. */
export function isOwnText(message: Message, me: BotIdentity): boolean {
  const { via_bot: via, forward_origin: origin } = message;
  return via?.id === me.id || (origin?.type === "user" && origin.sender_user.id === me.id);
}

/**
 * Null for a message that replies to none. Of a message in another chat, only the part that is quoted is known; it counts
 * as somebody else's also if the bot wrote it.
 * @param repliesToOwnPost whether it replies to a post of the bot in a channel: Telegram names no sender of these
 */
export function readReply(
  message: Message,
  me: BotIdentity,
  repliesToOwnPost = false,
): RepliedMessage | null {
  const { reply_to_message: reply, external_reply: external, quote } = message;
  if (reply === undefined) {
    if (external === undefined || quote === undefined) return null;
    const { text, hasLink } = askedText({ text: quote.text, entities: quote.entities ?? [] }, me);
    return {
      id: external.message_id ?? 0,
      isOwn: false,
      text,
      quoted: text,
      hasLink,
      opensThread: false,
    };
  }
  // In a forum, every message counts as a reply to the one that opened its topic.
  if (reply.forum_topic_created !== undefined) return null;
  const written = readWritten(reply);
  const { text, hasLink } = askedText(written, me);
  const quoted = quote === undefined ? null : askedText(quotedPart(quote.text, written), me).text;
  const isOwn = reply.from?.id === me.id || repliesToOwnPost;
  // Every comment on a channel's post replies to it. A thread of replies has an id as well, but is entered on purpose.
  const opensThread = quote === undefined && reply.is_automatic_forward === true;
  return {
    id: reply.message_id,
    isOwn,
    text: isOwn ? text : asked(text),
    quoted,
    hasLink,
    opensThread,
  };
}

/** What follows the command in `/ask 河曲…`. */
function asked(text: string): string {
  const command = readCommand(text);
  return command !== null && askingCommands.has(command.name) ? command.args : text;
}

/**
 * Returns the chat whose settings apply: the chat of the update, or, in guest mode, the asker's private chat, whose id is
 * the user's. Ids of chats in which the bot is a guest are not unique.
 */
export function ownChatOf(ctx: Context): number | undefined {
  return ctx.guestMessage === undefined ? (ctx.chatId ?? ctx.from?.id) : ctx.from?.id;
}
