/**
 * Registers what Telegram shows of the bot before anybody has written to it: the description on the first screen of a
 * new chat, and the short one on its profile and beside links to it. Never rejects: the bot works without them.
 */
import type { Api } from "grammy";
import { messageOf } from "../core/errors.ts";
import { grammySignal } from "./grammy-signal.ts";
import { audiences } from "./menu.ts";
import type { TelegramServices } from "./turn.ts";

interface ProfileText {
  readonly name: string;
  readonly text: string;
  readonly read: () => Promise<string>;
  readonly write: () => Promise<unknown>;
}

export async function registerProfile(
  api: Api,
  { messages, log }: Pick<TelegramServices, "messages" | "log">,
  stopping: AbortSignal,
): Promise<void> {
  const signal = grammySignal(stopping);
  for (const [language, audience] of audiences) {
    const description = messages.t(language, "profile-description");
    const short = messages.t(language, "profile-short");
    const texts: readonly ProfileText[] = [
      {
        name: "description",
        text: description,
        read: async () => (await api.getMyDescription(audience, signal)).description,
        write: () => api.setMyDescription(description, audience, signal),
      },
      {
        name: "short description",
        text: short,
        read: async () => (await api.getMyShortDescription(audience, signal)).short_description,
        write: () => api.setMyShortDescription(short, audience, signal),
      },
    ];
    for (const { name, text, read, write } of texts) {
      if (stopping.aborted) return;
      try {
        // Telegram allows few changes a day, and programs may be started often.
        if ((await read()) !== text) await write();
      } catch (error) {
        if (stopping.aborted) return;
        log.warn(`the ${name} was not registered`, { language, error: messageOf(error) });
      }
    }
  }
}
