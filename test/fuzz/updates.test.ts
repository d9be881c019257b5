/** A few hundred hostile updates. The short form of what test/long does at length. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type OpenedLibrary, openLibrary } from "../setup/open-library.ts";
import { fuzzUpdates } from "./fuzz-updates.ts";

let opened: OpenedLibrary;
beforeAll(async () => void (opened = await openLibrary()));
afterAll(() => opened.close());

test("whatever arrives, the bot goes on answering, and is refused nothing that it says", async () => {
  const { updates } = await fuzzUpdates(opened, { seed: 20_220_531, numUpdates: 300 });
  expect(updates).toBeGreaterThanOrEqual(300);
}, 180_000);
