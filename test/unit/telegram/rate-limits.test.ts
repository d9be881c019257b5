/** What passes a limit, whoever asks and whenever. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createLimit, windowMs } from "../../../src/telegram/rate-limits.ts";

const request = fc.record({ who: fc.constantFrom("a", "b"), afterMs: fc.nat({ max: 20_000 }) });

describe("a limit", () => {
  test("lets at most so many pass in any minute, and tells once a minute", () => {
    const history = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.array(request, { maxLength: 80 }));
    fc.assert(
      fc.property(history, ([perMinute, requests]) => {
        const limit = createLimit(perMinute);
        let nowMs = 1_700_000_000_000;
        const taken = requests.map(({ who, afterMs }) => {
          nowMs += afterMs;
          return { who, atMs: nowMs, passage: limit.take(who, nowMs) };
        });
        for (const { who, atMs, passage } of taken) {
          const inMinute = taken.filter(
            (other) => other.who === who && other.atMs > atMs - windowMs && other.atMs <= atMs,
          );
          const count = (wanted: string) =>
            inMinute.filter((other) => other.passage === wanted).length;
          expect(count("pass")).toBeLessThanOrEqual(perMinute);
          expect(count("tell")).toBeLessThanOrEqual(1);
          expect(count("pass") === perMinute || passage === "pass").toBe(true);
          expect(count("tell") === 1 || passage !== "drop").toBe(true);
        }
      }),
    );
  });

  test("counts by the time of asking: what waited while the bot was away passes", () => {
    const limit = createLimit(2);
    const passages = [0, 1, 2, 3].map((minute) => limit.take("a", minute * windowMs));
    expect(passages).toEqual(["pass", "pass", "pass", "pass"]);
  });

  test("forgets whom it has not heard of for longest", () => {
    const limit = createLimit(1);
    for (let who = 0; who <= 10_000; who += 1) limit.take(String(who), 0);
    expect(limit.take("10000", 0)).toBe("tell");
    expect(limit.take("0", 0)).toBe("pass");
  });
});
