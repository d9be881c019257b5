/**
 * Answers `GET /healthz`: 200 while an update could be answered, 503 before that, while Telegram cannot be reached, while
 * the disk has no room and while the bot stops. `GET /livez` is 200 whenever the process answers at all.
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
  /** Null until the bot is started. */
  readonly disk: HealthOfDisk | null;
}

interface HealthOfDisk {
  readonly isEnough: boolean;
  readonly freeBytes: number;
  readonly minimumFreeBytes: number;
  readonly reserveBytes: number;
}

export const liveRoute: Route = {
  methods: ["GET", "HEAD"],
  answer: () => json(200, { live: true }),
};

export function healthRoute(health: () => Health): Route {
  return {
    methods: ["GET", "HEAD"],
    answer() {
      const { isReady, indexBuiltAtMs, queueDepth, lastContactAtMs, disk } = health();
      const index = indexBuiltAtMs === null ? null : describeIndex(indexBuiltAtMs);
      const lastContactAt =
        lastContactAtMs === null ? null : new Date(lastContactAtMs).toISOString();
      return json(isReady ? 200 : 503, {
        live: true,
        ready: isReady,
        index,
        queueDepth,
        lastContactAt,
        disk: disk && describeDisk(disk),
      });
    },
  };
}

function describeDisk({ isEnough, freeBytes, minimumFreeBytes, reserveBytes }: HealthOfDisk) {
  const problem = isEnough ? null : "DATA_DIR has no room for further updates";
  return { problem, freeBytes, minimumFreeBytes, reserveBytes };
}

function describeIndex(builtAtMs: number) {
  return {
    builtAt: new Date(builtAtMs).toISOString(),
    ageSeconds: Math.max(0, Math.round((Date.now() - builtAtMs) / 1000)),
  };
}
