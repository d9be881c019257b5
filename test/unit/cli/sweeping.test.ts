/** When what was kept for long enough is removed, and when the clock is not believed. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startSweeping } from "../../../src/cli/sweeping.ts";
import { createRecordingMeter } from "../../setup/recording-meter.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";
import { type LogEntry, recordingLog } from "../../telegram/harness.ts";

const dayMs = 24 * 60 * 60 * 1000;
const nowMs = Date.UTC(2026, 11, 1);

async function startAt(ms: number, dataDir: string) {
  const swept: number[] = [];
  const { meter, gauges, counted } = createRecordingMeter();
  const logged: LogEntry[] = [];
  const sweeping = await startSweeping({
    state: { sweep: (at) => Promise.resolve(swept.push(at) * 3) },
    dataDir,
    log: recordingLog(logged),
    meter,
    now: () => ms,
  });
  onTestFinished(() => sweeping.stop());
  return {
    swept,
    gauges,
    counted,
    told: logged.map(({ level, message }) => `${level} ${message}`),
  };
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

test.each(["", "x"])(
  "at once where a damaged file (%j) does not tell the last run",
  async (written) => {
    const dataDir = temporaryFolder();
    writeFileSync(path.join(dataDir, "clock"), written);
    const { swept } = await startAt(nowMs, dataDir);
    expect(swept).toEqual([nowMs]);
  },
);
