/** What `GET /metrics` shows, and that its names keep to Prometheus' conventions. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { projectDir } from "../../../src/core/config.ts";
import { type Metric, metrics } from "../../../src/core/metrics.ts";
import { version } from "../../../src/core/version.ts";
import { createMetrics } from "../../../src/web/metrics.ts";
import { fieldsOfMethod } from "../../telegram/stand-in/method-fields.ts";
import { startServer } from "./test-server.ts";

async function linesOf({ route }: ReturnType<typeof createMetrics>): Promise<readonly string[]> {
  const { url } = await startServer({ "/metrics": route });
  const response = await fetch(`${url}/metrics`);
  expect(response.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
  return (await response.text()).split("\n");
}

test("shows each figure with its labels, in Prometheus' text format", async () => {
  const shown = createMetrics(async (figures) => figures.set("reform_bot_queue_depth", 7));
  const { meter } = shown;
  meter.count("reform_bot_updates_total", { kind: "message" });
  meter.count("reform_bot_updates_total", { kind: "message" });
  meter.count("reform_bot_telegram_errors_total", { method: "sendMessage", code: 429 });
  meter.time("reform_bot_answer_duration_seconds", 30);
  meter.time("reform_bot_answer_duration_seconds", 3_000);
  meter.set("reform_bot_build_info", 1, { version });
  meter.set("reform_bot_index_built_timestamp_seconds", 1_700_000_000);
  const lines = await linesOf(shown);
  expect(lines).toEqual(
    expect.arrayContaining([
      "# TYPE reform_bot_updates_total counter",
      'reform_bot_updates_total{kind="message"} 2',
      "# TYPE reform_bot_answer_duration_seconds histogram",
      'reform_bot_answer_duration_seconds_bucket{le="0.025"} 0',
      'reform_bot_answer_duration_seconds_bucket{le="0.05"} 1',
      'reform_bot_answer_duration_seconds_bucket{le="5"} 2',
      "reform_bot_answer_duration_seconds_count 2",
      'reform_bot_telegram_errors_total{method="sendMessage",code="429"} 1',
      "reform_bot_queue_depth 7",
      `reform_bot_build_info{version="${version}"} 1`,
      "reform_bot_index_built_timestamp_seconds 1700000000",
    ]),
  );
  for (const ofNode of ["process_resident_memory_bytes ", "nodejs_eventloop_lag_p99_seconds "])
    expect(lines.some((line) => line.startsWith(ofNode))).toBe(true);
});

test("shows 0 for what has not occurred, so that its first time is an increase", async () => {
  const lines = await linesOf(createMetrics(() => Promise.resolve()));
  for (const line of [
    'reform_bot_refusals_total{reason="not-allowed"} 0',
    'reform_bot_update_duration_seconds_count{outcome="failed"} 0',
    "reform_bot_webhook_errors_total 0",
  ])
    expect(lines).toContain(line);
});

test("counts a value that its label does not list as other", async () => {
  const shown = createMetrics(() => Promise.resolve());
  shown.meter.count("reform_bot_updates_total", { kind: "河曲" });
  shown.meter.count("reform_bot_telegram_errors_total", { method: "getUpdates", code: 418 });
  const lines = await linesOf(shown);
  expect(lines).toContain('reform_bot_updates_total{kind="other"} 1');
  expect(lines).toContain('reform_bot_telegram_errors_total{method="getUpdates",code="other"} 1');
  expect(lines.join()).not.toContain("河曲");
});

test("lists every method that the bot calls", () => {
  const { labels } = metrics.reform_bot_telegram_errors_total;
  const listed = new Set(labels.method.map((name) => name.toLowerCase()));
  // The stand-in takes these two from tests alone.
  const ofTests = new Set(["getmycommands", "deletemycommands"]);
  const called = [...fieldsOfMethod.keys()].filter((name) => !ofTests.has(name));
  expect(called.filter((name) => !listed.has(name))).toEqual([]);
});

test.each(["OPERATING.md", "OPERATING.zh-CN.md"])("each metric stands in %s", (file) => {
  const text = readFileSync(path.join(projectDir, file), "utf8");
  const told = Object.keys(metrics).filter((name) =>
    text.includes(`\`${name.replace("reform_bot_", "")}\``),
  );
  expect(told).toEqual(Object.keys(metrics));
});

test("two bots in one process count apart", async () => {
  const first = createMetrics(() => Promise.resolve());
  const second = createMetrics(() => Promise.resolve());
  first.meter.count("reform_bot_updates_total", { kind: "message" });
  expect(await linesOf(second)).toContain('reform_bot_updates_total{kind="message"} 0');
});

describe("Prometheus' conventions", () => {
  const unit = "(?:seconds|bytes)";
  /** What a name of each type ends with, and must not contain. */
  const forms: Readonly<Record<Metric["type"], RegExp>> = {
    counter: new RegExp(`^(?!.*_${unit}(?!_total$)).*_total$`, "u"),
    gauge: new RegExp(
      `(?:_${unit}|_info)$|^(?!.*_(?:${unit}|info|total|count|sum|bucket)\\b)`,
      "u",
    ),
    histogram: new RegExp(`_${unit}$`, "u"),
  };
  const notBase =
    /_(?:ms|millis|milliseconds|minutes|hours|days|kb|mb|kilobytes|megabytes|percent)(?:_|$)/u;

  test.each(Object.entries(metrics as Readonly<Record<string, Metric>>))(
    "%s",
    (name, { type, help, labels = {}, buckets = [] }) => {
      expect(name).toMatch(/^reform_bot_[a-z]+(?:_[a-z]+)*$/u);
      expect(name).not.toMatch(notBase);
      expect(name).toMatch(forms[type]);
      expect(name.includes(type)).toBe(false);
      expect(help).toMatch(/^[A-Z1].*\.$/u);
      for (const [label, values] of Object.entries(labels)) {
        expect(label).toMatch(/^[a-z]+$/u);
        expect(["le", "quantile", "instance", "job"]).not.toContain(label);
        expect(new Set(values).size).toBe(values.length);
      }
      expect(buckets.length > 0).toBe(type === "histogram");
      expect(buckets).toEqual(buckets.toSorted((a, b) => a - b));
    },
  );

  test("hold for the library's own names", async () => {
    const types = (await linesOf(createMetrics(() => Promise.resolve()))).flatMap((line) => {
      const [, name = "", type = ""] = /^# TYPE (\S+) (\S+)$/u.exec(line) ?? [];
      return name === "" ? [] : [[name, type]];
    });
    const misnamed = types.filter(
      ([name = "", type]) => name.endsWith("_total") !== (type === "counter"),
    );
    expect(misnamed).toEqual([]);
  });
});
