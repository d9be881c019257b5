/** Builds killed at every step of their work, and at no particular moment: not once is an index lost. */
import { expect, onTestFinished, test } from "vitest";
import { type Moment, createKillingGround, steps } from "../setup/kill-builds.ts";
import { printCountsAtEnd } from "../setup/print-counts.ts";

const counts = printCountsAtEnd("builds killed", {
  kills: 0,
  "before the switch": 0,
  "with leftovers": 0,
  "too late": 0,
  failures: 0,
});

const timesEach = 8;
/** About as long as the step and those after it take. */
const spanMs: Record<Moment["step"], number> = {
  "texts are embedded": 800,
  "files are written": 20,
  "the folder gets its name": 4,
  "the pointer is written": 2,
  "the pointer is in its place": 2,
};

test("the index outlives its builds", async () => {
  const ground = await createKillingGround();
  onTestFinished(() => ground.close());
  for (let time = 0; time < timesEach; time++)
    for (const step of Object.keys(steps) as Moment["step"][]) {
      const moment = { step, delayMs: Math.random() * spanMs[step] };
      const outcome = await ground.kill(moment).catch((cause: unknown) => {
        counts.failures++;
        throw new Error(`killed ${moment.delayMs} ms after ${step}`, { cause });
      });
      counts.kills += Number(outcome.wasKilled);
      counts["too late"] += Number(!outcome.wasKilled);
      counts["before the switch"] += Number(!outcome.wasReplaced);
      counts["with leftovers"] += Number(outcome.leftoverCount > 0);
    }
  expect(counts.kills).toBeGreaterThanOrEqual(10);
});
