/** A network that splits, delays, cuts and falls silent leaves no half of a change. FUZZ_SEED repeats a run. */
import { test } from "vitest";
import {
  expectDocumentsWhole,
  expectGenerationsWhole,
  expectStateWhole,
} from "../../database/disturbed.ts";
import { randomSeed } from "../../fuzz/random-seed.ts";

const cuts = { numRuns: 300, seed: randomSeed(), ending: "cut" } as const;
/** Each takes as long as the longest limit of a statement. */
const silences = { ...cuts, ending: "silence" } as const;

test("cuts, of what the bot remembers", () => expectStateWhole(cuts));

test("cuts, of a change in the shared documents", () => expectDocumentsWhole(cuts));

test("cuts, of a generation of the index", () => expectGenerationsWhole({ ...cuts, numRuns: 100 }));

test("silence, of what the bot remembers", () => expectStateWhole({ ...silences, numRuns: 20 }));

test("silence, of a change in the shared documents", () =>
  expectDocumentsWhole({ ...silences, numRuns: 3 }));
