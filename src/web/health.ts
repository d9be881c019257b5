/**
 * How the bot is in, the answer to `GET /healthz` out: 200 when it takes questions, 503 before and while it stops.
 * That there is an answer at all says that the process lives.
 */
import { json, type Route } from "./server.ts";

export interface Health {
  /** The index is open, and Telegram delivers updates. */
  readonly isReady: boolean;
  /** In milliseconds since 1970; null until the index is open. */
  readonly indexBuiltAtMs: number | null;
  /** Updates that wait or are being answered. */
  readonly queueDepth: number;
}

export function healthRoute(health: () => Health): Route {
  return {
    methods: ["GET", "HEAD"],
    answer() {
      const { isReady, indexBuiltAtMs, queueDepth } = health();
      const index = indexBuiltAtMs === null ? null : describeIndex(indexBuiltAtMs);
      return json(isReady ? 200 : 503, { live: true, ready: isReady, index, queueDepth });
    },
  };
}

function describeIndex(builtAtMs: number) {
  return {
    builtAt: new Date(builtAtMs).toISOString(),
    ageSeconds: Math.max(0, Math.round((Date.now() - builtAtMs) / 1000)),
  };
}
