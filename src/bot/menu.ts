/**
 * Registers the commands that Telegram offers when somebody types a slash: in Chinese for Chinese
 * clients, in English for all others. Never rejects: without the menu the bot works as well.
 */
import type { Api } from "grammy";
import type { Language } from "../domain.ts";
import { messageOf } from "../errors.ts";
import { menuCommands } from "../render/telegram-greeting.ts";
import type { BotServices } from "./services.ts";

export async function registerMenu(api: Api, { messages, log }: BotServices): Promise<void> {
  const describe = (language: Language) =>
    menuCommands.map((command) => ({
      command,
      description: messages.t(language, `command-${command}`),
    }));
  try {
    await api.setMyCommands(describe("en"));
    await api.setMyCommands(describe("zh"), { language_code: "zh" });
  } catch (error) {
    log.warn("the command menu was not registered", { error: messageOf(error) });
  }
}
