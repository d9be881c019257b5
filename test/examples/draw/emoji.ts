/**
 * Emoji as shapes: fonts have them or not, and where none has, a button would show an empty box. Drawn for this project,
 * only those that stand in the pictures.
 */
import { element, placed, type Drawn, type Spot } from "./svg.ts";

/** Each in a square of 20 units. */
const squareUnits = 20;

const thumb = [
  element("rect", { x: 2, y: 9, width: 3.6, height: 9.4, rx: 1, fill: "#3b88c3" }),
  element("path", {
    d: "M6.4 9.4C8.2 8 9.2 6.2 9.5 4c.2-1.7.9-2.5 2-2.3 1.5.3 2 1.9 1.6 3.6-.2 1-.5 1.8-.9 2.6h4.3c1.2 0 1.9.8 1.9 1.7 0 .7-.4 1.2-.9 1.5.5.3.8.8.7 1.4 0 .7-.5 1.2-1.1 1.4.3.3.5.8.4 1.3-.1.7-.6 1.1-1.2 1.2.1.3.1.6 0 .9-.2.8-.9 1.3-2 1.3h-3.5c-1.8 0-3.1-.4-4.4-1.2z",
    fill: "#ffcc4d",
  }),
].join("");

const line = (d: string, stroke: string) =>
  element("path", { d, fill: "none", stroke, "stroke-width": 1 });

const hookedArrow = [
  element("rect", { x: 1, y: 1, width: 18, height: 18, rx: 4, fill: "#3b88c3" }),
  element("path", {
    d: "M8.5 6L4.5 10l4 4M5 10h6.5a3.2 3.2 0 0 0 0-6.4H10",
    fill: "none",
    stroke: "#fff",
    "stroke-width": 2,
  }),
].join("");

const shapes: ReadonlyMap<string, string> = new Map([
  [
    "📖",
    [
      element("path", { d: "M1 4.6h18v13H1z", fill: "#b4632b" }),
      element("path", {
        d: "M10 5C7.6 3.3 4.8 3.1 2 3.7v12.1c2.8-.6 5.6-.4 8 1.2 2.4-1.6 5.2-1.8 8-1.2V3.7c-2.8-.6-5.6-.4-8 1.3z",
        fill: "#fff8e6",
      }),
      line("M10 5v12", "#c9b99b"),
      line(
        "M4 7c1.5-.3 2.9-.2 4.2.3M4 9.6c1.5-.3 2.9-.2 4.2.3M4 12.2c1.5-.3 2.9-.2 4.2.3",
        "#8f8468",
      ),
      line(
        "M16 7c-1.5-.3-2.9-.2-4.2.3M16 9.6c-1.5-.3-2.9-.2-4.2.3M16 12.2c-1.5-.3-2.9-.2-4.2.3",
        "#8f8468",
      ),
    ].join(""),
  ],
  ["👍", thumb],
  ["👎", element("g", { transform: "matrix(1 0 0 -1 0 20)" }, thumb)],
  [
    "📑",
    [
      element("rect", { x: 13, y: 3.6, width: 5.4, height: 3.4, rx: 0.8, fill: "#dd2e44" }),
      element("rect", { x: 13, y: 8, width: 5.4, height: 3.4, rx: 0.8, fill: "#ffac33" }),
      element("rect", { x: 13, y: 12.4, width: 5.4, height: 3.4, rx: 0.8, fill: "#3b88c3" }),
      element("rect", { x: 2.4, y: 1.4, width: 12.6, height: 17.2, rx: 1.2, fill: "#e1e8ed" }),
      line("M5 5.6h7.4M5 8.6h7.4M5 11.6h7.4M5 14.6h4.6", "#8899a6"),
    ].join(""),
  ],
  ["↩", hookedArrow],
  ["↪", element("g", { transform: "matrix(-1 0 0 1 20 0)" }, hookedArrow)],
]);

/** As high as the letters beside it, and a little more; it has its character as its name. */
export function drawEmoji(
  character: string,
  { xPx, yPx, fontPx }: Spot & { readonly fontPx: number },
): string {
  const drawn = shapes.get(character);
  if (drawn === undefined) throw new Error(`There is no shape of ${character}: add one here.`);
  const sizePx = fontPx * 1.15;
  const scale = Math.round((sizePx / squareUnits) * 1000) / 1000;
  const shape = element("g", { transform: `scale(${scale})` }, drawn);
  const named: Pick<Drawn, "svg"> = {
    svg: element("g", { role: "img", "aria-label": character }, shape),
  };
  return placed(named, { xPx, yPx: yPx - fontPx * 0.95 });
}
