/**
 * A message in; whether a program or a channel wrote it rather than a person out.
 */
import type { Message } from "grammy/types";

/** A group's administrator who does not show a name is shown by Telegram as this bot, in the group's name. */
export function isAutomated({ chat, from, sender_chat: inName }: Message): boolean {
  if (inName !== undefined) return inName.id !== chat.id;
  return from?.is_bot === true;
}
