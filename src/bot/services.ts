/**
 * What every handler is given. Handlers know the library by its interface only.
 */
import type { Api, Context } from "grammy";
import type { DocumentDesk } from "../core/document-desk.ts";
import type { CaseLibrary, Language } from "../core/domain.ts";
import type { Log } from "../core/log.ts";
import type { Meter } from "../core/meter.ts";
import type { Messages, Say } from "../render/messages.ts";
import type { Inbox, StateStore } from "../state/state-store.ts";
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
  readonly state: StateStore;
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

/** Kept beside grammY's context, for as long. */
const chosenLanguages = new WeakMap<Context, Language | null>();

/** Reads which language was chosen for the chat: before anything is said there, and where that may have changed. */
export async function loadLanguage(ctx: Context, { state }: BotServices): Promise<void> {
  const chatId = ownChatOf(ctx);
  const chosen = chatId === undefined ? null : await state.languages.get(String(chatId));
  chosenLanguages.set(ctx, chosen);
}

/** As it was when it was loaded; null where none was chosen. */
export function chosenLanguage(ctx: Context): Language | null {
  return chosenLanguages.get(ctx) ?? null;
}

/** The voice in the language that was chosen for the chat, else that of whoever is spoken to. */
export function sayTo(ctx: Context, services: BotServices): Say {
  return services.messages.in(chosenLanguage(ctx) ?? languageOf(ctx.from?.language_code));
}

/**
 * Where the bot is not in the chat, that is the asker's private one, which has the user's number. The number of
 * a chat where it is a guest may be another chat's as well.
 */
export function ownChatOf(ctx: Context): number | undefined {
  return ctx.guestMessage === undefined ? (ctx.chatId ?? ctx.from?.id) : ctx.from?.id;
}
