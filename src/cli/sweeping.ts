/**
 * Removes once a day what was kept for long enough, and says how much. Where the clock seems to be wrong, months ahead, as
 * after a dead battery, it would remove everything that the bot remembers: it then waits for a day, and keeps an export.
 */
import { readFile, rename, writeFile } from "node:fs/promises";
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
  // NaN at the first start, and where the file is damaged; then any time is plausible.
  let lastMs = Number.parseInt(await readFile(file, "utf8").catch(() => ""), 10);
  let isDoubted = false;
  const isPlausible = () => !(now() - lastMs > plausibleMs);
  // A time that is doubted would be taken for the last run's by the next start.
  const note = async () => {
    if (isDoubted || !isPlausible()) return;
    lastMs = now();
    try {
      // Beside it first: a full disk would leave an empty file, and then the next start believes any time.
      await writeFile(`${file}.new`, String(lastMs), { mode: 0o600 });
      await rename(`${file}.new`, file);
    } catch (error) {
      log.warn("the time of this run could not be noted", { error: messageOf(error) });
    }
  };
  const onExported = (exported: string) =>
    log.warn(
      "what is removed now, after the clock was far ahead, is kept for seven days in an export; npm run restore -- --export FILE takes it back",
      { export: exported },
    );
  const sweep = async () => {
    const wasDoubted = isDoubted;
    isDoubted = !isPlausible();
    meter.set("reform_bot_clock_suspect", Number(isDoubted));
    if (isDoubted && !wasDoubted)
      return log.warn(
        "the clock is far ahead of the last run; nothing that was kept is removed for a day. Set the clock if it is wrong.",
        { days: Math.round((now() - lastMs) / dayMs) },
      );
    try {
      const removed = await state.sweep(now(), ...(isDoubted ? [onExported] : []));
      if (removed > 0) log.info("removed what was kept for long enough", { records: removed });
      meter.count("reform_bot_sweeps_total", { outcome: "done" });
      meter.set("reform_bot_last_sweep_timestamp_seconds", now() / 1000);
      if (isDoubted) lastMs = now();
      isDoubted = false;
      meter.set("reform_bot_clock_suspect", 0);
      await note();
    } catch (error) {
      meter.count("reform_bot_sweeps_total", { outcome: "failed" });
      log.error(messageOf(error));
    }
  };
  await sweep();
  const daily = setInterval(() => void sweep(), dayMs).unref();
  const hourly = setInterval(() => void note(), hourMs).unref();
  return {
    stop() {
      clearInterval(daily);
      clearInterval(hourly);
    },
  };
}
