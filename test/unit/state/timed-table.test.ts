import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it, onTestFinished } from "vitest";
import { openDatabase } from "../../../src/state/embedded/database.ts";
import { createTimedTable } from "../../../src/state/embedded/timed-table.ts";
import { temporaryFolder } from "../../setup/temporary-folder.ts";

async function openEmpty() {
  const database = await openDatabase(temporaryFolder());
  onTestFinished(() => database.close());
  return database;
}

const noLimit = Number.MAX_SAFE_INTEGER;

describe("a record of another form", () => {
  it.each([
    ["no JSON", "\u0000\u0001{"],
    ["JSON of something else", '["?"]'],
    ["an older value", '{"atMs":5,"userId":7,"value":{"old":true}}'],
  ])("is as good as absent, and does not hide others: %s", async (_, text) => {
    const database = await openEmpty();
    const table = createTimedTable(database, "numbers", v.number());
    for (const id of [1, 2, 3]) table.put({ key: [id], atMs: 5, userId: 7, value: id });
    database.write(() => database.put(["numbers", "row", 2], text));

    expect(table.get([2])).toBeNull();
    expect(table.under([]).map(({ value }) => value)).toEqual([1, 3]);
    expect(table.since(0).map(({ value }) => value)).toEqual([1, 3]);
    expect(table.sweep(6, noLimit)).toBe(3);
    expect(table.has([2])).toBe(false);
    expect(database.keysUnder(["numbers", "time"])).toEqual([]);
  });

  it("gives way to a new one, and can be deleted by its user", async () => {
    const database = await openEmpty();
    createTimedTable(database, "t", v.string()).put({ key: [1], atMs: 5, userId: 7, value: "old" });
    const table = createTimedTable(database, "t", v.number());
    expect(table.get([1])).toBeNull();
    expect(table.keysOfUser(7)).toEqual([[1]]);
    table.put({ key: [1], atMs: 6, userId: 8, value: 1 });
    expect(table.keysOfUser(7)).toEqual([]);
    expect(table.get([1])?.value).toBe(1);
    expect(table.remove([1])).toBe(true);
    expect(database.keysUnder(["t"])).toEqual([]);
  });
});

describe("a change that fails half way", () => {
  it("changes nothing", async () => {
    const database = await openEmpty();
    const table = createTimedTable(database, "t", v.number());
    const fail = () =>
      database.write(() => {
        table.put({ key: [1], atMs: 5, userId: null, value: 1 });
        throw new Error("half way");
      });
    expect(fail).toThrow("half way");
    expect(table.get([1])).toBeNull();
    table.put({ key: [1], atMs: 5, userId: null, value: 2 });
    expect(table.get([1])?.value).toBe(2);
  });
});

describe("any history of a table", () => {
  const small = fc.integer({ min: -2, max: 2 });
  const key = fc.tuple(small, fc.constantFrom("a", "ab", ""));
  const atMs = fc.integer({ min: 0, max: 5 });
  const step = fc.oneof(
    fc.record({ kind: fc.constant("put" as const), key, atMs, userId: fc.option(small) }),
    fc.record({ kind: fc.constant("remove" as const), key }),
    fc.record({ kind: fc.constant("rename" as const), key, to: key }),
    fc.record({ kind: fc.constant("sweep" as const), beforeMs: atMs }),
  );

  it("leaves what a plain map has, by key, by time and by user", async () => {
    const database = await openEmpty();
    let round = 0;
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        // A table of its own for each history.
        const table = createTimedTable(database, `table-${(round += 1)}`, v.number());
        const model = new Map<
          string,
          { key: [number, string]; atMs: number; userId: number | null }
        >();
        const outcomes: [got: unknown, expected: unknown][] = [];
        for (const [value, one] of steps.entries()) {
          const id = JSON.stringify(one.kind === "sweep" ? null : one.key);
          if (one.kind === "put") {
            table.put({ key: one.key, atMs: one.atMs, userId: one.userId, value });
            model.set(id, { key: one.key, atMs: one.atMs, userId: one.userId });
          } else if (one.kind === "remove") {
            outcomes.push([table.remove(one.key), model.delete(id)]);
          } else if (one.kind === "rename") {
            table.rename(one.key, one.to);
            const moved = model.get(id);
            const toId = JSON.stringify(one.to);
            if (moved !== undefined && !model.has(toId)) model.set(toId, { ...moved, key: one.to });
            if (id !== toId) model.delete(id);
          } else {
            const old = [...model].filter(([, row]) => row.atMs < one.beforeMs);
            for (const [oldId] of old) model.delete(oldId);
            outcomes.push([table.sweep(one.beforeMs, noLimit), old.length]);
          }
        }
        expect(outcomes.map(([got]) => got)).toEqual(outcomes.map(([, expected]) => expected));
        const rows = [...model.values()];
        const keysOf = (found: readonly { readonly key: unknown }[]) =>
          sorted(found.map((row) => row.key));
        expect(keysOf(table.under([]))).toEqual(keysOf(rows));
        expect(keysOf(table.under([1]))).toEqual(keysOf(rows.filter((row) => row.key[0] === 1)));
        expect(keysOf(table.since(3))).toEqual(keysOf(rows.filter((row) => row.atMs >= 3)));
        const times = rows.map((row) => row.atMs).toSorted((a, b) => a - b);
        expect(table.since(0).map((row) => row.atMs)).toEqual(times);
        expect(table.oldestAtMs()).toBe(times[0] ?? null);
        const newest = table.since(0).toReversed();
        expect([...table.newest(noLimit)]).toEqual(newest);
        expect([...table.newest(3)]).toEqual(newest.slice(0, 3));
        for (const userId of [-2, -1, 0, 1, 2]) {
          const expected = rows.filter((row) => row.userId === userId).map((row) => row.key);
          expect(sorted(table.keysOfUser(userId))).toEqual(sorted(expected));
        }
      }),
      { numRuns: 200 },
    );
  });

  function sorted(keys: readonly unknown[]): string[] {
    return keys.map((one) => JSON.stringify(one)).toSorted();
  }
});
