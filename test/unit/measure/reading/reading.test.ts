/** Pages as the commonest sites make them are read right, whichever text stands in them. */
import { expect, test } from "vitest";
import { measureReading } from "../../../../src/measure/reading/measure-reading.ts";
import { places } from "../../../setup/document-fixtures.ts";

test("nothing that made pages state is read wrong", async () => {
  const figures = await measureReading(places);
  expect(figures.flatMap(({ field, misses }) => misses.map((miss) => `${field}: ${miss}`))).toEqual(
    [],
  );
  expect(figures[0]?.asked).toBeGreaterThanOrEqual(40);
}, 120_000);
