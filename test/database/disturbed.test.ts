/** A network that splits, delays and cuts leaves no half of a change. The short form of what test/long does at length. */
import { test } from "vitest";
import { expectDocumentsWhole, expectGenerationsWhole, expectStateWhole } from "./disturbed.ts";

test("of what the bot remembers", () => expectStateWhole({ numRuns: 15, ending: "cut" }));

test("of a change in the shared documents", () =>
  expectDocumentsWhole({ numRuns: 8, ending: "cut" }));

test("of a generation of the index", () => expectGenerationsWhole({ numRuns: 4, ending: "cut" }));
