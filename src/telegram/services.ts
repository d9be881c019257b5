/** What the handlers of Telegram's updates are given besides what every feature gets. */
import type { Api } from "grammy";
import type { Admission } from "../bot/admission/admit.ts";
import type { TelegramFiles } from "../bot/telegram-files.ts";
import type { ChatServices } from "../chat/turn.ts";
import type { Messages } from "../render/messages.ts";

export interface TelegramServices extends ChatServices {
  readonly messages: Messages;
  readonly admission: Admission;
  readonly files: TelegramFiles;
  /** For messages that are soon replaced, such as progress: its calls are not in the journal of any update. */
  readonly unjournaledApi: Api;
  /** Ids of the administrators. */
  readonly adminIds: readonly number[];
}
