/**
 * Updates brought to the bot's address, as the Bot API server does: those of one chat in their order, others beside
 * each other, each again until it is answered with 2xx. While there is a webhook nothing can be fetched.
 * What stands behind a public address, as a reverse proxy's configuration says it, tests tell by `publish`.
 */
import { setMaxListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import type { Clock } from "./clock.ts";
import type { Update, UpdateQueue } from "./updates.ts";
import type { WebhookSettings } from "./webhook-settings.ts";

export interface Delivery {
  readonly updateId: number;
  /** Null where no answer came. */
  readonly status: number | null;
}

export interface Webhooks {
  /** From now on each of `localOrigins` may answer for the public `origin`, whichever is drawn for a try. */
  publish(origin: string, localOrigins: string | readonly string[]): void;
  isPublished(origin: string): boolean;
  set(settings: WebhookSettings): void;
  remove(): void;
  /** Null while there is none. */
  current(): WebhookSettings | null;
  /** Every try, in order. */
  deliveries(): readonly Delivery[];
  /** Null while none failed. */
  lastError(): { readonly atSeconds: number; readonly message: string } | null;
}

/** Telegram waits longer, as long as it is asked to, or twice as long with each try. */
const againAfterMs = 20;

interface Active {
  readonly settings: WebhookSettings;
  readonly ended: AbortController;
  readonly busyLanes: Set<string>;
}

export function createWebhooks(
  updates: UpdateQueue,
  clock: Pick<Clock, "nowSeconds">,
  changed: () => void,
): Webhooks {
  const origins = new Map<string, readonly string[]>();
  const deliveries: Delivery[] = [];
  let active: Active | null = null;
  let lastError: ReturnType<Webhooks["lastError"]> = null;

  const bringOnce = async ({ settings, ended }: Active, update: Update): Promise<number | null> => {
    const { origin, pathname, search } = new URL(settings.url);
    const locals = origins.get(origin) ?? [];
    const local = locals[Math.floor(Math.random() * locals.length)];
    try {
      const response = await fetch(`${local}${pathname}${search}`, {
        method: "POST",
        body: JSON.stringify(update),
        headers: {
          "content-type": "application/json",
          ...(settings.secretToken !== null && {
            "x-telegram-bot-api-secret-token": settings.secretToken,
          }),
        },
        redirect: "manual",
        signal: ended.signal,
      });
      await response.arrayBuffer();
      return response.status;
    } catch {
      return null;
    }
  };

  const bring = async (webhook: Active, update: Update, lane: string): Promise<void> => {
    const { signal } = webhook.ended;
    while (!signal.aborted) {
      const status = await bringOnce(webhook, update);
      if (signal.aborted) return;
      deliveries.push({ updateId: update.update_id, status });
      if (status !== null && status >= 200 && status < 300) break;
      const message = status === null ? "Connection refused" : `Wrong response: ${status}`;
      lastError = { atSeconds: clock.nowSeconds(), message };
      await sleep(againAfterMs, undefined, { signal }).catch(() => undefined);
    }
    if (signal.aborted) return;
    updates.confirm(update.update_id);
    webhook.busyLanes.delete(lane);
    changed();
    pump();
  };

  const pump = (): void => {
    if (active === null) return;
    const { settings, busyLanes } = active;
    for (const update of updates.queued()) {
      if (busyLanes.size >= settings.maxConnections) return;
      const lane = laneOf(update);
      if (busyLanes.has(lane)) continue;
      busyLanes.add(lane);
      void bring(active, update, lane);
    }
  };

  const remove = (): void => {
    active?.ended.abort();
    active = null;
  };

  updates.onAdded(pump);
  return {
    publish: (origin, localOrigins) => void origins.set(origin, [localOrigins].flat()),
    isPublished: (origin) => origins.has(origin),
    set(settings) {
      remove();
      const ended = new AbortController();
      // Each try adds one, and takes it away only some time after it has failed.
      setMaxListeners(0, ended.signal);
      active = { settings, ended, busyLanes: new Set() };
      pump();
    },
    remove,
    current: () => active?.settings ?? null,
    deliveries: () => deliveries,
    lastError: () => lastError,
  };
}

/** What has no chat waits for nothing. */
function laneOf({ update_id: id, ...kinds }: Update): string {
  const [content] = Object.values(kinds) as { chat?: { id: number }; message?: typeof content }[];
  const chat = content?.chat ?? content?.message?.chat;
  return chat === undefined ? `update ${id}` : `chat ${chat.id}`;
}
