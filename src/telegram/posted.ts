/**
 * Remembers what the buttons of messages posted, so that a button that is pressed several times, by one member or by
 * many, posts it once. What was deleted, or shows something else by now, is posted again, and so is what was posted
 * long ago or before the program's start.
 */
import type { Api, Context } from "grammy";
import { LRUCache } from "lru-cache";
import { buttonPosts } from "../chat/buttons.ts";
import type { Actions } from "../chat/message.ts";
import { ephemeralIdOf, isForOneAlone } from "./one-alone.ts";
import { isRefused, replyMarkup, type SentMessage } from "./sending.ts";
import { keyboardOf } from "./serialize-message.ts";
import type { Timing } from "./updates/timing.ts";

export interface PostedByButtons {
  /** Whether what the pressed button posted by an earlier press still stands there. */
  stands(ctx: Context, data: string): Promise<boolean>;
  /** @param message null where nothing was posted */
  note(ctx: Context, data: string, message: SentMessage | null): void;
  /** Notes that the message of the update gets other buttons, or, with null, another text. */
  changed(ctx: Context, rows: Actions | null): void;
}

interface Posted {
  /** The update that posted it. Begun again, it has to do so again. */
  readonly updateId: number;
  readonly chatId: number | undefined;
  /** Of `performance.now()`. */
  readonly notedAtMs: number;
  /** Null for what one member alone sees: nothing tells whether it is still there. */
  readonly message: SentMessage | null;
}

/** Each takes some hundred bytes, its buttons included. */
const mostRemembered = 10_000;

export function createPostedByButtons(
  api: Api,
  { postAgainMs, showAgainMs, surelyThereMs }: Timing,
): PostedByButtons {
  const known = new LRUCache<string, Posted>({ max: mostRemembered });
  /** Of messages that stand in a chat: the button that posted it. */
  const postedBy = new LRUCache<string, string>({ max: mostRemembered });

  return {
    async stands(ctx, data) {
      if (buttonPosts(data) === null) return false;
      const posted = known.get(buttonKey(ctx, data));
      if (posted === undefined || posted.updateId === ctx.update.update_id) return false;
      const { chatId, message, notedAtMs } = posted;
      if (performance.now() - notedAtMs < surelyThereMs) return true;
      return message === null || chatId === undefined || isThere(api, chatId, message);
    },
    note(ctx, data, message) {
      const isAlone = isForOneAlone(ctx);
      const ttl = isAlone ? showAgainMs : postAgainMs;
      if (buttonPosts(data) === null || message === null || ttl === 0) return;
      const key = buttonKey(ctx, data);
      const { chatId, update } = ctx;
      const posted = { updateId: update.update_id, chatId, notedAtMs: performance.now() };
      known.set(key, { ...posted, message: isAlone ? null : message }, { ttl });
      if (!isAlone) postedBy.set(`${chatId} ${message.id}`, key, { ttl });
    },
    changed(ctx, rows) {
      // What one member alone reads has turned: any of its passages may be wanted again.
      if (isForOneAlone(ctx))
        for (const key of known.keys()) if (key.startsWith(aloneKey(ctx))) known.delete(key);
      const key = postedBy.get(`${ctx.chatId} ${ctx.msgId}`);
      const posted = key === undefined ? undefined : known.get(key);
      if (key === undefined || posted === undefined || posted.message === null) return;
      if (rows === null) return void known.delete(key);
      const { message, ...others } = posted;
      const ttl = known.getRemainingTTL(key);
      const shown = { id: message.id, ...keyboardOf({ actions: rows }) };
      known.set(key, { ...others, message: shown }, { ttl });
    },
  };
}

function buttonKey(ctx: Context, data: string): string {
  const { chatId, msgId } = ctx;
  const of = isForOneAlone(ctx) ? aloneKey(ctx) : `${chatId} `;
  return `${of}${ephemeralIdOf(ctx) ?? ""} ${msgId} ${data}`;
}

function aloneKey({ chatId, from }: Context): string {
  return `${chatId} alone ${from?.id} `;
}

/** The Bot API has no question for it: a message that is given the buttons that it has is either there or not. */
async function isThere(api: Api, chatId: number, message: SentMessage): Promise<boolean> {
  try {
    await api.editMessageReplyMarkup(chatId, message.id, replyMarkup(message));
    return true;
  } catch (error) {
    if (!isRefused(error)) throw error;
    return /message is not modified/.test(error.description);
  }
}
