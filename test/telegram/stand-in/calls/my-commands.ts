/** setMyCommands, getMyCommands and deleteMyCommands: one list for each scope and language. */
import { isRecord, type Fields } from "../body.ts";
import { arrayField, checkNames, textField } from "../fields.ts";
import { badRequest } from "../refusal.ts";
import type { CommandList, World } from "../world.ts";
import { readScope } from "./command-scope.ts";

type Command = CommandList["commands"][number];

const maxCommands = 100;

export function setMyCommands(world: World, fields: Fields): true {
  const { key, scope, languageCode } = readAudience(world, fields);
  const written = arrayField(fields, "commands");
  if (written === undefined) throw badRequest("can't parse commands: array expected");
  if (written.length > maxCommands) throw badRequest("BOT_COMMANDS_TOO_MUCH");
  const commands = written.map(readCommand);
  const names = new Set(commands.map(({ command }) => command));
  if (names.size < commands.length) throw badRequest("a command stands in the list twice");
  if (commands.length === 0) world.commands.delete(key);
  else world.commands.set(key, { scope, languageCode, commands });
  return true;
}

/** Of exactly this scope and language: nothing is inherited. */
export function getMyCommands(world: World, fields: Fields): readonly Command[] {
  return world.commands.get(readAudience(world, fields).key)?.commands ?? [];
}

export function deleteMyCommands(world: World, fields: Fields): true {
  world.commands.delete(readAudience(world, fields).key);
  return true;
}

function readAudience(world: World, fields: Fields) {
  const languageCode = textField(fields, "language_code") ?? "";
  if (languageCode !== "" && !/^[a-z]{2}$/.test(languageCode)) {
    throw badRequest("invalid language code specified");
  }
  const scope = readScope(world, fields);
  const { type, chat_id, user_id } = scope;
  return { key: JSON.stringify([type, chat_id, user_id, languageCode]), scope, languageCode };
}

function readCommand(written: unknown): Command {
  if (!isRecord(written)) throw badRequest("can't parse BotCommand: expected an Object");
  checkNames(written, ["command", "description"], "BotCommand");
  const { command, description } = written;
  if (typeof command !== "string" || !/^[a-z0-9_]{1,32}$/.test(command)) {
    throw badRequest("BOT_COMMAND_INVALID");
  }
  if (typeof description !== "string" || description.length < 1 || description.length > 256) {
    throw badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
  }
  return { command, description };
}
