/**
 * deleteMessage and deleteMessages: within two days, the bot's own messages, and in a private chat the user's as
 * well. More than that is for administrators with the right to it, which the bot never is here.
 */
import type { Fields } from "../body.ts";
import type { ChatMessage, ChatRecord } from "../chat-record.ts";
import { arrayField, integerField } from "../fields.ts";
import { badRequest } from "../refusal.ts";
import { targetChat } from "../target.ts";
import type { World } from "../world.ts";

const maxMessages = 100;
const deletableForSeconds = 48 * 60 * 60;

export function deleteMessage(world: World, fields: Fields): true {
  const record = targetChat(world, fields);
  const message = record.messages.get(integerField(fields, "message_id") ?? 0);
  if (message === undefined) throw badRequest("message to delete not found");
  checkDeletable(world, record, message);
  record.messages.delete(message.message_id);
  return true;
}

/** All or none of those that are there; what is not is passed over. */
export function deleteMessages(world: World, fields: Fields): true {
  const ids = readIds(fields);
  const record = targetChat(world, fields);
  const found = ids.flatMap((id) => record.messages.get(id) ?? []);
  for (const message of found) checkDeletable(world, record, message);
  for (const { message_id } of found) record.messages.delete(message_id);
  return true;
}

function readIds(fields: Fields): readonly number[] {
  const written = arrayField(fields, "message_ids") ?? [];
  if (written.length === 0) throw badRequest("message identifiers are not specified");
  if (written.length > maxMessages) throw badRequest("too many message identifiers specified");
  return written.map((id) => {
    if (typeof id === "number" && Number.isSafeInteger(id) && id > 0) return id;
    throw badRequest("invalid message identifier specified");
  });
}

function checkDeletable(world: World, record: ChatRecord, message: ChatMessage): void {
  const isOwn = message["from"] === world.bot && message["forum_topic_created"] === undefined;
  if (!isOwn && record.chat.type !== "private") throw badRequest("message can't be deleted");
  const ageSeconds = record.clock.nowSeconds() - Number(message["date"]);
  if (ageSeconds > deletableForSeconds) {
    throw badRequest("message can't be deleted for everyone");
  }
}
