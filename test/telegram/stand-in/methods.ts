/**
 * The methods of the Bot API that the stand-in knows; any other is refused.
 */
import { isRecord, type Fields } from "./body.ts";
import { arrayField, objectField, textField } from "./fields.ts";
import { badRequest, Refusal } from "./refusal.ts";
import { editMessageText, sendMessage, targetChat, targetTopic } from "./send-message.ts";
import type { UpdateQueue } from "./updates.ts";
import type { World } from "./world.ts";

/** A call that was accepted and left something else than a message. */
export interface RecordedCall {
  readonly method: string;
  readonly fields: Fields;
}

export interface MethodContext {
  readonly world: World;
  readonly updates: UpdateQueue;
  readonly calls: RecordedCall[];
  /** Aborted when the client has gone. */
  readonly closed: AbortSignal;
}

type Method = (context: MethodContext, fields: Fields) => unknown;

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
]);

const methods: ReadonlyMap<string, Method> = new Map<string, Method>([
  ["getme", ({ world }) => ({ ...world.bot, can_join_groups: true })],
  ["getupdates", ({ updates, closed }, fields) => updates.get(fields, closed)],
  ["deletewebhook", () => true],
  ["getwebhookinfo", () => ({ url: "", has_custom_certificate: false, pending_update_count: 0 })],
  ["sendmessage", ({ world }, fields) => sendMessage(world, fields)],
  ["editmessagetext", ({ world }, fields) => editMessageText(world, fields)],
  ["sendchataction", sendChatAction],
  ["answercallbackquery", answerCallbackQuery],
  ["setmycommands", setMyCommands],
]);

/** @throws Refusal when Telegram would not accept the call. */
export async function callMethod(
  name: string,
  context: MethodContext,
  fields: Fields,
): Promise<unknown> {
  const method = methods.get(name.toLowerCase());
  if (method === undefined) throw new Refusal(404, "Not Found: method not found");
  const result = await method(context, fields);
  context.calls.push({ method: name, fields });
  return result;
}

function sendChatAction({ world }: MethodContext, fields: Fields): unknown {
  targetTopic(targetChat(world, fields), fields);
  if (chatActions.has(textField(fields, "action") ?? "")) return true;
  throw badRequest("wrong parameter action in request");
}

function answerCallbackQuery({ world }: MethodContext, fields: Fields): unknown {
  const text = textField(fields, "text") ?? "";
  if (text.length > 200) throw badRequest("MESSAGE_TOO_LONG");
  if (!world.openQueries.delete(textField(fields, "callback_query_id") ?? "")) {
    throw badRequest("query is too old and response timeout expired or query ID is invalid");
  }
  return true;
}

function setMyCommands(_context: MethodContext, fields: Fields): unknown {
  const language = textField(fields, "language_code") ?? "";
  if (language !== "" && !/^[a-z]{2}$/.test(language)) {
    throw badRequest("invalid language code specified");
  }
  objectField(fields, "scope");
  for (const command of arrayField(fields, "commands") ?? []) checkCommand(command);
  return true;
}

function checkCommand(command: unknown): void {
  if (!isRecord(command)) throw badRequest("can't parse BotCommand: expected an Object");
  const { command: name, description } = command;
  if (typeof name !== "string" || !/^[a-z0-9_]{1,32}$/.test(name)) {
    throw badRequest("BOT_COMMAND_INVALID");
  }
  if (typeof description !== "string" || description.length < 1 || description.length > 256) {
    throw badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
  }
}
