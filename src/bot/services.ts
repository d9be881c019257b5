/**
 * What every handler is given. Handlers know the library by its interface only.
 */
import type { Context } from "grammy";
import type { CaseLibrary, Language } from "../domain.ts";
import type { Messages, Say } from "../render/messages.ts";
import type { BotState } from "../state/open-state.ts";
import { languageOf } from "./language.ts";
import type { Log } from "./log.ts";

export interface BotServices {
  readonly library: CaseLibrary;
  readonly messages: Messages;
  readonly log: Log;
  readonly state: BotState;
  /** Users that may ask for figures. */
  readonly adminIds: readonly number[];
}

/** The voice in the language that was chosen for the chat, else that of whoever is spoken to. */
export function sayTo(ctx: Context, services: BotServices): Say {
  return services.messages.in(languageIn(ctx, services));
}

export function languageIn(ctx: Context, { state }: BotServices): Language {
  const chosen = ctx.chatId === undefined ? null : state.languages.get(ctx.chatId);
  return chosen ?? languageOf(ctx.from?.language_code);
}
