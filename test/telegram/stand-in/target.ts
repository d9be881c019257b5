/**
 * Fields in, the chat and topic that they name out, if the bot may send there.
 */
import type { Fields } from "./body.ts";
import { botIsIn, type ChatRecord } from "./chat-record.ts";
import { integerField } from "./fields.ts";
import { badRequest, Refusal } from "./refusal.ts";
import type { World } from "./world.ts";

export function targetChat(world: World, fields: Fields): ChatRecord {
  if (fields["chat_id"] === undefined) throw badRequest("chat_id is empty");
  const record = world.chats.get(integerField(fields, "chat_id") ?? 0);
  if (record === undefined) throw badRequest("chat not found");
  checkAccess(record);
  return record;
}

export function targetTopic(record: ChatRecord, fields: Fields): number | null {
  const directTopicId = integerField(fields, "direct_messages_topic_id");
  if (record.chat.is_direct_messages === true) {
    if (directTopicId === undefined) throw badRequest("direct messages topic must be specified");
    if (record.topics.has(directTopicId)) return directTopicId;
    throw badRequest("direct messages topic not found");
  }
  if (directTopicId !== undefined) throw badRequest("the chat has no direct messages topics");
  const threadId = integerField(fields, "message_thread_id");
  if (threadId === undefined) return null;
  if (!record.topics.has(threadId)) throw badRequest("message thread not found");
  return threadId;
}

function checkAccess(record: ChatRecord): void {
  if (record.migratedTo !== null) {
    throw new Refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", {
      migrate_to_chat_id: record.migratedTo,
    });
  }
  if (botIsIn(record)) return;
  const { type } = record.chat;
  if (type === "private") throw forbidden("bot was blocked by the user");
  throw forbidden(
    record.botStatus === "kicked"
      ? `bot was kicked from the ${type} chat`
      : `bot is not a member of the ${type} chat`,
  );
}

function forbidden(description: string): Refusal {
  return new Refusal(403, `Forbidden: ${description}`);
}
