/** A build that is killed: the index that was there answers, and the next start cleans up. The long form kills more. */
import { expect, onTestFinished, test } from "vitest";
import { createKillingGround } from "../setup/kill-builds.ts";

/** Seven starts, some ten seconds; many times that where the machine has other work. */
const timeoutMs = 5 * 60_000;

test(
  "a build that is killed while it embeds, writes, or is about to switch, does no harm",
  { timeout: timeoutMs },
  async () => {
    const ground = await createKillingGround();
    onTestFinished(() => ground.close());
    const early = await ground.kill({ step: "texts are embedded", delayMs: 0 });
    expect(early).toMatchObject({ wasKilled: true, wasReplaced: false });
    // What is seen of the others may be over before the signal arrives.
    await ground.kill({ step: "files are written", delayMs: 5 });
    await ground.kill({ step: "the pointer is written", delayMs: 0 });
  },
);
