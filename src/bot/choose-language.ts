/**
 * The language of a chat: shown by a command, chosen by a button. A choice is the whole chat's.
 */
import type { Context } from "grammy";
import { readLanguageChoice, renderLanguage } from "../render/render-language.ts";
import type { Pressed } from "./buttons.ts";
import { send, sendOrEdit } from "./sending.ts";
import { chosenLanguage, loadLanguage, sayTo, type BotServices } from "./services.ts";

export async function showLanguage(ctx: Context, services: BotServices): Promise<void> {
  await send(ctx, view(ctx, services, false));
}

export async function chooseLanguage(
  ctx: Context,
  services: BotServices,
  argument: string,
): Promise<Pressed | null> {
  const choice = readLanguageChoice(argument);
  if (choice === null || ctx.chat === undefined) return null;
  const chatId = String(ctx.chat.id);
  const userId = ctx.chat.type === "private" ? chatId : null;
  await services.state.write(({ languages }) => {
    if (choice === "auto") languages.clear(chatId);
    else languages.set({ chatId, userId }, choice);
  });
  await loadLanguage(ctx, services);
  return { run: () => sendOrEdit(ctx, view(ctx, services, true)) };
}

function view(ctx: Context, services: BotServices, isConfirmation: boolean) {
  const isGroup = ctx.chat?.type !== "private";
  return renderLanguage(
    { choice: chosenLanguage(ctx) ?? "auto", isGroup, isConfirmation },
    sayTo(ctx, services),
  );
}
