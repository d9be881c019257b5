/**
 * Where to listen in, the bot's health and figures served there out: from the start of the process, before there is
 * a bot to ask.
 */
import { noMeter, type Meter } from "../bot/meter.ts";
import type { TelegramBot } from "../bot/create-bot.ts";
import type { Log } from "../bot/log.ts";
import type { Config } from "../config.ts";
import { healthRoute } from "../http/health.ts";
import { openHttp } from "../http/server.ts";

/** What the endpoints tell of, as far as it has come. */
export interface Progress {
  indexBuiltAtMs: number | null;
  bot: TelegramBot | null;
}

export interface Endpoints {
  readonly meter: Meter;
  readonly close: () => Promise<void>;
}

export async function openEndpoints(
  { http }: Pick<Config, "http">,
  progress: Progress,
  log: Log,
): Promise<Endpoints> {
  if (http === null) return { meter: noMeter, close: () => Promise.resolve() };
  const health = () => ({
    isReady: progress.bot?.isReady() ?? false,
    indexBuiltAtMs: progress.indexBuiltAtMs,
    queueDepth: progress.bot?.queueDepth() ?? 0,
  });
  // Who wants no figures need not wait for the library that keeps them.
  const { createMetrics } = await import("../http/metrics.ts");
  const metrics = createMetrics(health);
  const routes = new Map([
    ["/healthz", healthRoute(health)],
    ["/metrics", metrics.route],
  ]);
  const server = await openHttp({ ...http, routes, log });
  log.info("HTTP is open", { host: http.host, port: server.port });
  return { meter: metrics.meter, close: () => server.close() };
}
