/** How long each of many items took in; one line about all of them out, with the slowest by their shapes. */

export interface Timed {
  readonly shape: string;
  readonly ms: number;
}

export interface Timings {
  add(timed: Timed): void;
  readonly count: number;
  /** `median 9 ms, slowest 212 ms ("a-" × 4000), 180 ms (…)` */
  summary(): string;
}

const slowestShown = 3;
const shapeShown = 60;

export function createTimings(): Timings {
  const all: Timed[] = [];
  return {
    add: (timed) => void all.push(timed),
    get count() {
      return all.length;
    },
    summary() {
      const sorted = all.toSorted((a, b) => b.ms - a.ms);
      const median = sorted[Math.floor(sorted.length / 2)]?.ms ?? 0;
      const slowest = sorted
        .slice(0, slowestShown)
        .map(({ shape, ms }) => `${Math.round(ms)} ms (${shape.slice(0, shapeShown)})`);
      return `median ${Math.round(median)} ms, slowest ${slowest.join(", ")}`;
    },
  };
}
