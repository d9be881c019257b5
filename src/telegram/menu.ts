/**
 * Registers the commands that Telegram offers when a user types a slash: in Chinese for Chinese clients, in English for
 * all others; by kind of chat, and all of them for administrators. Never rejects: the bot works without the menu.
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

/** Telegram knows languages by two letters: `zh` covers zh-hans and zh-hant. */
export const audiences = [
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
      // A private chat has the id of its user. Until that user has written once, Telegram refuses the call.
      return { scope: { type: "chat", chat_id }, commands };
    }),
  ];
}
