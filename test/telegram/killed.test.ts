/** Nothing is lost when the process is killed. The short form of what test/long does at length. */
import { test } from "vitest";
import { expectNothingLost } from "./expect-nothing-lost.ts";
import { killUnderLoad } from "./kill-under-load.ts";

test("a process that is killed while it answers loses no question", async () => {
  expectNothingLost(await killUnderLoad({ questions: 60, kills: 3, chats: 12 }));
}, 180_000);
