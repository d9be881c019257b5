/** Memory stays bounded, however many ask while Telegram takes no answer. */
import { expect, test } from "vitest";
import { askedInEach, letWait, mostWaiting } from "../telegram/many-waiting.ts";

/** An update that waits here is a number in its chat's lane; the rest is what the collector of garbage leaves. */
const mostBytesEach = 10 * 1024;

// What memory a process has is read from /proc, which only Linux has.
test.skipIf(process.platform !== "linux")(
  "ten thousand updates wait in little memory, more stay with Telegram, and all are answered",
  async () => {
    const asked = mostWaiting + 400;
    const report = await letWait(asked);
    const { waiting, leftWithTelegram, memoryBefore, memoryWaiting, answers } = report;
    const bytesEach = Math.round((memoryWaiting - memoryBefore) / waiting);
    const megabytes = [memoryBefore, memoryWaiting].map((bytes) => (bytes / 1e6).toFixed(0));
    console.log(
      `${waiting} waiting, ${leftWithTelegram} left with Telegram, ${megabytes.join(" to ")} MB, ${bytesEach} bytes each, ${answers.reduce((a, b) => a + b, 0)} of ${asked} answered`,
    );
    // A batch of a hundred may be on its way when there is no more room.
    expect(waiting).toBeLessThan(mostWaiting + 100);
    expect(waiting + leftWithTelegram).toBeGreaterThanOrEqual(asked);
    expect(bytesEach).toBeLessThan(mostBytesEach);
    expect(new Set(answers)).toEqual(new Set([askedInEach]));
  },
);
