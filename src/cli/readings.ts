/** Sets, at each request for the metrics, those that are only known by looking. */
import { statfs } from "node:fs/promises";
import type { Config } from "../core/config.ts";
import type { Meter } from "../core/meter.ts";
import { version } from "../core/version.ts";
import type { StateStore } from "../state/state-store.ts";
import type { TelegramBot } from "../telegram/create-bot.ts";

export interface FigureSources {
  /** Null before it is open. */
  readonly state: Pick<StateStore, "sizeBytes"> | null;
  /** Null before it exists. */
  readonly bot: Pick<TelegramBot, "isReady" | "lastContactAtMs" | "queue"> | null;
}

/** What cannot be read, as a disk that is away, is shown as NaN, which no alert takes for a figure. */
export async function readFigures(
  meter: Meter,
  { state, bot }: FigureSources,
  { dataDir, indexDir }: Pick<Config, "dataDir" | "indexDir">,
): Promise<void> {
  const queue = bot?.queue() ?? { depth: 0, oldestMs: null, limit: NaN };
  const oldestMs = queue.oldestMs === null ? 0 : Math.max(0, Date.now() - queue.oldestMs);
  meter.set("reform_bot_build_info", 1, { version });
  meter.set("reform_bot_ready", Number(bot?.isReady() ?? false));
  meter.set("reform_bot_last_contact_timestamp_seconds", (bot?.lastContactAtMs() ?? 0) / 1000);
  meter.set("reform_bot_queue_depth", queue.depth);
  meter.set("reform_bot_queue_limit", queue.limit);
  meter.set("reform_bot_queue_oldest_age_seconds", oldestMs / 1000);
  const sizeBytes = state === null ? NaN : await state.sizeBytes().catch(() => NaN);
  meter.set("reform_bot_database_size_bytes", sizeBytes);
  for (const [dir, folder] of [
    ["data", dataDir],
    ["index", indexDir],
  ] as const) {
    const disk = await statfs(folder).catch(() => ({ bavail: NaN, blocks: NaN, bsize: NaN }));
    meter.set("reform_bot_disk_free_bytes", disk.bavail * disk.bsize, { dir });
    meter.set("reform_bot_disk_size_bytes", disk.blocks * disk.bsize, { dir });
  }
}
