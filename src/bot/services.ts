/**
 * What every handler is given. Handlers know the library by its interface only.
 */
import type { Context } from "grammy";
import type { CaseLibrary } from "../domain.ts";
import type { Messages, Say } from "../render/messages.ts";
import { languageOf } from "./language.ts";
import type { Log } from "./log.ts";

export interface BotServices {
  readonly library: CaseLibrary;
  readonly messages: Messages;
  readonly log: Log;
}

/** The voice in the language of whoever is spoken to. */
export function sayTo(ctx: Context, { messages }: BotServices): Say {
  return messages.in(languageOf(ctx.from?.language_code));
}
