/** The bot's membership in a chat, as the Bot API tells it. */
import type { BotStatus } from "./chat-record.ts";
import type { World } from "./world.ts";

export function memberOf({ bot }: World, status: BotStatus): Record<string, unknown> {
  if (status === "kicked") return { status, user: bot, until_date: 0 };
  if (status !== "administrator") return { status, user: bot };
  const rights = { can_be_edited: false, is_anonymous: false, can_manage_chat: true };
  return { status, user: bot, ...rights };
}
