/** sendChatAction: what the bot seems to be doing, and where. */
import type { Fields } from "../body.ts";
import { textField } from "../fields.ts";
import { badRequest } from "../refusal.ts";
import { targetChat, targetTopic } from "../target.ts";
import type { World } from "../world.ts";

const chatActions: ReadonlySet<string> = new Set([
  "typing",
  "upload_photo",
  "record_video",
  "upload_video",
  "record_voice",
  "upload_voice",
  "upload_document",
  "choose_sticker",
  "find_location",
  "record_video_note",
  "upload_video_note",
]);

export function sendChatAction(world: World, fields: Fields): true {
  const record = targetChat(world, fields);
  const { type, is_direct_messages: isDirect = false } = record.chat;
  if (type === "channel" || isDirect) throw badRequest("chat actions are not supported there");
  const threadId = targetTopic(record, fields);
  const action = textField(fields, "action") ?? "";
  if (!chatActions.has(action)) throw badRequest("wrong parameter action in request");
  world.chatActions.push({ chatId: record.chat.id, threadId, action });
  return true;
}
