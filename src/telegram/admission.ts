/**
 * Decides whether an update is to be answered. Where it is not, whoever asked is told, at most once a minute; programs
 * are passed over, since two bots could answer each other for ever.
 */
import type { Context } from "grammy";
import type { Message } from "grammy/types";
import type { Turn } from "../chat/turn.ts";
import { plainMessage } from "../chat/views/spans.ts";
import type { LimitedRequest, Limits, RateVerdict } from "../state/limits.ts";
import { ownChatOf } from "./addressing.ts";

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
  readonly limits: Limits;
}

const windowMs = 60_000;
/** Paging is quick and cheap. */
const pressesPerQuestion = 4;

/** For a message that is meant for the bot. */
export async function admitMessage(
  turn: Turn,
  ctx: Context,
  admission: Admission,
): Promise<boolean> {
  const refusal = await refusalOf(turn, ctx, admission);
  if (refusal !== null && refusal !== "") await turn.reply(plainMessage(refusal));
  return refusal === null;
}

/** The text to send instead of an answer, empty for none. Null where the message is to be answered. */
export async function refusalOf(
  { say }: Turn,
  ctx: Context,
  admission: Admission,
): Promise<string | null> {
  const message = ctx.msg ?? ctx.guestMessage;
  if (message === undefined) return "";
  if (isAutomated(message) && !admission.options.answersAutomated) return "";
  const passage = await passageOf(ctx, message, admission);
  if (passage === "drop") return "";
  if (passage === "tell") return say("too-many");
  return isAllowed(ctx, admission) ? null : say("not-allowed", { chat: String(ownChatOf(ctx)) });
}

export async function admitPress(ctx: Context, { limits, options }: Admission): Promise<boolean> {
  const verdict = await limits.take({
    limit: "presses",
    who: { kind: "user", id: String(ctx.from?.id) },
    most: pressesPerQuestion * options.questionsPerMinute,
    windowMs,
    atMs: null,
    updateId: ctx.update.update_id,
  });
  return verdict === "pass";
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

async function passageOf(
  ctx: Context,
  message: Message,
  { limits, options }: Admission,
): Promise<RateVerdict> {
  const atMs = (message.edit_date ?? message.date) * 1000;
  const take = (limit: string, who: LimitedRequest["who"]) => {
    const updateId = ctx.update.update_id;
    return limits.take({ limit, who, most: options.questionsPerMinute, windowMs, atMs, updateId });
  };
  const { sender_chat: inName, from, chat } = message;
  // All who write in a chat's name have the same user in `from`.
  const own = await take(
    "questions",
    inName === undefined
      ? { kind: "user", id: String(from?.id) }
      : { kind: "chat", id: String(inName.id) },
  );
  if (own !== "pass" || chat.type === "private") return own;
  return take("group-questions", { kind: "chat", id: String(chat.id) });
}

/** Whether a program or a channel wrote it. An administrator who writes anonymously has the group as the sender. */
function isAutomated({ chat, from, sender_chat: inName }: Message): boolean {
  if (inName !== undefined) return inName.id !== chat.id;
  return from?.is_bot === true;
}
