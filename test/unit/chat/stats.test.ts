/** What /stats says, in both languages, with and without a chart above it. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isWorthAChart, renderStats } from "../../../src/chat/stats/stats.ts";
import { aWeek, someWeeks } from "../../setup/some-weeks.ts";
import { takenAsOne } from "../../setup/taken.ts";
import { matchesGolden } from "../../setup/telegram-golden.ts";
import { messages } from "../../telegram/harness.ts";

const used = aWeek("2021-W52", {
  questions: 1234,
  answered: 1000,
  related: 200,
  refused: 34,
  medianTookMs: 12.5,
  upVotes: 10,
});
const voted = aWeek("2022-W02", { upVotes: 1, downVotes: 2 });
const weeks = [voted, aWeek("2022-W01"), used];

describe.each(["zh", "en"] as const)("in %s", (language) => {
  const say = messages.in(language);

  test("use by week, in one week, and no use", async () => {
    const rendered = [
      renderStats(weeks, say),
      renderStats(weeks, say, { belowChart: true }),
      renderStats([used], say),
      renderStats([aWeek("2022-W02")], say),
      renderStats([aWeek("2022-W02"), aWeek("2022-W01")], say),
    ];
    await matchesGolden(`stats.${language}`, rendered);
  });

  test("a caption is never longer than Telegram takes", () => {
    fc.assert(
      fc.property(someWeeks, (some) => {
        const { text } = takenAsOne(renderStats(some, say, { belowChart: true }));
        expect(text.length).toBeLessThanOrEqual(1024);
      }),
    );
  });
});

test("there is a chart of two weeks and more, if any was used", () => {
  expect(isWorthAChart(weeks)).toBe(true);
  expect(isWorthAChart([aWeek("2022-W02"), used])).toBe(true);
  expect(isWorthAChart([voted, aWeek("2022-W01")])).toBe(true);
  expect(isWorthAChart([used])).toBe(false);
  expect(isWorthAChart([aWeek("2022-W02"), aWeek("2022-W01")])).toBe(false);
});
