/**
 * A message in private by somebody who looks after the documents in; whether it was a document to add, or belonged to
 * one, out. Anybody else's is none.
 */
import type { Context } from "grammy";
import type { Message } from "grammy/types";
import { type AdminContext, isAdminChat, updateOf } from "../admin.ts";
import { readCommand, writtenText } from "../addressing.ts";
import type { BotServices } from "../services.ts";
import { standingAnswerTo } from "../standing-answer.ts";
import { takeFile } from "./take-file.ts";
import { takeText } from "./take-text.ts";
import { takeValue } from "./take-value.ts";
import { tellProblems } from "./tell-problems.ts";

export async function takeForDraft(ctx: Context, services: BotServices): Promise<boolean> {
  const { message } = ctx;
  if (message === undefined || !isAdminChat(ctx, services)) return false;
  if (readCommand(writtenText(message)) !== null && message.document === undefined) {
    await services.state.write(({ expectations }) => expectations.clear(updateOf(ctx)));
    return false;
  }
  let isTaken = true;
  await tellProblems(ctx, services, async () => {
    isTaken = await take(ctx, services, message);
  });
  // A draft is corrected by its buttons.
  if (isTaken) standingAnswerTo(ctx).isFinal = true;
  return isTaken;
}

async function take(ctx: AdminContext, services: BotServices, message: Message): Promise<boolean> {
  const { document } = message;
  // Telegram calls a moving picture a file too.
  if (document !== undefined && message.animation === undefined) {
    await takeFile(ctx, services, { ...message, document });
    return true;
  }
  return (await takeValue(ctx, services, message)) || takeText(ctx, services, message);
}
