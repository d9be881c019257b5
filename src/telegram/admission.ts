/**
 * Decides whether an update is to be answered. Where it is not, whoever asked is told, at most once a minute; programs
 * are passed over, since two bots could answer each other for ever.
 */
import type { Context } from "grammy";
import type { Message } from "grammy/types";
import type { Turn } from "../chat/turn.ts";
import { plainMessage } from "../chat/views/spans.ts";
import { ownChatOf } from "./addressing.ts";
import { createLimit, type Limit, type RateVerdict } from "./rate-limits.ts";

export interface AdmissionOptions {
  /** Ids of chats, and of users for their private one. Null: all are welcome. */
  readonly allowedChats: readonly number[] | null;
  /** Whether other bots, and channels that write in a group, are answered. */
  readonly answersAutomated: boolean;
  readonly questionsPerMinute: number;
}

export interface Admission {
  readonly options: AdmissionOptions;
  readonly adminIds: readonly number[];
  readonly ofUsers: Limit;
  readonly ofGroups: Limit;
  readonly ofPresses: Limit;
}

/** Paging is quick and cheap. */
const pressesPerQuestion = 4;

export function createAdmission(options: AdmissionOptions, adminIds: readonly number[]): Admission {
  const { questionsPerMinute } = options;
  return {
    options,
    adminIds,
    ofUsers: createLimit(questionsPerMinute),
    ofGroups: createLimit(questionsPerMinute),
    ofPresses: createLimit(pressesPerQuestion * questionsPerMinute),
  };
}

/** For a message that is meant for the bot. */
export async function admitMessage(
  turn: Turn,
  ctx: Context,
  admission: Admission,
): Promise<boolean> {
  const refusal = refusalOf(turn, ctx, admission);
  if (refusal !== null && refusal !== "") await turn.reply(plainMessage(refusal));
  return refusal === null;
}

/** The text to send instead of an answer, empty for none. Null where the message is to be answered. */
export function refusalOf({ say }: Turn, ctx: Context, admission: Admission): string | null {
  const message = ctx.msg ?? ctx.guestMessage;
  if (message === undefined) return "";
  if (isAutomated(message) && !admission.options.answersAutomated) return "";
  const passage = passageOf(message, admission);
  if (passage === "drop") return "";
  if (passage === "tell") return say("too-many");
  return isAllowed(ctx, admission) ? null : say("not-allowed", { chat: String(ownChatOf(ctx)) });
}

export function admitPress(ctx: Context, { ofPresses }: Admission): boolean {
  return ofPresses.take(String(ctx.from?.id), Date.now()) === "pass";
}

/** Administrators are welcome everywhere. */
export function isAllowed(ctx: Context, { options, adminIds }: Admission): boolean {
  const { allowedChats } = options;
  const chatId = ownChatOf(ctx);
  if (allowedChats === null || chatId === undefined) return true;
  return (
    allowedChats.includes(chatId) || (ctx.from !== undefined && adminIds.includes(ctx.from.id))
  );
}

function passageOf(message: Message, { ofGroups, ofUsers }: Admission): RateVerdict {
  const atMs = (message.edit_date ?? message.date) * 1000;
  // All who write in a chat's name have the same user in `from`.
  const own = ofUsers.take(String(message.sender_chat?.id ?? message.from?.id), atMs);
  if (own !== "pass" || message.chat.type === "private") return own;
  return ofGroups.take(String(message.chat.id), atMs);
}

/** Whether a program or a channel wrote it. An administrator who writes anonymously has the group as the sender. */
function isAutomated({ chat, from, sender_chat: inName }: Message): boolean {
  if (inName !== undefined) return inName.id !== chat.id;
  return from?.is_bot === true;
}
