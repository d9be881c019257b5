/** Hands each update to what answers its kind. */
import type { Message, Update } from "grammy/types";
import { press } from "../chat/buttons.ts";
import { plainMessage } from "../chat/views/spans.ts";
import { messageOf } from "../core/errors.ts";
import { admitPress } from "./admission.ts";
import { beginAnswer, settleAnswer } from "./edits.ts";
import { handleGroupMessage } from "./group.ts";
import { answerGuestCall } from "./guest.ts";
import { answerInlineQuery, logChosenResult } from "./inline.ts";
import { createPrivateHandler } from "./private.ts";
import { createTurn, type TelegramServices, type UpdateJob } from "./turn.ts";
import type { Intake } from "./updates/intake.ts";

/** All kinds of updates that Telegram is asked for. */
export const updateKinds = [
  "message",
  "edited_message",
  "callback_query",
  "inline_query",
  "chosen_inline_result",
  "guest_message",
] as const satisfies readonly (keyof Update)[];

export function createUpdateHandler(services: TelegramServices, intake: Intake) {
  const handlePrivateMessage = createPrivateHandler(services);

  const handleMessage = async (job: UpdateJob, message: Message): Promise<void> => {
    // A post by inline mode is the bot's own text, and asks it nothing.
    if (message.via_bot?.id === job.ctx.me.id) return;
    if (!(await beginAnswer(job, message, services))) return;
    const { type } = message.chat;
    if (type === "private") await handlePrivateMessage(job, message);
    if (type === "group" || type === "supergroup") await handleGroupMessage(job, message, services);
    await settleAnswer(job, services);
  };

  return async (job: UpdateJob): Promise<void> => {
    const { ctx } = job;
    if (intake.isOutdated(ctx.update)) return;
    const message = ctx.message ?? ctx.editedMessage;
    if (message !== undefined) return handleMessage(job, message);
    if (ctx.callbackQuery !== undefined) return handlePress(job, services);
    if (ctx.inlineQuery !== undefined) return answerInlineQuery(job, services);
    if (ctx.chosenInlineResult !== undefined) return logChosenResult(job, services);
    if (ctx.guestMessage !== undefined) return answerGuestCall(job, services);
  };
}

/** The press is always acknowledged, so that the button stops waiting. */
async function handlePress(job: UpdateJob, services: TelegramServices): Promise<void> {
  const { ctx } = job;
  const turn = await createTurn(job, services);
  const acknowledge = async (text?: string): Promise<void> => {
    try {
      await ctx.answerCallbackQuery(text === undefined ? {} : { text });
    } catch (error) {
      // Telegram refuses this after a while; what the button asks for is wanted all the same.
      services.log.warn("button press not acknowledged", { error: messageOf(error) });
    }
  };
  if (!(await admitPress(ctx, services.admission))) return acknowledge(turn.say("too-many"));
  const pressed = await press(turn, ctx.callbackQuery?.data ?? "");
  await acknowledge(pressed.notice);
  await pressed.run();
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
