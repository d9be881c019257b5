/**
 * Something asked in; whether it is to be answered out. Where it is not, whoever asked has been told, at most
 * once a minute, or it was a program that asked, and is passed over: two bots could go on for ever.
 */
import type { Context } from "grammy";
import type { Message } from "grammy/types";
import { plainMessage } from "../../render/spans.ts";
import { send } from "../sending.ts";
import { ownChatOf, sayTo, type BotServices } from "../services.ts";
import { createLimit, type Limit, type Passage } from "./limits.ts";
import { isAutomated } from "./senders.ts";

export interface AdmissionOptions {
  /** Of chats, and of users for their private one. Null: all are welcome. */
  readonly allowedChats: readonly number[] | null;
  /** Whether other bots, and channels that write in a group, are answered. */
  readonly answersAutomated: boolean;
  readonly questionsPerMinute: number;
}

export interface Admission {
  readonly options: AdmissionOptions;
  readonly ofUsers: Limit;
  readonly ofGroups: Limit;
  readonly ofPresses: Limit;
}

/** Paging is quick, and costs little. */
const pressesPerQuestion = 4;

export function createAdmission(options: AdmissionOptions): Admission {
  const { questionsPerMinute } = options;
  return {
    options,
    ofUsers: createLimit(questionsPerMinute),
    ofGroups: createLimit(questionsPerMinute),
    ofPresses: createLimit(pressesPerQuestion * questionsPerMinute),
  };
}

/** For a message that is meant for the bot. */
export async function admitMessage(ctx: Context, services: BotServices): Promise<boolean> {
  const refusal = ctx.msg === undefined ? "" : refusalOf(ctx, services, ctx.msg);
  if (refusal === null) return true;
  if (refusal !== "") await send(ctx, plainMessage(refusal));
  return false;
}

/** What is said in place of an answer, empty for nothing. Null where there is nothing against one. */
export function refusalOf(ctx: Context, services: BotServices, message: Message): string | null {
  if (isAutomated(message) && !services.admission.options.answersAutomated) return "";
  const passage = passageOf(message, services.admission);
  if (passage === "drop") return "";
  const say = sayTo(ctx, services);
  if (passage === "tell") return say("too-many");
  return isAllowed(ctx, services) ? null : say("not-allowed", { chat: String(ownChatOf(ctx)) });
}

export function admitPress(ctx: Context, { admission }: BotServices): boolean {
  return admission.ofPresses.take(String(ctx.from?.id), Date.now()) === "pass";
}

/** Those who look after the documents are welcome everywhere. */
export function isAllowed(ctx: Context, { admission, adminIds }: BotServices): boolean {
  const { allowedChats } = admission.options;
  const chatId = ownChatOf(ctx);
  if (allowedChats === null || chatId === undefined) return true;
  return (
    allowedChats.includes(chatId) || (ctx.from !== undefined && adminIds.includes(ctx.from.id))
  );
}

function passageOf(message: Message, { ofGroups, ofUsers }: Admission): Passage {
  const atMs = (message.edit_date ?? message.date) * 1000;
  // All that write in a chat's name have the same user in `from`.
  const own = ofUsers.take(String(message.sender_chat?.id ?? message.from?.id), atMs);
  if (own !== "pass" || message.chat.type === "private") return own;
  return ofGroups.take(String(message.chat.id), atMs);
}
