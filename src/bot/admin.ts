/**
 * What only those hear who look after the documents: these and their changes, what they lack, and how the bot is used.
 * Always holds: for anybody else, and in any chat that others read too, none of this exists.
 */
import type { Context } from "grammy";
import type { User } from "grammy/types";
import { messageOf } from "../core/errors.ts";
import type { WeekStatistics } from "../core/usage.ts";
import { readPageNumber } from "../render/pages.ts";
import { renderGaps } from "../render/render-gaps.ts";
import { isWorthAChart, renderStats, weeksShown } from "../render/render-stats.ts";
import { drawStats } from "../render/stats-chart.ts";
import { svgToPng } from "../render/svg-to-png.ts";
import type { ExpectedBy } from "../state/expectations.ts";
import { findGaps } from "../state/gaps.ts";
import { weeklyStatistics } from "../state/statistics.ts";
import type { ButtonHandler, Pressed } from "./buttons.ts";
import { send, sendOrEdit, sendPicture } from "./sending.ts";
import { type BotServices, sayTo } from "./services.ts";
import { showHistory } from "./shelving/history.ts";
import { showShelf } from "./shelving/shelf.ts";

export type AdminContext = Context & { readonly from: User };

type AdminButtonHandler = (
  ctx: AdminContext,
  services: BotServices,
  argument: string,
) => Pressed | null | Promise<Pressed | null>;

type AdminHandler = (ctx: Context, services: BotServices, args: string) => Promise<void>;

const handlers: ReadonlyMap<string, AdminHandler> = new Map([
  ["documents", showShelf],
  ["history", showHistory],
  ["gaps", showGaps],
  ["stats", showStats],
]);

/** Undefined for a command that does not exist for this person here. */
export function adminCommand(
  ctx: Context,
  services: BotServices,
  name: string,
): AdminHandler | undefined {
  return isAdminChat(ctx, services) ? handlers.get(name) : undefined;
}

/** A button that means nothing to anybody else. */
export function forAdmins(handler: AdminButtonHandler): ButtonHandler {
  return (ctx, services, argument) =>
    isAdminChat(ctx, services) ? handler(ctx, services, argument) : null;
}

export function turnGaps(ctx: Context, services: BotServices, argument: string): Pressed | null {
  const page = readPageNumber(argument);
  if (page === null) return null;
  return { run: async () => sendOrEdit(ctx, await gapsMessage(ctx, services, page)) };
}

/** A private chat with somebody who looks after the documents. */
export function isAdminChat(ctx: Context, { adminIds }: BotServices): ctx is AdminContext {
  const { chat, from } = ctx;
  return chat?.type === "private" && from !== undefined && adminIds.includes(from.id);
}

/** What is awaited, and what an update may end of it, is known by these. */
export function updateOf({ from, update }: AdminContext): ExpectedBy {
  return { userId: String(from.id), updateId: update.update_id };
}

async function showGaps(ctx: Context, services: BotServices): Promise<void> {
  await send(ctx, await gapsMessage(ctx, services, 1));
}

async function gapsMessage(ctx: Context, services: BotServices, page: number) {
  return renderGaps(await findGaps(services.state.questions), page, sayTo(ctx, services));
}

async function showStats(ctx: Context, services: BotServices): Promise<void> {
  if (ctx.msg === undefined) return;
  // By Telegram's clock, as the message was sent: the state keeps its own to itself.
  const span = { nowMs: ctx.msg.date * 1000, weekCount: weeksShown };
  const weeks = await weeklyStatistics(services.state, span);
  if (isWorthAChart(weeks) && (await sendChart(ctx, services, weeks))) return;
  await send(ctx, renderStats(weeks, sayTo(ctx, services)));
}

/** False when it could not be drawn or sent: the figures are wanted all the same. */
async function sendChart(
  ctx: Context,
  services: BotServices,
  weeks: readonly WeekStatistics[],
): Promise<boolean> {
  try {
    const png = await svgToPng(drawStats(weeks));
    await sendPicture(ctx, png, renderStats(weeks, sayTo(ctx, services), { belowChart: true }));
    return true;
  } catch (error) {
    services.log.warn("the chart was not sent", { error: messageOf(error) });
    return false;
  }
}
