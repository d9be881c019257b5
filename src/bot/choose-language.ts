/**
 * The language of a chat: shown by a command, chosen by a button. A choice is the whole chat's.
 */
import type { Context } from "grammy";
import { languageChoices, renderLanguage } from "../render/telegram-language.ts";
import type { Pressed } from "./buttons.ts";
import { send, sendOrEdit } from "./sending.ts";
import { sayTo, type BotServices } from "./services.ts";

export async function showLanguage(ctx: Context, services: BotServices): Promise<void> {
  await send(ctx, [view(ctx, services, false)]);
}

export function chooseLanguage(
  ctx: Context,
  services: BotServices,
  argument: string,
): Pressed | null {
  const choice = languageChoices.find((known) => known === argument);
  if (choice === undefined || ctx.chatId === undefined) return null;
  const { languages } = services.state;
  if (choice === "auto") languages.clear(ctx.chatId);
  else languages.set(ctx.chatId, choice);
  return { run: () => sendOrEdit(ctx, view(ctx, services, true)) };
}

function view(ctx: Context, services: BotServices, isConfirmation: boolean) {
  const chosen = ctx.chatId === undefined ? null : services.state.languages.get(ctx.chatId);
  const isGroup = ctx.chat?.type !== "private";
  return renderLanguage(
    { choice: chosen ?? "auto", isGroup, isConfirmation },
    sayTo(ctx, services),
  );
}
