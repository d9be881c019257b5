/**
 * Answers `GET /healthz`: 200 while the bot takes questions, 503 before that and while it stops. Any answer shows that
 * the process is alive.
 */
import { json, type Route } from "./server.ts";

export interface Health {
  /** The index is open, and Telegram delivers updates. */
  readonly isReady: boolean;
  /** Milliseconds since 1970; null until the index is open. */
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
