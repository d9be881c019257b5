/** Answers `GET /metrics` with the metrics of core/metrics.ts, and Node's own, in Prometheus' text format. */
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from "prom-client";
import type { Meter, MetricName } from "../core/meter.ts";
import { type Metric, metrics } from "../core/metrics.ts";
import type { Route } from "./server.ts";

export interface Metrics {
  readonly meter: Meter;
  readonly route: Route;
}

/** Gauges that the library calls `_total`, which is for counters; the same figures are there by type. */
const misnamed = ["handles", "requests", "resources"].map((of) => `nodejs_active_${of}_total`);

type GivenLabels = Readonly<Record<string, string | number>>;

/** @param onScrape called at each request for `/metrics`, to set what is only known by looking */
export function createMetrics(onScrape: (meter: Meter) => Promise<void>): Metrics {
  // The library's default registry is shared by everything in the process.
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  for (const name of misnamed) registry.removeSingleMetric(name);
  const meter = createMeter(registry);
  return {
    meter,
    route: {
      methods: ["GET", "HEAD"],
      async answer() {
        await onScrape(meter);
        return {
          status: 200,
          headers: { "content-type": registry.contentType },
          body: await registry.metrics(),
        };
      },
    },
  };
}

function createMeter(registry: Registry): Meter {
  const counters = new Map<MetricName, Counter>();
  const gauges = new Map<MetricName, Gauge>();
  const histograms = new Map<MetricName, Histogram>();
  const catalogue: Readonly<Record<MetricName, Metric>> = metrics;
  for (const [name, metric] of entriesOf(catalogue)) {
    const { type, help, labels = {}, buckets = [] } = metric;
    const options = { name, help, labelNames: Object.keys(labels), registers: [registry] };
    if (type === "gauge") gauges.set(name, new Gauge(options));
    else if (type === "counter") {
      const counter = new Counter(options);
      // What is absent until it first occurs has no increase then.
      for (const each of combinations(metric)) counter.inc(each, 0);
      counters.set(name, counter);
    } else {
      const histogram = new Histogram({ ...options, buckets: [...buckets] });
      for (const each of combinations(metric)) histogram.zero(each);
      histograms.set(name, histogram);
    }
  }
  const closed = (name: MetricName, [given = {}]: readonly GivenLabels[]) =>
    closedLabels(catalogue[name], given);
  return {
    count: (name, ...labels) => counters.get(name)?.inc(closed(name, labels)),
    set: (name, value, ...labels) => gauges.get(name)?.set(closed(name, labels), value),
    time: (name, tookMs, ...labels) =>
      // The clock may have been turned back meanwhile.
      histograms.get(name)?.observe(closed(name, labels), Math.max(0, tookMs) / 1000),
  };
}

function entriesOf<Key extends string, Value>(record: Readonly<Record<Key, Value>>) {
  return Object.entries(record) as [Key, Value][];
}

function closedLabels({ labels = {} }: Metric, given: GivenLabels): Record<string, string> {
  return Object.fromEntries(
    Object.entries(labels).map(([label, values]) => {
      const value = String(given[label]);
      return [label, values.includes(value) ? value : "other"];
    }),
  );
}

function combinations({ labels = {} }: Metric): Record<string, string>[] {
  let found: Record<string, string>[] = [{}];
  for (const [label, values] of Object.entries(labels))
    found = found.flatMap((rest) => values.map((value) => ({ ...rest, [label]: value })));
  return found;
}
