/** Nothing is lost, however often the process is killed, and wherever. */
import { test } from "vitest";
import { countsOf, expectNothingLost } from "../telegram/expect-nothing-lost.ts";
import { killUnderLoad } from "../telegram/kill-under-load.ts";

test("a process that is killed again and again while it answers loses no question", async () => {
  const report = await killUnderLoad({ questions: 600, kills: 30, chats: 60 });
  expectNothingLost(report);
  console.log(countsOf(report));
});
