/**
 * Answers `GET /metrics` with the bot's counters in Prometheus' text format. Invariant: no label holds text that users
 * wrote or tells who they are.
 */
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";
import type { Meter } from "../core/meter.ts";
import type { Health } from "./health.ts";
import type { Route } from "./server.ts";

export interface Metrics {
  readonly meter: Meter;
  readonly route: Route;
}

/** Histogram buckets: from a question about one place on a fast machine to one that waits behind many. */
const answerSeconds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function createMetrics(health: () => Health): Metrics {
  // The library's default registry is shared by everything in the process.
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  gaugeHealth(registry, health);
  return {
    meter: createMeter(registry),
    route: {
      methods: ["GET", "HEAD"],
      answer: async () => ({
        status: 200,
        headers: { "content-type": registry.contentType },
        body: await registry.metrics(),
      }),
    },
  };
}

function createMeter(registry: Registry): Meter {
  const registers = [registry];
  const updates = new Counter({
    name: "reform_bot_updates_total",
    help: "Updates received from Telegram, by kind; one that came twice counts once.",
    labelNames: ["kind"],
    registers,
  });
  const answers = new Counter({
    name: "reform_bot_answers_total",
    help: "Questions answered, by what came of them and how they were asked.",
    labelNames: ["status", "mode"],
    registers,
  });
  const seconds = new Histogram({
    name: "reform_bot_answer_duration_seconds",
    help: "Time to find an answer; sending it is not part of it.",
    buckets: answerSeconds,
    registers,
  });
  const failures = new Counter({
    name: "reform_bot_telegram_errors_total",
    help: "Calls to Telegram that failed, by method and error code; none where no answer came.",
    labelNames: ["method", "code"],
    registers,
  });
  const refusals = new Counter({
    name: "reform_bot_refusals_total",
    help: "Requests that were not answered, by the reason: sent by a program, from a chat that is not allowed, too many.",
    labelNames: ["reason"],
    registers,
  });
  const uploads = new Counter({
    name: "reform_bot_upload_refusals_total",
    help: "Files and texts for a document that could not be taken, by the reason.",
    labelNames: ["reason"],
    registers,
  });
  return {
    received: (kind) => updates.inc({ kind }),
    answered({ status, mode, tookMs }) {
      answers.inc({ status, mode });
      seconds.observe(tookMs / 1000);
    },
    failed: (method, code) => failures.inc({ method, code }),
    refused: (reason) => refusals.inc({ reason }),
    uploadRefused: (reason) => uploads.inc({ reason }),
  };
}

/** The values are read at each request for `/metrics`. */
function gaugeHealth(registry: Registry, health: () => Health): void {
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(value());
      },
    });
  gauge("reform_bot_ready", "1 while the bot takes questions.", () => Number(health().isReady));
  gauge(
    "reform_bot_last_contact_timestamp_seconds",
    "When Telegram last answered a call for updates; 0 before the first.",
    () => (health().lastContactAtMs ?? 0) / 1000,
  );
  gauge(
    "reform_bot_queue_depth",
    "Updates that wait or are being answered.",
    () => health().queueDepth,
  );
  gauge(
    "reform_bot_index_built_timestamp_seconds",
    "When the index was built; 0 until it is open.",
    () => (health().indexBuiltAtMs ?? 0) / 1000,
  );
}
