/** How often somebody may ask. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LimitedRequest } from "../../../src/state/rate-limits.ts";
import type { StateStore } from "../../../src/state/state-store.ts";
import { dayMs, startMs } from "../../setup/state-records.ts";
import type { OpenStore } from "../state-store.ts";

const windowMs = 60_000;

function aRequest(updateId: number, fields: Partial<LimitedRequest> = {}): LimitedRequest {
  return {
    limit: "questions",
    who: { kind: "user", id: "7" },
    most: 1,
    windowMs,
    atMs: startMs,
    updateId,
    ...fields,
  };
}

/** The verdicts on these requests, one after the other, the first of number 1. */
async function verdictsOn(state: StateStore, requests: readonly Partial<LimitedRequest>[]) {
  const verdicts: string[] = [];
  for (const [n, fields] of requests.entries())
    verdicts.push(await state.limits.take(aRequest(n + 1, fields)));
  return verdicts;
}

export function describeLimits(openStore: OpenStore): void {
  describe("a limit", () => {
    const request = fc.record({ id: fc.constantFrom("7", "8"), afterMs: fc.nat({ max: 20_000 }) });

    test("lets at most so many pass in any window, and tells once a window", async () => {
      const { state } = await openStore();
      const history = fc.tuple(
        fc.integer({ min: 1, max: 5 }),
        fc.array(request, { maxLength: 60 }),
      );
      let round = 0;
      await fc.assert(
        fc.asyncProperty(history, async ([most, requests]) => {
          // One store for all histories: each has a limit of its own.
          const limit = `limit ${(round += 1)}`;
          let atMs = startMs;
          const taken: { id: string; atMs: number; verdict: string }[] = [];
          for (const [n, { id, afterMs }] of requests.entries()) {
            atMs += afterMs;
            const asked = aRequest(n, { limit, who: { kind: "user", id }, most, atMs });
            taken.push({ id, atMs, verdict: await state.limits.take(asked) });
          }
          for (const one of taken) {
            const inWindow = taken.filter(
              (other) =>
                other.id === one.id && other.atMs > one.atMs - windowMs && other.atMs <= one.atMs,
            );
            const count = (wanted: string) =>
              inWindow.filter(({ verdict }) => verdict === wanted).length;
            expect(count("pass")).toBeLessThanOrEqual(most);
            expect(count("tell")).toBeLessThanOrEqual(1);
            expect(count("pass") === most || one.verdict === "pass").toBe(true);
            expect(count("tell") === 1 || one.verdict !== "drop").toBe(true);
          }
        }),
        { numRuns: 40 },
      );
    });

    test("counts requests that come at the same time one by one", async () => {
      const { state } = await openStore();
      const taken = [1, 2, 3, 4, 5].map((id) => state.limits.take(aRequest(id, { most: 3 })));
      expect((await Promise.all(taken)).toSorted()).toEqual([
        "drop",
        "pass",
        "pass",
        "pass",
        "tell",
      ]);
    });

    test("counts by the time of asking, else by the store's", async () => {
      const { state, clock } = await openStore();
      const minutes = [0, 1, 2].map((minute) => ({ atMs: startMs + minute * windowMs }));
      expect(await verdictsOn(state, minutes)).toEqual(["pass", "pass", "pass"]);
      clock.nowMs = startMs + 2 * windowMs;
      expect(await state.limits.take(aRequest(4, { atMs: null }))).toBe("tell");
      clock.nowMs += windowMs;
      expect(await state.limits.take(aRequest(5, { atMs: null }))).toBe("pass");
    });

    test("is of one kind of request, and of one user or chat", async () => {
      const { state } = await openStore();
      const others: Partial<LimitedRequest>[] = [
        {},
        { limit: "presses" },
        { who: { kind: "user", id: "07" } },
        { who: { kind: "chat", id: "7" } },
      ];
      expect(await verdictsOn(state, others)).toEqual(["pass", "pass", "pass", "pass"]);
    });

    test("gives an update that is begun anew the same verdict, and counts it once", async () => {
      const { state } = await openStore();
      const take = (updateId: number) => state.limits.take(aRequest(updateId, { most: 2 }));
      expect([await take(1), await take(1), await take(2)]).toEqual(["pass", "pass", "pass"]);
      expect([await take(3), await take(3), await take(4)]).toEqual(["tell", "tell", "drop"]);
    });

    test("is taken away with its user, and leaves others alone", async () => {
      const { state } = await openStore();
      const other = { who: { kind: "user", id: "8" } } as const;
      const group = { who: { kind: "chat", id: "7" } } as const;
      await verdictsOn(state, [{}, other, group]);
      await state.forgetUser("7");
      expect(await state.limits.take(aRequest(4))).toBe("pass");
      expect(await state.limits.take(aRequest(5, other))).toBe("tell");
      expect(await state.limits.take(aRequest(6, group))).toBe("tell");
    });

    test("is swept a day after the last request", async () => {
      const { state } = await openStore();
      await verdictsOn(state, [{}, { limit: "presses" }]);
      expect(await state.sweep(startMs + dayMs)).toBe(0);
      expect(await state.sweep(startMs + dayMs + 1)).toBe(2);
    });
  });
}
