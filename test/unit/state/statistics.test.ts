import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isoWeekOf } from "../../../src/state/iso-week.ts";
import { weeklyStatistics } from "../../../src/state/statistics.ts";

const dayMs = 24 * 60 * 60 * 1000;
const chinaMs = (text: string) => Date.parse(`${text}+08:00`);

describe("ISO weeks, in Chinese time", () => {
  it.each([
    ["2021-01-03T23:59:59", "2020-W53"],
    ["2021-01-04T00:00:00", "2021-W01"],
    ["2024-05-15T12:00:00", "2024-W20"],
    ["2024-12-29T23:59:59", "2024-W52"],
    ["2024-12-30T00:00:00", "2025-W01"],
    ["2026-12-31T12:00:00", "2026-W53"],
    ["2027-01-03T12:00:00", "2026-W53"],
  ])("%s is in %s", (text, name) => {
    expect(isoWeekOf(chinaMs(text)).name).toBe(name);
  });

  it("have seven days from their Monday, and the next has another name", () => {
    const time = fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2100, 0) });
    fc.assert(
      fc.property(time, (atMs) => {
        const week = isoWeekOf(atMs);
        expect(new Date(week.startMs).toISOString()).toMatch(/T16:00:00\.000Z$/);
        expect(new Date(week.startMs).getUTCDay()).toBe(0);
        expect(isoWeekOf(week.startMs)).toEqual(week);
        expect(isoWeekOf(week.startMs + 7 * dayMs - 1)).toEqual(week);
        expect(isoWeekOf(week.startMs + 7 * dayMs).name > week.name).toBe(true);
      }),
    );
  });
});

describe("statistics", () => {
  it("are counted for each week, latest first", () => {
    const at = (text: string) => ({ atMs: chinaMs(text) });
    const questions = [
      { ...at("2024-05-13T00:00:00"), status: "answered", tookMs: 10 },
      { ...at("2024-05-15T00:00:00"), status: "answered", tookMs: 40 },
      { ...at("2024-05-19T23:59:59"), status: "none", tookMs: 5 },
      { ...at("2024-05-14T00:00:00"), status: "related", tookMs: 16 },
      { ...at("2024-05-12T23:59:59"), status: "none", tookMs: 7 },
    ] as const;
    const votes = [
      { ...at("2024-05-20T00:00:00"), direction: "down" },
      { ...at("2024-05-15T00:00:00"), direction: "up" },
      { ...at("2024-05-16T00:00:00"), direction: "up" },
      { ...at("2024-05-17T00:00:00"), direction: "down" },
    ] as const;
    const none = { questions: 0, answered: 0, related: 0, refused: 0, upVotes: 0, downVotes: 0 };
    expect(weeklyStatistics(questions, votes)).toEqual([
      {
        ...none,
        week: { name: "2024-W21", startMs: chinaMs("2024-05-20T00:00:00") },
        medianTookMs: null,
        downVotes: 1,
      },
      {
        week: { name: "2024-W20", startMs: chinaMs("2024-05-13T00:00:00") },
        questions: 4,
        answered: 2,
        related: 1,
        refused: 1,
        // 5, 10, 16, 40
        medianTookMs: 13,
        upVotes: 2,
        downVotes: 1,
      },
      {
        ...none,
        week: { name: "2024-W19", startMs: chinaMs("2024-05-06T00:00:00") },
        questions: 1,
        refused: 1,
        medianTookMs: 7,
      },
    ]);
  });

  it("of nothing are none, and the median of three is the middle one", () => {
    expect(weeklyStatistics([], [])).toEqual([]);
    const three = [9, 1, 3].map((tookMs) => ({ atMs: 0, status: "answered" as const, tookMs }));
    expect(weeklyStatistics(three, [])[0]?.medianTookMs).toBe(3);
  });
});
