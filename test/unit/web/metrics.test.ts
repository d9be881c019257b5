/** What the bot counts, as `GET /metrics` shows it. */
import { expect, test } from "vitest";
import type { Health } from "../../../src/web/health.ts";
import { createMetrics } from "../../../src/web/metrics.ts";
import { startServer } from "./test-server.ts";

const health: Health = {
  isReady: true,
  indexBuiltAtMs: 1_700_000_000_000,
  queueDepth: 7,
  lastContactAtMs: null,
};

test("shows each figure with its labels, in Prometheus' text format", async () => {
  const { meter, route } = createMetrics(() => health);
  const { url } = await startServer({ "/metrics": route });
  meter.received("message");
  meter.received("message");
  meter.received("inline_query");
  meter.answered({ status: "answered", mode: "private", tookMs: 30 });
  meter.answered({ status: "none", mode: "inline", tookMs: 3_000 });
  meter.failed("sendMessage", 429);
  meter.failed("getUpdates", "none");

  const response = await fetch(`${url}/metrics`);
  expect(response.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
  const lines = (await response.text()).split("\n");
  expect(lines).toEqual(
    expect.arrayContaining([
      "# TYPE reform_bot_updates_total counter",
      'reform_bot_updates_total{kind="message"} 2',
      'reform_bot_updates_total{kind="inline_query"} 1',
      'reform_bot_answers_total{status="answered",mode="private"} 1',
      'reform_bot_answers_total{status="none",mode="inline"} 1',
      "# TYPE reform_bot_answer_duration_seconds histogram",
      'reform_bot_answer_duration_seconds_bucket{le="0.025"} 0',
      'reform_bot_answer_duration_seconds_bucket{le="0.05"} 1',
      'reform_bot_answer_duration_seconds_bucket{le="5"} 2',
      "reform_bot_answer_duration_seconds_count 2",
      'reform_bot_telegram_errors_total{method="sendMessage",code="429"} 1',
      'reform_bot_telegram_errors_total{method="getUpdates",code="none"} 1',
      "reform_bot_queue_depth 7",
      "reform_bot_ready 1",
      "reform_bot_index_built_timestamp_seconds 1700000000",
    ]),
  );
  expect(lines.some((line) => line.startsWith("process_resident_memory_bytes "))).toBe(true);
});

test("two bots in one process count apart", async () => {
  const first = createMetrics(() => health);
  const second = createMetrics(() => health);
  first.meter.received("message");
  const { url } = await startServer({ "/metrics": second.route });
  expect(await (await fetch(`${url}/metrics`)).text()).not.toContain('kind="message"');
});
