/** Reads each update into what it asks, and answers that if the gate lets it pass. */
import type { Context } from "grammy";
import type { Update } from "grammy/types";
import { buttonUse, press } from "../chat/buttons.ts";
import type { Pressed } from "../chat/pressed.ts";
import { plainMessage } from "../chat/views/spans.ts";
import { messageOf } from "../core/errors.ts";
import type { Log } from "../core/log.ts";
import { broughtMessage } from "./addressing.ts";
import { findRefusal, refusalText, type Request } from "./admission.ts";
import { beginAnswer, settleAnswer } from "./edits.ts";
import { readGroupRequest } from "./group.ts";
import { readGuestCall } from "./guest.ts";
import { readChosenResult, readInlineQuery } from "./inline.ts";
import { isForOneAlone } from "./one-alone.ts";
import { createPrivateReader } from "./private.ts";
import { isNotShownAlone } from "./sending.ts";
import { createTurn, type TelegramServices, type UpdateJob } from "./turn.ts";
import type { Intake } from "./updates/intake.ts";

/** All kinds of updates that Telegram is asked for. */
export const updateKinds = [
  "message",
  "edited_message",
  "channel_post",
  "edited_channel_post",
  "callback_query",
  "inline_query",
  "chosen_inline_result",
  "guest_message",
] as const satisfies readonly (keyof Update)[];

/** Null for an update that asks nothing. */
type Reader = (job: UpdateJob, services: TelegramServices) => Promise<Request | null>;

export function createUpdateHandler(services: TelegramServices, intake: Intake) {
  const readPrivateMessage = createPrivateReader(services);

  const readMessage: Reader = async (job) => {
    const message = broughtMessage(job.ctx);
    if (message === undefined) return null;
    // A post by inline mode is the bot's own text, and asks it nothing until it is forwarded to the bot.
    const isPost = message.via_bot?.id === job.ctx.me.id;
    if (isPost && (message.forward_origin === undefined || message.chat.type !== "private"))
      return null;
    if (!(await beginAnswer(job, message, services))) return null;
    return message.chat.type === "private"
      ? readPrivateMessage(job, message)
      : readGroupRequest(job, message, services);
  };

  const readers: Readonly<Record<(typeof updateKinds)[number], Reader>> = {
    message: readMessage,
    edited_message: readMessage,
    channel_post: readMessage,
    edited_channel_post: readMessage,
    callback_query: readPress,
    inline_query: readInlineQuery,
    chosen_inline_result: readChosenResult,
    guest_message: readGuestCall,
  };

  const admitAndAnswer = async (job: UpdateJob, request: Request): Promise<void> => {
    const { admission, state } = services;
    const refusal = await findRefusal(job.ctx, request, { admission, limits: state.limits });
    if (refusal !== null) {
      services.meter.count("reform_bot_refusals_total", { reason: refusal.reason });
      services.log.info("a request was refused", {
        reason: refusal.reason,
        chatType: job.ctx.chat?.type ?? null,
      });
      return request.refuse(refusal);
    }
    const next = await request.answer();
    if (next !== undefined) await admitAndAnswer(job, next);
  };

  return async (job: UpdateJob): Promise<void> => {
    const { update } = job.ctx;
    if (intake.isOutdated(update)) return;
    const kind = updateKinds.find((known) => update[known] !== undefined);
    const request = kind === undefined ? null : await readers[kind](job, services);
    if (request !== null) await admitAndAnswer(job, request);
    await settleAnswer(job, services);
  };
}

/** The press is always acknowledged, so that the button stops waiting. */
async function readPress(job: UpdateJob, services: TelegramServices): Promise<Request> {
  const { ctx } = job;
  const turn = await createTurn(job, services);
  const data = ctx.callbackQuery?.data ?? "";
  const use = buttonUse(data);
  const { posted } = services;
  const isAgain = await posted.stands(ctx, data);
  const acknowledge = async (
    text?: string,
    link: { readonly url?: string } = {},
  ): Promise<void> => {
    try {
      await ctx.answerCallbackQuery({ ...(text !== undefined && { text }), ...link });
    } catch (error) {
      // Telegram refuses this after a while; what the button asks for is wanted all the same.
      services.log.warn("button press not acknowledged", { error: messageOf(error) });
    }
  };
  return {
    isForEverybody:
      use === "own-data" || (use === "vote" && ctx.callbackQuery?.inline_message_id !== undefined),
    countsAs: use === "question" && !isAgain ? "question" : "press",
    refuse: (refusal) => acknowledge(refusalText(refusal, turn, ctx)),
    async answer() {
      if (isAgain)
        return acknowledge(turn.say(isForOneAlone(ctx) ? "shown-already" : "posted-already"));
      const pressed = await press(turn, data);
      if (!isForOneAlone(ctx)) {
        await acknowledge(pressed.notice);
        await pressed.run();
      } else {
        // Only then it is known whether it has to be opened elsewhere.
        const isShown = await showsOrRefuses(pressed, services.log);
        await acknowledge(pressed.notice, isShown ? {} : linkTo(ctx, data));
        if (!isShown) return;
      }
      posted.note(ctx, data, job.lastSent);
    },
  };
}

/** False where Telegram does not show it to one member alone. */
async function showsOrRefuses(pressed: Pressed, log: Log): Promise<boolean> {
  try {
    await pressed.run();
    return true;
  } catch (error) {
    if (!isNotShownAlone(error)) throw error;
    log.info("what a button opens was not shown in the group", { error: error.message });
    return false;
  }
}

/** To the passage in the bot's private chat. */
function linkTo({ me }: Context, data: string): { readonly url?: string } {
  const [, key] = /^(?:open|read):([A-Za-z0-9_-]{1,64})$/.exec(data) ?? [];
  return key === undefined ? {} : { url: `https://t.me/${me.username}?start=${key}` };
}

/** Tells the chat that its update was not answered. Does not throw. */
export function createTellFailure(services: TelegramServices) {
  return async (job: UpdateJob): Promise<void> => {
    try {
      const turn = await createTurn(job, services);
      await turn.reply(plainMessage(turn.say("failure")));
      await settleAnswer(job, services);
    } catch (error) {
      services.log.warn("nor could the chat be told", { error: messageOf(error) });
    }
  };
}
