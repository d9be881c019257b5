/**
 * Tells what is for one member of a group alone. Telegram shows it as an ephemeral message: nobody else sees it, it has
 * a number of its own, and apps may lose it.
 */
import type { Context } from "grammy";
import { buttonPosts } from "../chat/buttons.ts";

/** The number of the ephemeral message that was pressed or written; null for any other update. */
export function ephemeralIdOf({ msg }: Context): number | null {
  return msg?.ephemeral_message_id ?? null;
}

/** Whether what the update asks for is shown to whoever asked, and to nobody else in the chat. */
export function isForOneAlone(ctx: Context): boolean {
  if (ephemeralIdOf(ctx) !== null) return true;
  const { chat, callbackQuery } = ctx;
  if (buttonPosts(callbackQuery?.data ?? "") !== "presser") return false;
  // The chat of a channel's direct messages has no members who could read along.
  const isDirect = chat?.type === "supergroup" && chat.is_direct_messages === true;
  return chat?.type === "group" || (chat?.type === "supergroup" && !isDirect);
}
