/**
 * A time in, its week out, as ISO 8601 counts weeks: they begin on Monday, and belong to the year of their
 * Thursday.
 * Weeks are those of Chinese time, where the questions are asked: eight hours ahead of UTC all the year.
 */

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;
const offsetMs = 8 * hourMs;
/** Of every week: Chinese time has no summer time. */
export const weekMs = 7 * dayMs;

export interface IsoWeek {
  /** `2022-W05` */
  readonly name: string;
  /** Monday, 0:00. */
  readonly startMs: number;
}

export function isoWeekOf(atMs: number): IsoWeek {
  const localMs = atMs + offsetMs;
  const daysSinceMonday = (new Date(localMs).getUTCDay() + 6) % 7;
  const mondayMs = Math.floor(localMs / dayMs) * dayMs - daysSinceMonday * dayMs;
  const thursdayMs = mondayMs + 3 * dayMs;
  const year = new Date(thursdayMs).getUTCFullYear();
  const number = 1 + Math.floor((thursdayMs - Date.UTC(year, 0, 1)) / weekMs);
  return { name: `${year}-W${String(number).padStart(2, "0")}`, startMs: mondayMs - offsetMs };
}
