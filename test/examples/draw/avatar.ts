/** Who, or what, has no picture of its own has the first letter of its name on a coloured ground. */
import { nameColors } from "./look.ts";
import type { Name } from "./shown-message.ts";
import { element, type Drawn } from "./svg.ts";

/** @param roundPx of the corners; half the size makes a circle */
export function drawAvatar({ text, color }: Name, sizePx: number, roundPx = sizePx / 2): Drawn {
  const [letter = ""] = text;
  const [x, fontPx] = [sizePx / 2, sizePx / 2];
  const ground = { width: sizePx, height: sizePx, rx: roundPx, fill: nameColors[color] ?? "" };
  const style = `font-size:${fontPx}px;text-anchor:middle`;
  const middle = { x, y: x + fontPx * 0.36, class: "white bold", style };
  const svg = [element("rect", ground), element("text", middle, letter.toUpperCase())];
  return { widthPx: sizePx, heightPx: sizePx, svg: svg.join("") };
}
