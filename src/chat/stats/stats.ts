/** `/stats`: how the bot is used, for administrators. */
import { messageOf } from "../../core/errors.ts";
import type { WeekStatistics } from "../../core/usage.ts";
import { isWorthAChart, renderStats, weeksShown } from "../../render/render-stats.ts";
import { drawStats } from "../../render/stats-chart.ts";
import { svgToPng } from "../../render/svg-to-png.ts";
import { weeklyStatistics } from "../../state/statistics.ts";
import type { Turn } from "../turn.ts";

export async function showStats(turn: Turn): Promise<void> {
  const { message, state, say } = turn;
  if (message === null) return;
  // The time at which the command was sent, since the state does not tell its own.
  const span = { nowMs: message.sentAtS * 1000, weekCount: weeksShown };
  const weeks = await weeklyStatistics(state, span);
  if (isWorthAChart(weeks) && (await sendChart(turn, weeks))) return;
  await turn.reply(renderStats(weeks, say));
}

/** False when the chart could not be drawn or sent: the figures are sent all the same. */
async function sendChart(turn: Turn, weeks: readonly WeekStatistics[]): Promise<boolean> {
  try {
    const png = await svgToPng(drawStats(weeks));
    await turn.sendPicture(png, renderStats(weeks, turn.say, { belowChart: true }));
    return true;
  } catch (error) {
    turn.log.warn("the chart was not sent", { error: messageOf(error) });
    return false;
  }
}
