/** Weeks as /stats has them, made up. */
import type { WeekStatistics } from "../../../src/domain.ts";

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
