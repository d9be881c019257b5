/** What is handled when: order within a lane, lanes beside each other. */
import { setImmediate as nextTurn } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createLanes, type Outcome } from "../../../../src/bot/updates/lanes.ts";
import { createGate } from "../../../telegram/harness.ts";

const done: Outcome = { kind: "done" };

async function settled(lanes: { size(): number }): Promise<void> {
  while (lanes.size() > 0) await nextTurn();
}

describe("lanes", () => {
  test("keep their order, do each job once, and never two of a lane at a time", async () => {
    const job = fc.record({ lane: fc.constantFrom("a", "b", "c"), vain: fc.nat({ max: 2 }) });
    const history = fc.record({
      jobs: fc.array(job, { maxLength: 40 }),
      width: fc.integer({ min: 1, max: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(history, async ({ jobs, width }) => {
        const finished: number[] = [];
        const vain = jobs.map(({ vain: times }) => times);
        const busy = new Set<string>();
        let mostAtOnce = 0;
        const lanes = createLanes({
          width,
          async handle(id) {
            const lane = jobs[id]?.lane ?? "";
            expect(busy.has(lane)).toBe(false);
            busy.add(lane);
            mostAtOnce = Math.max(mostAtOnce, busy.size);
            await nextTurn();
            busy.delete(lane);
            const left = vain[id] ?? 0;
            vain[id] = left - 1;
            if (left > 0) return { kind: "again", inMs: 0 };
            finished.push(id);
            return done;
          },
        });
        for (const [id, { lane }] of jobs.entries()) lanes.add({ lane, id });
        await settled(lanes);
        expect(mostAtOnce).toBeLessThanOrEqual(width);
        expect(finished.toSorted((a, b) => a - b)).toEqual(jobs.map((_, id) => id));
        for (const name of ["a", "b", "c"]) {
          const order = finished.filter((id) => jobs[id]?.lane === name);
          expect(order).toEqual(order.toSorted((a, b) => a - b));
        }
      }),
    );
  });

  test("take turns: who writes much waits behind himself", async () => {
    const order: string[] = [];
    const names = ["much", "much", "much", "little"];
    const lanes = createLanes({
      width: 1,
      async handle(id) {
        order.push(names[id] ?? "");
        await nextTurn();
        return done;
      },
    });
    for (const [id, lane] of names.entries()) lanes.add({ lane, id });
    await settled(lanes);
    expect(order).toEqual(["much", "little", "much", "much"]);
  });

  test("that rest hold up no other", async () => {
    const order: string[] = [];
    let isRested = false;
    const names = ["resting", "other"];
    const lanes = createLanes({
      width: 1,
      async handle(id) {
        order.push(names[id] ?? "");
        await nextTurn();
        if (id !== 0 || isRested) return done;
        isRested = true;
        return { kind: "again", inMs: 5 };
      },
    });
    lanes.add({ lane: "resting", id: 0 });
    lanes.add({ lane: "other", id: 1 });
    await settled(lanes);
    expect(order).toEqual(["resting", "other", "resting"]);
  });

  test("that are stopped finish what runs and begin nothing", async () => {
    const gate = createGate();
    const begun: number[] = [];
    const lanes = createLanes({
      width: 1,
      async handle(id) {
        begun.push(id);
        await gate.opened;
        return done;
      },
    });
    lanes.add({ lane: "a", id: 1 });
    lanes.add({ lane: "a", id: 2 });
    lanes.add({ lane: "b", id: 3 });
    const stopped = lanes.stop();
    gate.open();
    await stopped;
    expect(begun).toEqual([1]);
    expect(lanes.size()).toBe(2);
  });
});
