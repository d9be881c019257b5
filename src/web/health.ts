/**
 * Answers `GET /healthz`: 200 while an update could be answered, 503 before that, while Telegram cannot be reached and
 * while the bot stops. `GET /livez` is 200 whenever the process answers at all.
 */
import { json, type Route } from "./server.ts";

export interface Health {
  /** The index is open, and Telegram can be reached. */
  readonly isReady: boolean;
  /** Milliseconds since 1970; null until the index is open. */
  readonly indexBuiltAtMs: number | null;
  /** Updates that wait or are being answered. */
  readonly queueDepth: number;
  /** When Telegram last answered a call for updates, in milliseconds since 1970; null before the first. */
  readonly lastContactAtMs: number | null;
}

export const liveRoute: Route = {
  methods: ["GET", "HEAD"],
  answer: () => json(200, { live: true }),
};

export function healthRoute(health: () => Health): Route {
  return {
    methods: ["GET", "HEAD"],
    answer() {
      const { isReady, indexBuiltAtMs, queueDepth, lastContactAtMs } = health();
      const index = indexBuiltAtMs === null ? null : describeIndex(indexBuiltAtMs);
      const lastContactAt =
        lastContactAtMs === null ? null : new Date(lastContactAtMs).toISOString();
      return json(isReady ? 200 : 503, {
        live: true,
        ready: isReady,
        index,
        queueDepth,
        lastContactAt,
      });
    },
  };
}

function describeIndex(builtAtMs: number) {
  return {
    builtAt: new Date(builtAtMs).toISOString(),
    ageSeconds: Math.max(0, Math.round((Date.now() - builtAtMs) / 1000)),
  };
}
