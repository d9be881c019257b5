/** What a press is answered with in, the dark field out that shows it for a moment in the middle of the picture. */
import { columnOf, linesOf } from "./lines.ts";
import { pictureWidthPx, toastText } from "./look.ts";
import { element, placed, type Drawn } from "./svg.ts";

const [marginPx, sidePx, paddingPx] = [20, 16, 9];

export function drawToast(text: string): Drawn {
  const maxWidthPx = pictureWidthPx - 2 * (marginPx + sidePx);
  const column = columnOf(linesOf({ text, entities: [] }, toastText, maxWidthPx), toastText);
  const width = column.widthPx + 2 * sidePx;
  const heightPx = column.heightPx + 2 * paddingPx;
  const x = (pictureWidthPx - width) / 2;
  const svg = [
    element("rect", { x, width, height: heightPx, rx: 12, fill: "#24323c" }),
    placed(column, { xPx: x + sidePx, yPx: paddingPx }),
  ];
  return { widthPx: pictureWidthPx, heightPx, svg: svg.join("\n") };
}
