/** The chart of /stats: what its bars stand for, and that a machine without fonts can draw it. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawStats, svgToPng } from "../../../src/chat/stats/chart.ts";
import { aWeek, someWeeks } from "../../setup/some-weeks.ts";

const fills = {
  answered: "#34a853",
  related: "#fbc02d",
  refused: "#e5484d",
  up: "#3b82f6",
  down: "#a35ddb",
} as const;

interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: string;
}

function barsOf(svg: string): Bar[] {
  const rect = /<rect x="(.*?)" y="(.*?)" width="(.*?)" height="(.*?)" rx=".*?" fill="(.*?)"\/>/g;
  return [...svg.matchAll(rect)].map(([, x, y, width, height, fill = ""]) => ({
    x: Number(x),
    y: Number(y),
    width: Number(width),
    height: Number(height),
    fill,
  }));
}

function heights(svg: string, kind: keyof typeof fills): number[] {
  return barsOf(svg)
    .filter(({ fill }) => fill === fills[kind])
    .map(({ height }) => height);
}

function textsOf(svg: string): string[] {
  return [...svg.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(([, text = ""]) => text);
}

describe("the chart", () => {
  test("has a column for each week, oldest first, with its numbers", () => {
    const svg = drawStats([
      aWeek("2022-W02", { questions: 5, answered: 5, medianTookMs: 12_345, downVotes: 3 }),
      aWeek("2022-W01"),
      aWeek("2021-W52", {
        questions: 12_345,
        answered: 12_345,
        medianTookMs: 8.6,
        upVotes: 20,
        downVotes: 1,
      }),
    ]);
    expect(textsOf(svg)).toEqual([
      "W52",
      "W01",
      "W02",
      "12.3K",
      "0",
      "5",
      "+20",
      "−1",
      "−3",
      "9 ms",
      "12 s",
    ]);
  });

  test("has bars as high as the counts, from a common ground, and thin ones for the few", () => {
    const svg = drawStats([
      aWeek("2022-W02", { questions: 1, refused: 1 }),
      aWeek("2022-W01", { questions: 1000, answered: 500, related: 250, refused: 250 }),
      aWeek("2021-W52", { questions: 500, answered: 250, related: 250 }),
    ]);
    const [half = 0, whole = 0] = heights(svg, "answered");
    expect(whole).toBeGreaterThan(100);
    expect(half).toBe(whole / 2);
    expect(heights(svg, "related")).toEqual([half, half]);
    expect(heights(svg, "refused")).toEqual([half, 5]);
    const bottoms = barsOf(svg).filter(({ fill }) => fill === fills.answered);
    expect(new Set(bottoms.map(({ y, height }) => y + height)).size).toBe(1);
  });

  test("leaves the votes' place to the questions where nobody voted", () => {
    const week = aWeek("2022-W01", { questions: 1, answered: 1, medianTookMs: 1 });
    const [without = 0] = heights(drawStats([week]), "answered");
    const [beside = 0] = heights(drawStats([{ ...week, upVotes: 1 }]), "answered");
    expect(without).toBeGreaterThan(beside);
  });

  test("shows all that is not zero, within the canvas", () => {
    fc.assert(
      fc.property(someWeeks, (weeks) => {
        const svg = drawStats(weeks);
        expect(svg).not.toMatch(/NaN|Infinity|undefined|null/);
        for (const { x, y, width, height } of barsOf(svg)) {
          expect(Math.min(x, y, width, height)).toBeGreaterThanOrEqual(0);
          expect(x + width).toBeLessThanOrEqual(1280);
          expect(y + height).toBeLessThanOrEqual(960);
        }
        const seen = (count: (week: (typeof weeks)[number]) => number) =>
          weeks.filter((week) => count(week) > 0).length;
        expect(heights(svg, "answered")).toHaveLength(seen(({ answered }) => answered));
        expect(heights(svg, "related")).toHaveLength(seen(({ related }) => related));
        expect(heights(svg, "refused")).toHaveLength(seen(({ refused }) => refused));
        expect(heights(svg, "up")).toHaveLength(seen(({ upVotes }) => upVotes));
        expect(heights(svg, "down")).toHaveLength(seen(({ downVotes }) => downVotes));
        for (const bar of barsOf(svg)) expect(bar.height).toBeGreaterThanOrEqual(5);
      }),
    );
  });
});

describe("the picture", () => {
  const svg = drawStats([aWeek("2022-W02", { questions: 3, answered: 3, medianTookMs: 9 })]);

  test("is a PNG of the canvas's size", async () => {
    const png = await svgToPng(svg);
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1280, 960]);
  });

  test("has its words, in two weights, without a font of the machine", async () => {
    const wordless = svg.replaceAll(/<text.*?<\/text>/g, "");
    const light = svg.replaceAll('font-weight="700"', 'font-weight="400"');
    const [drawn, ...others] = await Promise.all([svg, wordless, light].map(svgToPng));
    for (const other of others) expect(drawn?.equals(other)).toBe(false);
  });

  test("of what is no SVG is an error", async () => {
    await expect(svgToPng("<svg")).rejects.toThrow();
  });
});
