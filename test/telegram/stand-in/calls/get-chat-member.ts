/** getChatMember, of the bot itself: what it is in a chat. A channel tells it only to its administrators. */
import type { Fields } from "../body.ts";
import { botIsIn } from "../chat-record.ts";
import { integerField } from "../fields.ts";
import { memberOf } from "../member.ts";
import { badRequest } from "../refusal.ts";
import type { World } from "../world.ts";

export function getChatMember(world: World, fields: Fields): unknown {
  const record = world.chats.get(integerField(fields, "chat_id") ?? 0);
  if (record === undefined) throw badRequest("chat not found");
  if (record.chat.type === "channel" && !botIsIn(record))
    throw badRequest("member list is inaccessible");
  if (integerField(fields, "user_id") !== world.bot.id) throw badRequest("user not found");
  return memberOf(world, record.botStatus);
}
