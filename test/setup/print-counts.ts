/**
 * What a long test counted in; one line on stdout out, printed when its file has ended, whether it passed or not.
 */
import { afterAll } from "vitest";

/** The counts may be raised until the end: `{ kills: 0, failures: 0 }` is printed as `NAME: 10 kills, 0 failures`. */
export function printCountsAtEnd<T extends Readonly<Record<string, number>>>(
  name: string,
  counts: T,
): T {
  afterAll(() => {
    const parts = Object.entries(counts).map(([what, count]) => `${count} ${what}`);
    process.stdout.write(`${name}: ${parts.join(", ")}\n`);
  });
  return counts;
}
