/** Weeks as /stats has them, made up. */
import fc from "fast-check";
import type { WeekStatistics } from "../../src/core/usage.ts";

export function aWeek(week: string, fields: Partial<WeekStatistics> = {}): WeekStatistics {
  return {
    week,
    questions: 0,
    answered: 0,
    related: 0,
    refused: 0,
    medianTookMs: null,
    upVotes: 0,
    downVotes: 0,
    ...fields,
  };
}

/** Far more than anybody will ever ask. */
export const maxCount = 9_999_999;

/** Latest first; at most as many as are shown. */
export const someWeeks: fc.Arbitrary<WeekStatistics[]> = fc
  .array(
    fc.record({
      answered: someCount(),
      related: someCount(),
      refused: someCount(),
      tookMs: someCount(),
      upVotes: someCount(),
      downVotes: someCount(),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((weeks) =>
    weeks.map(({ answered, related, refused, tookMs, upVotes, downVotes }, back) => {
      const questions = answered + related + refused;
      const medianTookMs = questions === 0 ? null : tookMs;
      const counts = { questions, answered, related, refused, medianTookMs, upVotes, downVotes };
      return aWeek(`2022-W${47 - back}`, counts);
    }),
  );

function someCount(): fc.Arbitrary<number> {
  return fc.oneof(
    fc.constant(0),
    fc.integer({ min: 0, max: 9 }),
    fc.integer({ min: 0, max: maxCount }),
  );
}
