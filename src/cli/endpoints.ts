/**
 * Opens the bot's HTTP endpoints: health, metrics and, if configured, the webhook. They answer from the start of the
 * process, before the bot exists.
 */
import { randomBytes } from "node:crypto";
import type { Config } from "../core/config.ts";
import type { Log } from "../core/log.ts";
import { type Meter, noMeter } from "../core/meter.ts";
import type { TelegramBot } from "../telegram/create-bot.ts";
import type { Webhook } from "../telegram/updates/webhook.ts";
import { healthRoute } from "../web/health.ts";
import { openHttp } from "../web/server.ts";
import { webhookRoute } from "../web/webhook.ts";

/** What the endpoints report; the fields are set as the start proceeds. */
export interface Vitals {
  indexBuiltAtMs: number | null;
  bot: TelegramBot | null;
}

export interface Endpoints {
  readonly meter: Meter;
  readonly webhook: Webhook | null;
  readonly close: () => Promise<void>;
}

/** @throws AppError `http.unavailable` when the server cannot listen. */
export async function openEndpoints(
  { http, webhook }: Pick<Config, "http" | "webhook">,
  vitals: Vitals,
  log: Log,
): Promise<Endpoints> {
  if (http === null) return { meter: noMeter, webhook: null, close: () => Promise.resolve() };
  const health = () => ({
    isReady: vitals.bot?.isReady() ?? false,
    indexBuiltAtMs: vitals.indexBuiltAtMs,
    queueDepth: vitals.bot?.queueDepth() ?? 0,
  });
  // Loaded here, since without HTTP the metrics library is not needed.
  const { createMetrics } = await import("../web/metrics.ts");
  const metrics = createMetrics(health);
  const routes = new Map([
    ["/healthz", healthRoute(health)],
    ["/metrics", metrics.route],
  ]);
  // A generated secret is new at each start, which registers it with Telegram.
  const secret = webhook?.secret ?? randomBytes(32).toString("base64url");
  const deliver = async (update: unknown) => vitals.bot?.deliver(update) ?? false;
  if (webhook !== null) routes.set(webhook.path, webhookRoute({ secret, deliver }));
  const server = await openHttp({ ...http, routes, log });
  log.info("HTTP is open", { host: http.host, port: server.port });
  return {
    meter: metrics.meter,
    webhook: webhook === null ? null : { url: webhook.url, secret },
    close: () => server.close(),
  };
}
