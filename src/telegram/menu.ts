/**
 * Registers the commands that Telegram offers when somebody types a slash: in Chinese for Chinese clients of
 * any script, in English for all others; in private chats and groups what is of use there, and to those who
 * look after the documents theirs besides. Never rejects: without the menu the bot works as well.
 */
import type { Api } from "grammy";
import type { BotCommandScope } from "grammy/types";
import {
  adminCommands,
  type MenuCommand,
  menuCommands,
  privateCommands,
} from "../chat/help/help.ts";
import type { Language } from "../core/domain.ts";
import { messageOf } from "../core/errors.ts";
import { grammySignal } from "./grammy-signal.ts";
import type { TelegramServices } from "./turn.ts";

interface Menu {
  readonly scope: BotCommandScope;
  readonly commands: readonly MenuCommand[];
}

/** Telegram knows languages by two letters: the second covers zh-hans and zh-hant. */
const audiences = [
  ["en", {}],
  ["zh", { language_code: "zh" }],
] as const satisfies readonly (readonly [Language, { language_code?: "zh" }])[];

export async function registerMenu(
  api: Api,
  { messages, log, adminIds }: TelegramServices,
  stopping: AbortSignal,
): Promise<void> {
  for (const { scope, commands } of menusFor(adminIds)) {
    for (const [language, audience] of audiences) {
      if (stopping.aborted) return;
      const described = commands.map((command) => ({
        command,
        description: messages.t(language, `command-${command}`),
      }));
      try {
        await api.setMyCommands(described, { scope, ...audience }, grammySignal(stopping));
      } catch (error) {
        if (stopping.aborted) return;
        const fields = { scope: scope.type, language, error: messageOf(error) };
        log.warn("the command menu was not registered", fields);
      }
    }
  }
}

function menusFor(adminIds: readonly number[]): readonly Menu[] {
  return [
    { scope: { type: "default" }, commands: menuCommands },
    { scope: { type: "all_private_chats" }, commands: privateCommands },
    { scope: { type: "all_group_chats" }, commands: menuCommands },
    ...adminIds.map((chat_id): Menu => {
      const commands = [...privateCommands, ...adminCommands];
      // A private chat has its user's number; until that user has written once, Telegram refuses this.
      return { scope: { type: "chat", chat_id }, commands };
    }),
  ];
}
