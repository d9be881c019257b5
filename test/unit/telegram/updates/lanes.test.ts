/** What is handled when: order within a lane, lanes beside each other. */
import { setImmediate as nextTurn } from "node:timers/promises";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createLanes, type Ending, type Outcome } from "../../../../src/telegram/updates/lanes.ts";
import { createGate } from "../../../telegram/harness.ts";

const done: Ending = { kind: "done" };

async function settled(lanes: { size(): number }): Promise<void> {
  while (lanes.size() > 0) await nextTurn();
}

type MaybeAlone = { readonly alone: boolean } | undefined;

function aloneFirst(a: MaybeAlone, b: MaybeAlone): number {
  return Number(b?.alone) - Number(a?.alone);
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

  test("let a job that is to be alone be handled by itself, and go on beside each other after it", async () => {
    const job = fc.record({ alone: fc.boolean(), isVain: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(job, { maxLength: 12 }), async (jobs) => {
        const running = new Set<number>();
        const begun: number[] = [];
        let left = jobs.filter(({ alone }) => alone).length;
        const lanes = createLanes({
          width: 4,
          async handle(id) {
            const { alone = false, isVain = false } = jobs[id] ?? {};
            const isFirst = !begun.includes(id);
            if (left > 0) expect(running.size).toBe(0);
            // Those that are to be alone were added first.
            if (isFirst && !alone) expect(left).toBe(0);
            running.add(id);
            begun.push(id);
            await nextTurn();
            running.delete(id);
            if (isFirst && alone) left -= 1;
            return isFirst && isVain ? { kind: "again", inMs: 0 } : done;
          },
        });
        const ids = [...jobs.keys()].toSorted((a, b) => aloneFirst(jobs[a], jobs[b]) || a - b);
        for (const id of ids)
          lanes.add({ lane: `lane ${id}`, id, alone: jobs[id]?.alone === true });
        await settled(lanes);
        expect(new Set(begun).size).toBe(jobs.length);
      }),
    );
  });

  test("let what comes later begin while a job goes on, which counts until it has ended", async () => {
    const gate = createGate();
    const order: string[] = [];
    const handle = async (id: number): Promise<Outcome> => {
      order.push(`job ${id}`);
      await nextTurn();
      if (id !== 1) return done;
      return { kind: "goes-on", ended: gate.opened.then(() => done) };
    };
    const lanes = createLanes({ width: 1, handle });
    for (const id of [1, 2]) lanes.add({ lane: "a", id });
    while (lanes.size() > 1) await nextTurn();
    expect(order).toEqual(["job 1", "job 2"]);
    gate.open();
    await settled(lanes);
  });

  test("begin a job anew that went on in vain, behind what came meanwhile", async () => {
    const order: number[] = [];
    const handle = async (id: number): Promise<Outcome> => {
      const isFirst = !order.includes(1);
      order.push(id);
      await nextTurn();
      if (id !== 1 || !isFirst) return done;
      return { kind: "goes-on", ended: Promise.resolve({ kind: "again", inMs: 5 }) };
    };
    const lanes = createLanes({ width: 1, handle });
    for (const id of [1, 2]) lanes.add({ lane: "a", id });
    await settled(lanes);
    expect(order).toEqual([1, 2, 1]);
  });

  test("put a job that is behind another to their end, until that one is done", async () => {
    const finished: number[] = [];
    const ids = [3, 1, 4, 2];
    const lanes = createLanes({
      width: 2,
      async handle(id) {
        await nextTurn();
        if (ids.some((other) => other < id && !finished.includes(other)))
          return { kind: "behind", inMs: 0 };
        finished.push(id);
        return done;
      },
    });
    for (const id of ids) lanes.add({ lane: "a", id });
    await settled(lanes);
    expect(finished).toEqual([1, 2, 3, 4]);
  });

  test("that are stopped wait for what goes on", async () => {
    const gate = createGate();
    const ended: string[] = [];
    const lanes = createLanes({
      width: 1,
      handle: async () => ({ kind: "goes-on", ended: gate.opened.then(() => done) }),
    });
    lanes.add({ lane: "a", id: 1 });
    await nextTurn();
    const stopped = lanes.stop().then(() => ended.push("lanes"));
    await nextTurn();
    ended.push("gate");
    gate.open();
    await stopped;
    expect(ended).toEqual(["gate", "lanes"]);
    expect(lanes.size()).toBe(0);
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
