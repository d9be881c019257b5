/**
 * The gate between an update that was read and its answer: whether it is answered in this chat (`ALLOWED_CHATS`), to
 * this sender, and so soon after others. Every kind of update is read into a `Request`, and only `handle-update.ts`, which
 * asks here first, answers one.
 */
import type { Context } from "grammy";
import type { Turn } from "../chat/turn.ts";
import { plainMessage } from "../chat/views/spans.ts";
import {
  type LimitedRequest,
  limitLifetimeMs,
  type Limits,
  type RateVerdict,
} from "../state/rate-limits.ts";
import { broughtMessage, ownChatOf, writerIdOf, writtenInNameOf } from "./addressing.ts";

export interface AdmissionOptions {
  /** Ids of chats, and of users for their private one. Null: all are welcome. */
  readonly allowedChats: readonly number[] | null;
  /** Whether other bots are answered, and what is written in a channel's name in a group without calling the bot. */
  readonly answersAutomated: boolean;
  readonly questionsPerMinute: number;
}

export interface Admission {
  readonly options: AdmissionOptions;
  readonly adminIds: readonly number[];
}

/** What an update asks of the bot. It is read, and not answered yet. */
export interface Request {
  /**
   * Whether it is answered in every chat: what concerns the data of whoever asks, and votes on posts that members brought
   * to other chats.
   */
  readonly isForEverybody: boolean;
  /** `press` is for what is quick, such as paging and what concerns the data of whoever asks. */
  readonly countsAs: "question" | "press" | "nothing";
  /** Of a message with several questions. */
  readonly questionCount?: number;
  /** Whether the message names the bot or replies to it. */
  readonly isCall?: boolean;
  /** Whether the answer would be the greeting of a group, which depends on the group alone. Its refusal comes once a day. */
  readonly isGreeting?: boolean;
  /** May return a request that is to be admitted and answered next. */
  answer(): Promise<Request | void>;
  refuse(refusal: Refusal): Promise<void>;
}

interface Refusal {
  readonly reason: "automated" | "not-allowed" | PassedLimit;
  /** False where a message that says so would be one too many. */
  readonly isTold: boolean;
}

type PassedLimit = "too-many-questions" | "too-many-presses" | "too-many-in-group";

const minuteMs = 60_000;
/** Paging is quick and cheap. */
const pressesPerQuestion = 4;
/** A group may ask as much as so many of its members may: one of them alone does not use up what the group may. */
const membersAtFullPace = 3;

/** Null if the request is to be answered. */
export async function findRefusal(
  ctx: Context,
  request: Request,
  { admission, limits }: { readonly admission: Admission; readonly limits: Limits },
): Promise<Refusal | null> {
  const { options } = admission;
  const isPassedOver = request.countsAs !== "nothing" && isAutomated(ctx, request);
  if (isPassedOver && !options.answersAutomated) return { reason: "automated", isTold: false };
  const passed = await count(ctx, request, { limits, perMinute: options.questionsPerMinute });
  if (passed !== null) return passed;
  if (request.isForEverybody || isAllowed(ctx, request, admission)) return null;
  const isTold = request.isGreeting !== true || (await isFirstGreeting(ctx, limits));
  return { reason: "not-allowed", isTold };
}

export function refusalText({ reason }: Refusal, { say }: Turn, ctx: Context): string {
  return reason === "not-allowed"
    ? say("not-allowed", { chat: String(ownChatOf(ctx)) })
    : say("too-many");
}

/** How a request is refused that came as a message. */
export function refuseByReply(turn: Turn, ctx: Context): Request["refuse"] {
  return async (refusal) => {
    if (refusal.isTold) await turn.reply(plainMessage(refusalText(refusal, turn, ctx)));
  };
}

/** Administrators are welcome everywhere; but a group that one of them added is greeted as what it is. */
function isAllowed(
  ctx: Context,
  { isGreeting = false }: Request,
  { options, adminIds }: Admission,
): boolean {
  const { allowedChats } = options;
  const chatId = ownChatOf(ctx);
  if (allowedChats === null || chatId === undefined || allowedChats.includes(chatId)) return true;
  return !isGreeting && ctx.from !== undefined && adminIds.includes(ctx.from.id);
}

/** Null if no limit is passed. */
async function count(
  ctx: Context,
  { countsAs, questionCount = 1 }: Request,
  { limits, perMinute }: { readonly limits: Limits; readonly perMinute: number },
): Promise<Refusal | null> {
  if (countsAs === "nothing") return null;
  const common = {
    windowMs: minuteMs,
    atMs: askedAtMs(ctx),
    updateId: ctx.update.update_id,
    count: questionCount,
  };
  const who = askerOf(ctx);
  if (countsAs === "press") {
    const most = pressesPerQuestion * perMinute;
    return above("too-many-presses", await limits.take({ ...common, limit: "presses", who, most }));
  }
  const own = await limits.take({ ...common, limit: "questions", who, most: perMinute });
  const group = groupOf(ctx);
  if (own !== "pass" || group === null) return above("too-many-questions", own);
  const most = membersAtFullPace * perMinute;
  const ofGroup = await limits.take({ ...common, limit: "group-questions", who: group, most });
  return above("too-many-in-group", ofGroup);
}

function above(reason: PassedLimit, verdict: RateVerdict): Refusal | null {
  return verdict === "pass" ? null : { reason, isTold: verdict === "tell" };
}

/** Telegram reports a bot that is added by a link twice: as a new member, and by a /start in the adder's name. */
async function isFirstGreeting(ctx: Context, limits: Limits): Promise<boolean> {
  const verdict = await limits.take({
    limit: "refused-greetings",
    who: { kind: "chat", id: String(ownChatOf(ctx)) },
    most: 1,
    windowMs: limitLifetimeMs,
    atMs: askedAtMs(ctx),
    updateId: ctx.update.update_id,
  });
  return verdict === "pass";
}

/** Whoever wrote a message in the name of a chat is no user of their own. */
function askerOf(ctx: Context): LimitedRequest["who"] {
  const kind = writtenInNameOf(ctx) === undefined ? "user" : "chat";
  return { kind, id: String(writerIdOf(ctx)) };
}

/** Null also in guest mode, where ids of chats are not unique. */
function groupOf(ctx: Context): LimitedRequest["who"] | null {
  const { chat } = ctx;
  if (ctx.guestMessage !== undefined || chat === undefined || chat.type === "private") return null;
  return { kind: "chat", id: String(chat.id) };
}

/** Null for what Telegram gives no time of, such as a press. */
function askedAtMs(ctx: Context): number | null {
  const message = broughtMessage(ctx) ?? ctx.guestMessage;
  return message === undefined ? null : (message.edit_date ?? message.date) * 1000;
}

/**
 * Whether a program wrote it, or a channel that does not call the bot. Anonymous administrators have the group as the
 * sender, posts in a channel the channel.
 */
function isAutomated(ctx: Context, { isCall = false }: Request): boolean {
  const inName = writtenInNameOf(ctx);
  return inName === undefined ? ctx.from?.is_bot === true : inName.id !== ctx.chatId && !isCall;
}
