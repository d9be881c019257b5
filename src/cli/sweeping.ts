/**
 * Removes once a day what was kept for long enough, and says how much. Not at the start where the clock seems to be wrong:
 * months ahead, as after a dead battery, it would remove everything that the bot remembers.
 */
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { messageOf } from "../core/errors.ts";
import type { Log } from "../core/log.ts";
import type { Meter } from "../core/meter.ts";
import type { StateStore } from "../state/state-store.ts";

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;
/** A bot is seldom off for longer; then it only removes a day later. */
const plausibleMs = 30 * dayMs;

interface SweepingOptions {
  readonly state: Pick<StateStore, "sweep">;
  readonly dataDir: string;
  readonly log: Log;
  readonly meter: Meter;
  readonly now?: () => number;
}

export interface Sweeping {
  stop(): void;
}

/** Resolves when the first sweep is done, or put off. */
export async function startSweeping(options: SweepingOptions): Promise<Sweeping> {
  const { state, dataDir, log, meter, now = Date.now } = options;
  const file = path.join(dataDir, "clock");
  let isBelieved = true;
  // A time that is not believed would be taken for the last run's by the next start.
  const note = async () => {
    if (!isBelieved) return;
    await writeFile(file, String(now()), { mode: 0o600 }).catch((error: unknown) =>
      log.warn("the time of this run could not be noted", { error: messageOf(error) }),
    );
  };
  const sweep = async () => {
    try {
      const removed = await state.sweep(now());
      if (removed > 0) log.info("removed what was kept for long enough", { records: removed });
      meter.count("reform_bot_sweeps_total", { outcome: "done" });
      meter.set("reform_bot_last_sweep_timestamp_seconds", now() / 1000);
    } catch (error) {
      meter.count("reform_bot_sweeps_total", { outcome: "failed" });
      log.error(messageOf(error));
    }
  };
  const lastMs = Number.parseInt(await readFile(file, "utf8").catch(() => ""), 10);
  const aheadMs = now() - lastMs;
  // NaN at the first start, and where the file is damaged.
  isBelieved = !(aheadMs > plausibleMs);
  meter.set("reform_bot_clock_suspect", Number(!isBelieved));
  if (isBelieved) await sweep();
  else
    log.warn(
      "the clock is far ahead of the last run; nothing that was kept is removed for a day. Set the clock if it is wrong.",
      { days: Math.round(aheadMs / dayMs) },
    );
  await note();
  const daily = setInterval(() => {
    isBelieved = true;
    meter.set("reform_bot_clock_suspect", 0);
    void sweep();
  }, dayMs).unref();
  const hourly = setInterval(() => void note(), hourMs).unref();
  return {
    stop() {
      clearInterval(daily);
      clearInterval(hourly);
    },
  };
}
