/** When what was kept for long enough is removed, and when the clock is not believed. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { startSweeping } from "../../../src/cli/sweeping.ts";
import { createRecordingMeter } from "../../setup/recording-meter.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";
import { type LogEntry, recordingLog } from "../../telegram/harness.ts";

const dayMs = 24 * 60 * 60 * 1000;
const nowMs = Date.UTC(2026, 11, 1);

async function start(clock: { ms: number }, dataDir: string) {
  const swept: number[] = [];
  const { meter, gauges, counted } = createRecordingMeter();
  const logged: LogEntry[] = [];
  const sweeping = await startSweeping({
    state: {
      sweep(at, onExported) {
        onExported?.("removed.jsonl");
        return Promise.resolve(swept.push(at) * 3);
      },
    },
    dataDir,
    log: recordingLog(logged),
    meter,
    now: () => clock.ms,
  });
  onTestFinished(() => sweeping.stop());
  const told = () => logged.map(({ level, message }) => `${level} ${message}`);
  return { swept, gauges, counted, told, logged, sweeping };
}

async function startAt(ms: number, dataDir: string) {
  const { told, sweeping, ...found } = await start({ ms }, dataDir);
  sweeping.stop();
  return { ...found, told: told() };
}

test("at each start, and it says how much", async () => {
  const dataDir = temporaryFolder();
  const first = await startAt(nowMs, dataDir);
  expect(first).toMatchObject({
    swept: [nowMs],
    told: ["info removed what was kept for long enough"],
  });
  expect(first.counted("sweeps_total")).toEqual(["done"]);
  expect(first.gauges.get("last_sweep_timestamp_seconds")).toBe(nowMs / 1000);
  expect(first.gauges.get("clock_suspect")).toBe(0);
  expect((await startAt(nowMs + 29 * dayMs, dataDir)).swept).toHaveLength(1);
});

test("not where the clock is months ahead of the last run", async () => {
  const dataDir = temporaryFolder();
  await startAt(nowMs, dataDir);
  const { swept, told, gauges } = await startAt(nowMs + 200 * dayMs, dataDir);
  expect(swept).toEqual([]);
  expect(gauges.get("clock_suspect")).toBe(1);
  expect(gauges.has("last_sweep_timestamp_seconds")).toBe(false);
  expect(told).toEqual([expect.stringMatching(/^warn the clock is far ahead/u)]);
  // A restart does not take the wrong time for the last run's.
  expect((await startAt(nowMs + 200 * dayMs, dataDir)).swept).toEqual([]);
  expect((await startAt(nowMs + dayMs, dataDir)).swept).toHaveLength(1);
});

test("nor where the time of the last run could not be noted", async () => {
  const dataDir = temporaryFolder();
  await startAt(nowMs, dataDir);
  mkdirSync(path.join(dataDir, "clock.new"));
  const unnoted = await startAt(nowMs + dayMs, dataDir);
  expect(unnoted.told).toContain("warn the time of this run could not be noted");
  expect((await startAt(nowMs + 200 * dayMs, dataDir)).swept).toEqual([]);
});

test.each(["", "x"])(
  "at once where a damaged file (%j) does not tell the last run",
  async (written) => {
    const dataDir = temporaryFolder();
    writeFileSync(path.join(dataDir, "clock"), written);
    const { swept } = await startAt(nowMs, dataDir);
    expect(swept).toEqual([nowMs]);
  },
);

/** A day passes for the timers, `days` for the clock. */
async function passADay(clock: { ms: number }, days = 1): Promise<void> {
  clock.ms += days * dayMs;
  await vi.advanceTimersByTimeAsync(dayMs);
  // What a sweep reads and writes.
  await new Promise((resolve) => setTimeout(resolve, 200));
}

test("a day after a clock that was far ahead, with an export, and without one from then on", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  const dataDir = temporaryFolder();
  await startAt(nowMs, dataDir);
  const clock = { ms: nowMs + 200 * dayMs };
  const { swept, logged } = await start(clock, dataDir);
  const exportsTold = () => logged.filter(({ fields }) => fields["export"] === "removed.jsonl");
  await passADay(clock);
  expect(swept).toEqual([clock.ms]);
  expect(exportsTold()).toHaveLength(1);
  await passADay(clock);
  expect(swept).toHaveLength(2);
  expect(exportsTold()).toHaveLength(1);
  // Its time is that of the last run by now.
  expect((await startAt(clock.ms + dayMs, dataDir)).swept).toHaveLength(1);
});

test("not where the clock jumps while it runs, and without an export where it is set right in time", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  onTestFinished(() => void vi.useRealTimers());
  const clock = { ms: nowMs };
  const { swept, logged } = await start(clock, temporaryFolder());
  await passADay(clock, 200);
  expect(swept).toEqual([nowMs]);
  await passADay(clock, -199);
  expect(swept).toEqual([nowMs, clock.ms]);
  expect(logged.filter(({ fields }) => "export" in fields)).toEqual([]);
});
