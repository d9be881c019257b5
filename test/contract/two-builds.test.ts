/** Programs that start at once on one index folder: each ends well, and none takes from another what it needs. */
import { expect, test } from "vitest";
import { expectTogether } from "../setup/two-builds.ts";

/** Some ten seconds; many times that where the machine has other work. */
const timeout = 5 * 60_000;

test("of the same documents: one builds, the other uses it", { timeout }, async () => {
  const { buildCount } = await expectTogether([1, 1]);
  expect(buildCount).toBe(1);
});

test("of different documents: each answers from its own", { timeout }, async () => {
  const { buildCount } = await expectTogether([1, 2]);
  expect(buildCount).toBe(2);
});
