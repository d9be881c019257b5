/** What WebAssembly makes of vectors of any length, and that it is what its text says. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import openWabt from "wabt";
import { cosinesOf, type VectorTable } from "../../../../src/index/vectors/vector-index.ts";
import { cosineOf } from "../../../setup/cosine.ts";

const folder = new URL("../../../../src/index/vectors/", import.meta.url);
const value = fc.float({ min: -1, max: 1, noNaN: true });

const tableAndQuery = fc.integer({ min: 1, max: 150 }).chain((dimension) =>
  fc.record({
    query: fc
      .array(value, { minLength: dimension, maxLength: dimension })
      .map((values) => Float32Array.from(values)),
    table: fc
      .array(fc.array(value, { minLength: dimension, maxLength: dimension }), { minLength: 1 })
      .map((rows): VectorTable => ({ dimension, values: Float32Array.from(rows.flat()) })),
  }),
);

function allRowsOf({ dimension, values }: VectorTable): number[] {
  return [...Array(values.length / dimension).keys()];
}

test("every row has its own inner product with the query, whatever was compared before", () => {
  fc.assert(
    fc.property(tableAndQuery, ({ table, query }) => {
      const rows = allRowsOf(table);
      const found = cosinesOf(table, rows, query);
      for (const row of rows) expect(found[row]).toBeCloseTo(cosineOf(table, row, query), 4);
    }),
  );
});

test("chosen rows are compared in the order they are named in, also one twice", () => {
  const chosen = tableAndQuery.chain(({ table, query }) =>
    fc.record({
      table: fc.constant(table),
      query: fc.constant(query),
      rows: fc.array(fc.constantFrom(...allRowsOf(table))),
    }),
  );
  fc.assert(
    fc.property(chosen, ({ table, query, rows }) => {
      const all = cosinesOf(table, allRowsOf(table), query);
      expect([...cosinesOf(table, rows, query)]).toEqual(rows.map((row) => all[row]));
    }),
  );
});

test("more rows than fit at once, of the model's size", () => {
  const dimension = 512;
  const values = Float32Array.from({ length: 100 * dimension }, (_, at) => Math.sin(at) / 16);
  const query = values.slice(7 * dimension, 8 * dimension);
  const table = { dimension, values };
  for (const [row, cosine] of cosinesOf(table, allRowsOf(table), query).entries())
    expect(cosine).toBeCloseTo(cosineOf(table, row, query), 5);
});

test("no rows have no cosines", () => {
  const table = { dimension: 4, values: new Float32Array(8) };
  expect(cosinesOf(table, [], new Float32Array(4))).toHaveLength(0);
});

test("the code that runs is made of the text beside it (npm run build:wasm)", async () => {
  const wabt = await openWabt();
  const text = readFileSync(new URL("inner-products.wat", folder), "utf8");
  const { buffer } = wabt.parseWat("inner-products.wat", text).toBinary({});
  expect([...readFileSync(new URL("inner-products.wasm", folder))]).toEqual([...buffer]);
});
