import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isoWeekOf, weeklyStatistics } from "../../../src/state/statistics.ts";
import { aWeek } from "../../setup/some-weeks.ts";

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

interface Records {
  readonly questions?: readonly Question[];
  readonly votes?: readonly Vote[];
}
type Question = Awaited<ReturnType<Sources["questions"]["since"]>>[number];
type Vote = Awaited<ReturnType<Sources["feedback"]["since"]>>[number];
type Sources = Parameters<typeof weeklyStatistics>[0];

/** By what the state does: oldest first. */
function kept({ questions = [], votes = [] }: Records): Sources {
  const source = <T extends { readonly atMs: number }>(records: readonly T[]) => {
    const sorted = records.toSorted((a, b) => a.atMs - b.atMs);
    return {
      since: async (fromMs: number) => sorted.filter(({ atMs }) => atMs >= fromMs),
      oldestAtMs: async () => sorted[0]?.atMs ?? null,
    };
  };
  return { questions: source(questions), feedback: source(votes) };
}

const at = (text: string) => ({ atMs: chinaMs(text) });

describe("statistics", () => {
  it("are counted for each week, latest first, those without anything included", async () => {
    const records = kept({
      questions: [
        { ...at("2024-05-13T00:00:00"), status: "answered", tookMs: 10 },
        { ...at("2024-05-15T00:00:00"), status: "answered", tookMs: 40 },
        { ...at("2024-05-19T23:59:59"), status: "none", tookMs: 5 },
        { ...at("2024-05-14T00:00:00"), status: "related", tookMs: 16 },
        { ...at("2024-05-05T23:59:59"), status: "none", tookMs: 7 },
      ],
      votes: [
        { ...at("2024-05-20T00:00:00"), direction: "down" },
        { ...at("2024-05-15T00:00:00"), direction: "up" },
        { ...at("2024-05-16T00:00:00"), direction: "up" },
        { ...at("2024-05-17T00:00:00"), direction: "down" },
      ],
    });
    const span = { nowMs: chinaMs("2024-05-27T00:00:00"), weekCount: 8 };
    expect(await weeklyStatistics(records, span)).toEqual([
      aWeek("2024-W22"),
      aWeek("2024-W21", { downVotes: 1 }),
      aWeek("2024-W20", {
        questions: 4,
        answered: 2,
        related: 1,
        refused: 1,
        // 5, 10, 16, 40
        medianTookMs: 13,
        upVotes: 2,
        downVotes: 1,
      }),
      aWeek("2024-W19"),
      aWeek("2024-W18", { questions: 1, refused: 1, medianTookMs: 7 }),
    ]);
  });

  it("begin with the first week of which anything is known, at most so many weeks ago", async () => {
    const nowMs = chinaMs("2024-01-08T12:00:00");
    const span = { nowMs, weekCount: 3 };
    const weeksOf = async (records: Records) =>
      (await weeklyStatistics(kept(records), span)).map(({ week }) => week);
    expect(await weeksOf({})).toEqual(["2024-W02"]);
    const vote = { ...at("2024-01-07T23:59:59"), direction: "up" } as const;
    expect(await weeksOf({ votes: [vote] })).toEqual(["2024-W02", "2024-W01"]);
    const old = { ...at("2023-06-01T00:00:00"), status: "none", tookMs: 1 } as const;
    const whole = ["2024-W02", "2024-W01", "2023-W52"];
    expect(await weeksOf({ votes: [vote], questions: [old] })).toEqual(whole);
    expect(await weeklyStatistics(kept({ questions: [old] }), span)).toEqual(
      whole.map((week) => aWeek(week)),
    );
  });

  it("have the middle one of three times as their median", async () => {
    const questions = [9, 1, 3].map((tookMs) => ({ atMs: 0, status: "answered" as const, tookMs }));
    const [week] = await weeklyStatistics(kept({ questions }), { nowMs: 0, weekCount: 1 });
    expect(week?.medianTookMs).toBe(3);
  });
});
