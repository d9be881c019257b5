/** The chat's name and what a client writes below it in, the bar at the top of the picture out. */
import { drawAvatar } from "./avatar.ts";
import { columnOf, firstLines } from "./lines.ts";
import { accent, greyText, pictureWidthPx, titleText } from "./look.ts";
import type { Name } from "./shown-message.ts";
import { element, placed, type Drawn } from "./svg.ts";

export interface Header {
  readonly name: Name;
  /** That it is a bot, how many are in it, or whose topic it is. */
  readonly below: string;
}

export const headerPx = 56;
const textXPx = 84;

export function drawHeader({ name, below }: Header): Drawn {
  const room = { widthPx: pictureWidthPx - textXPx - 20, lineCount: 1 };
  const back = { d: "M21 20l-8 8 8 8", fill: "none", stroke: accent, "stroke-width": 2.2 };
  const svg = [
    element("rect", { width: pictureWidthPx, height: headerPx, fill: "#fff" }),
    element("rect", { y: headerPx - 1, width: pictureWidthPx, height: 1, fill: "#d5dde2" }),
    element("path", back),
    placed(drawAvatar(name, 40), { xPx: 34, yPx: 8 }),
    placed(columnOf(firstLines(name.text, titleText, room), titleText), { xPx: textXPx, yPx: 8 }),
    placed(columnOf(firstLines(below, greyText, room), greyText), { xPx: textXPx, yPx: 29 }),
  ];
  return { widthPx: pictureWidthPx, heightPx: headerPx, svg: svg.join("\n") };
}
