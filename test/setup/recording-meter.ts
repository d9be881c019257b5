/** A meter that keeps what it is told, as `name value …` without the names' common beginning. */
import type { Meter } from "../../src/core/meter.ts";

export interface RecordingMeter {
  readonly meter: Meter;
  /** Every count of the counter, with its labels' values, in order. */
  readonly counted: (name: string) => readonly string[];
  /** The last value of each gauge. */
  readonly gauges: ReadonlyMap<string, number>;
  /** Every duration in milliseconds, with its labels' values. */
  readonly timed: (name: string) => readonly { readonly of: string; readonly tookMs: number }[];
}

type LabelValues = Readonly<Record<string, string | number>>;

export function createRecordingMeter(): RecordingMeter {
  const counts: { name: string; of: string }[] = [];
  const times: { name: string; of: string; tookMs: number }[] = [];
  const gauges = new Map<string, number>();
  const told = (labels: readonly LabelValues[]) => Object.values(labels[0] ?? {}).join(" ");
  const short = (name: string) => name.replace(/^reform_bot_/u, "");
  const ofName = <Entry extends { name: string }>(entries: readonly Entry[], name: string) =>
    entries.filter((entry) => entry.name === name);
  return {
    meter: {
      count: (name, ...labels) => void counts.push({ name: short(name), of: told(labels) }),
      set: (name, value, ...labels) =>
        void gauges.set([short(name), told(labels)].join(" ").trim(), value),
      time: (name, tookMs, ...labels) =>
        void times.push({ name: short(name), of: told(labels), tookMs }),
    },
    counted: (name) => ofName(counts, name).map(({ of }) => of),
    gauges,
    timed: (name) => ofName(times, name),
  };
}
