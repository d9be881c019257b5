/** How figures are shown, and when the memory's has a target. */
import { expect, test } from "vitest";
import { type Figure, markdownTable, memoryFigure } from "../../../../src/measure/bench/figures.ts";

function shown(value: number, target: Figure["target"] = null): string | undefined {
  const figure = { what: "a", value, target, detail: "b" };
  return markdownTable([figure]).split("\n").at(-1);
}

test("what is small has two digits all the same: beside its target it can be judged", () => {
  expect(shown(0.004_249, { atMost: 0.01 })).toBe("| a | 0.0042 | ≤ 0.01 | b |");
  expect(shown(0.5)).toBe("| a | 0.50 |  | b |");
  expect(shown(12.345)).toBe("| a | 12.35 |  | b |");
  expect(shown(0)).toBe("| a | 0.00 |  | b |");
});

test("memory is set beside vectors and texts, and judged where they are what it is made of", () => {
  const memory = {
    residentBytes: 500 * 2 ** 20,
    vectorBytes: 150 * 2 ** 20,
    textBytes: 50 * 2 ** 20,
    passageCount: 60_000,
  };
  expect(memoryFigure(memory)).toEqual({
    what: "memory resident over the bytes of vectors and texts",
    value: 2.5,
    target: { atMost: 2.5 },
    detail: "500.0 MiB resident with the model; vectors 150.0 MiB, texts 50.0 MiB",
  });
  expect(memoryFigure({ ...memory, passageCount: 59_999 }).target).toBeNull();
});
