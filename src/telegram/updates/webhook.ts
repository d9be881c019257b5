/** Tells Telegram to send updates to a webhook, or to keep them for polling. Neither drops updates that wait there. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Update } from "grammy/types";
import type { Meter } from "../../core/meter.ts";
import { grammySignal } from "../grammy-signal.ts";
import { untilReached, type Line } from "./polling.ts";

export interface Webhook {
  /** The https:// address of this process. */
  readonly url: string;
  /** Telegram sends it with every update. */
  readonly secret: string;
}

/** Updates sent in parallel; each is on disk within milliseconds. */
const maxConnections = 40;

/**
 * False when the bot was stopped first.
 * @throws GrammyError where Telegram does not take the address
 */
export async function setWebhook(
  line: Line,
  { url, secret }: Webhook,
  updateKinds: readonly Exclude<keyof Update, "update_id">[],
): Promise<boolean> {
  const fields = {
    allowed_updates: updateKinds,
    secret_token: secret,
    drop_pending_updates: false,
    max_connections: maxConnections,
  };
  const set = () => line.api.setWebhook(url, fields, grammySignal(line.signal));
  return (await untilReached(line, set)) !== null;
}

/**
 * Looks until the signal is aborted whether Telegram can deliver to the webhook: it tells nobody when it cannot. Logs
 * and counts each failure once.
 */
export async function watchWebhook(line: Line, meter: Meter): Promise<void> {
  const { api, signal, log, timing } = line;
  let lastErrorAtSeconds = 0;
  while (!signal.aborted) {
    await sleep(timing.webhookCheckedEveryMs, undefined, { signal }).catch(() => undefined);
    const info = await untilReached(line, () => api.getWebhookInfo(grammySignal(signal)));
    if (info === null) continue;
    meter.set("reform_bot_webhook_pending_updates", info.pending_update_count);
    const { last_error_date: atSeconds = 0, last_error_message: error = "" } = info;
    if (atSeconds <= lastErrorAtSeconds) continue;
    lastErrorAtSeconds = atSeconds;
    meter.count("reform_bot_webhook_errors_total");
    log.warn("Telegram could not deliver to the webhook", {
      error,
      at: new Date(atSeconds * 1000).toISOString(),
      waiting: info.pending_update_count,
    });
  }
}

/** Telegram answers no poll while a webhook is set. False when the bot was stopped first. */
export async function clearWebhook(line: Line): Promise<boolean> {
  const clear = () =>
    line.api.deleteWebhook({ drop_pending_updates: false }, grammySignal(line.signal));
  return (await untilReached(line, clear)) !== null;
}
