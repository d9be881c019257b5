/**
 * What every handler is given. Handlers know the library by its interface only.
 */
import type { Api, Context } from "grammy";
import type { DocumentDesk } from "../core/document-desk.ts";
import type { CaseLibrary, Language } from "../core/domain.ts";
import type { Log } from "../core/log.ts";
import type { Meter } from "../core/meter.ts";
import type { Messages, Say } from "../render/messages.ts";
import type { Inbox } from "../state/inbox.ts";
import type { BotState } from "../state/open-state.ts";
import type { Admission } from "./admission/admit.ts";
import { languageOf } from "./language.ts";
import type { TelegramFiles } from "./telegram-files.ts";

export interface BotServices {
  readonly library: CaseLibrary;
  readonly desk: DocumentDesk;
  readonly messages: Messages;
  readonly log: Log;
  /** Whether log lines of answers carry what was asked. */
  readonly logsQuestions: boolean;
  readonly meter: Meter;
  readonly state: BotState;
  readonly inbox: Inbox;
  readonly admission: Admission;
  readonly files: TelegramFiles;
  /** For what is said in passing, and soon said anew: noted with no update. */
  readonly aside: Api;
  /** Between two edits that tell how far something has come. */
  readonly progressEveryMs: number;
  /** Users that look after the documents. */
  readonly adminIds: readonly number[];
}

/** The voice in the language that was chosen for the chat, else that of whoever is spoken to. */
export function sayTo(ctx: Context, services: BotServices): Say {
  return services.messages.in(languageIn(ctx, services));
}

function languageIn(ctx: Context, { state }: BotServices): Language {
  const chatId = ownChatOf(ctx);
  const chosen = chatId === undefined ? null : state.languages.get(chatId);
  return chosen ?? languageOf(ctx.from?.language_code);
}

/**
 * Where the bot is not in the chat, that is the asker's private one, which has the user's number. The number of
 * a chat where it is a guest may be another chat's as well.
 */
export function ownChatOf(ctx: Context): number | undefined {
  return ctx.guestMessage === undefined ? (ctx.chatId ?? ctx.from?.id) : ctx.from?.id;
}
