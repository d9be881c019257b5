/** The `scope` of a list of commands in, the same with its numbers read out. */
import type { Fields } from "../body.ts";
import { checkNames, integerField, objectField, textField } from "../fields.ts";
import { badRequest } from "../refusal.ts";
import type { World } from "../world.ts";

export interface CommandScope {
  readonly type: string;
  readonly chat_id?: number;
  readonly user_id?: number;
  readonly [name: string]: unknown;
}

const namesByType: Readonly<Record<string, readonly string[]>> = {
  default: ["type"],
  all_private_chats: ["type"],
  all_group_chats: ["type"],
  all_chat_administrators: ["type"],
  chat: ["type", "chat_id"],
  chat_administrators: ["type", "chat_id"],
  chat_member: ["type", "chat_id", "user_id"],
};

export function readScope(world: World, fields: Fields): CommandScope {
  const scope = objectField(fields, "scope");
  if (scope === undefined) return { type: "default" };
  const type = textField(scope, "type");
  if (type === undefined) throw unparsable('Can\'t find field "type"');
  const names = Object.hasOwn(namesByType, type) ? namesByType[type] : undefined;
  if (names === undefined) throw unparsable("Unsupported type specified");
  checkNames(scope, names, `BotCommandScope "${type}"`);
  if (!names.includes("chat_id")) return { type };
  const chat_id = requiredInteger(scope, "chat_id");
  checkChat(world, type, chat_id);
  if (!names.includes("user_id")) return { type, chat_id };
  const user_id = requiredInteger(scope, "user_id");
  if (user_id <= 0) throw unparsable("Invalid user_id specified");
  return { type, chat_id, user_id };
}

function checkChat(world: World, type: string, chatId: number): void {
  const chat = world.chats.get(chatId)?.chat;
  if (chat === undefined) throw badRequest("chat not found");
  if (chat.type === "channel") throw badRequest("can't change commands in channel chats");
  if (chat.type === "private" && type !== "chat") {
    throw badRequest("can't use specified scope in private chats");
  }
}

function requiredInteger(scope: Fields, name: string): number {
  const value = integerField(scope, name);
  if (value === undefined) throw unparsable(`Can't find field "${name}"`);
  return value;
}

function unparsable(problem: string): Error {
  return badRequest(`can't parse BotCommandScope: ${problem}`);
}
