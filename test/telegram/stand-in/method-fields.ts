/**
 * The fields that each method takes here. What the Bot API takes but the stand-in would not look
 * at is left out on purpose: a bot that needs it teaches it to the stand-in first.
 */
import type { Fields } from "./body.ts";
import { booleanField, checkNames } from "./fields.ts";
import { Upload } from "./upload.ts";

const delivery = ["disable_notification", "protect_content"] as const;
const place = ["chat_id", "message_thread_id"] as const;
const target = ["chat_id", "message_id", "inline_message_id"] as const;
const menu = ["scope", "language_code"] as const;

export const fieldsOfMethod: ReadonlyMap<string, readonly string[]> = new Map<
  string,
  readonly string[]
>([
  ["getme", []],
  ["getupdates", ["offset", "limit", "timeout", "allowed_updates"]],
  [
    "setwebhook",
    ["url", "secret_token", "max_connections", "allowed_updates", "drop_pending_updates"],
  ],
  ["deletewebhook", ["drop_pending_updates"]],
  ["getwebhookinfo", []],
  ["getchatmember", ["chat_id", "user_id"]],
  ["getfile", ["file_id"]],
  [
    "sendmessage",
    [
      ...place,
      "direct_messages_topic_id",
      "ephemeral_message_parameters",
      ...delivery,
      "text",
      "parse_mode",
      "link_preview_options",
      "reply_parameters",
      "reply_markup",
    ],
  ],
  [
    "sendphoto",
    [
      ...place,
      "direct_messages_topic_id",
      ...delivery,
      "photo",
      "caption",
      "parse_mode",
      "reply_parameters",
      "reply_markup",
    ],
  ],
  [
    "senddocument",
    [
      ...place,
      "direct_messages_topic_id",
      ...delivery,
      "document",
      "caption",
      "parse_mode",
      "reply_parameters",
      "reply_markup",
    ],
  ],
  ["sendchataction", [...place, "action"]],
  ["editmessagetext", [...target, "text", "parse_mode", "link_preview_options", "reply_markup"]],
  ["editmessagereplymarkup", [...target, "reply_markup"]],
  [
    "editephemeralmessagetext",
    [
      "chat_id",
      "receiver_user_id",
      "ephemeral_message_id",
      "text",
      "parse_mode",
      "link_preview_options",
      "reply_markup",
    ],
  ],
  ["deletemessage", ["chat_id", "message_id"]],
  ["deletemessages", ["chat_id", "message_ids"]],
  ["answercallbackquery", ["callback_query_id", "text", "show_alert", "url", "cache_time"]],
  [
    "answerinlinequery",
    ["inline_query_id", "results", "cache_time", "is_personal", "next_offset", "button"],
  ],
  ["answerguestquery", ["guest_query_id", "result"]],
  ["setmycommands", [...menu, "commands"]],
  ["getmycommands", menu],
  ["deletemycommands", menu],
  ["setmydescription", ["description", "language_code"]],
  ["getmydescription", ["language_code"]],
  ["setmyshortdescription", ["short_description", "language_code"]],
  ["getmyshortdescription", ["language_code"]],
]);

/** A form's files stand among its fields, under the names by which a field attaches them. */
export function checkMethodFields(method: string, fields: Fields): void {
  const attached = Object.values(fields)
    .filter((value) => typeof value === "string")
    .flatMap((value) => (value.startsWith("attach://") ? [value.slice("attach://".length)] : []))
    .filter((name) => fields[name] instanceof Upload);
  const known = fieldsOfMethod.get(method.toLowerCase()) ?? [];
  checkNames(fields, [...known, ...attached], method);
  for (const name of delivery) booleanField(fields, name);
}
