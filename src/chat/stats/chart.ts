/**
 * Draws the use of the bot by week, as SVG and PNG: a column for each week, oldest first, the current one tinted. Each
 * column has from top to bottom: questions by outcome, votes for and against, the median time. What is not zero is
 * visible. Labels are digits and Latin letters in Lato, a dependency, so that the machine needs no font. The rasteriser
 * is loaded with the first picture and works off this thread.
 */
import { createRequire } from "node:module";
import type { WeekStatistics } from "../../core/usage.ts";
import { shortWeekName } from "../views/text.ts";
import {
  type Column,
  medianLine,
  questionBars,
  svgRect,
  svgText,
  tenths,
  textColour,
  voteBars,
} from "./panels.ts";

/** Telegram shrinks photos to 1280 pixels. */
const canvas = { x: 0, y: 0, width: 1280, height: 960 };
const marginPx = 32;
const gapPx = 12;
const colours = { background: "#ffffff", week: "#f3f5f8", runningWeek: "#e3eefc" };

/** @param weeks latest first, at least one */
export function drawStats(weeks: readonly WeekStatistics[]): string {
  const columns = weeks.toReversed().map((week, n) => columnOf(week, n, weeks.length));
  const hasVotes = weeks.some(({ upVotes, downVotes }) => upVotes + downVotes > 0);
  const parts = [
    svgRect(canvas, colours.background),
    ...columns.map((column) => backdrop(column, column.week === weeks[0])),
    ...questionBars(columns, { top: 100, bottom: hasVotes ? 520 : 700 }),
    ...(hasVotes ? voteBars(columns, { top: 600, bottom: 712 }) : []),
    ...medianLine(columns, { top: 800, bottom: 845 }),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${canvas.width}" height="${canvas.height}" font-family="Lato">${parts.join("")}</svg>`;
}

function columnOf(week: WeekStatistics, n: number, count: number): Column {
  const step = (canvas.width - 2 * marginPx + gapPx) / count;
  const [left, width] = [tenths(marginPx + n * step), tenths(step - gapPx)];
  return { week, left, width, centre: tenths(left + width / 2) };
}

function backdrop({ week, left, width, centre }: Column, isRunning: boolean): string {
  const box = { x: left, y: marginPx, width, height: canvas.height - 2 * marginPx };
  const label = { size: 34, fill: textColour, isBold: isRunning };
  return [
    svgRect(box, isRunning ? colours.runningWeek : colours.week, 16),
    svgText(shortWeekName(week.week), { x: centre, y: 908 }, label),
  ].join("");
}

export async function svgToPng(svg: string): Promise<Buffer> {
  const { renderAsync } = await import("@resvg/resvg-js");
  const image = await renderAsync(svg, {
    font: { fontFiles: fontFiles(), loadSystemFonts: false },
  });
  return image.asPng();
}

/** Resolved, so that a missing font is an error instead of a picture without text. */
function fontFiles(): string[] {
  const { resolve } = createRequire(import.meta.url);
  return ["400Regular/Lato_400Regular", "700Bold/Lato_700Bold"].map((name) =>
    resolve(`@expo-google-fonts/lato/${name}.ttf`),
  );
}
