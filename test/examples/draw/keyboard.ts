/** The rows of an inline keyboard in, its buttons as they stand below a message out. */
import { buttonText } from "./look.ts";
import { columnOf, firstLines } from "./lines.ts";
import type { ShownButton } from "./shown-message.ts";
import { element, placed, stacked, type Drawn } from "./svg.ts";

const heightPx = 36;
const gapPx = 4;
const ground = "#688391";

export function drawKeyboard(rows: readonly (readonly ShownButton[])[], widthPx: number): Drawn {
  return stacked(
    rows.map((row) => drawRow(row, widthPx)),
    gapPx,
  );
}

function drawRow(row: readonly ShownButton[], rowWidthPx: number): Drawn {
  const widthPx = (rowWidthPx - gapPx * (row.length - 1)) / row.length;
  const svg = row.map((button, index) =>
    placed(drawButton(button, widthPx), { xPx: index * (widthPx + gapPx), yPx: 0 }),
  );
  return { widthPx: rowWidthPx, heightPx, svg: svg.join("\n") };
}

function drawButton({ text, kind }: ShownButton, widthPx: number): Drawn {
  const room = { widthPx: widthPx - 8, lineCount: 1 };
  const label = columnOf(firstLines(text, buttonText, room), buttonText);
  const xPx = (widthPx - label.widthPx) / 2;
  const yPx = (heightPx - label.heightPx) / 2;
  const svg = [
    element("rect", { width: widthPx, height: heightPx, rx: 8, fill: ground }),
    placed(label, { xPx, yPx }),
    drawCorner(kind, widthPx),
  ];
  return { widthPx, heightPx, svg: svg.filter((part) => part !== "").join("\n") };
}

function drawCorner(kind: ShownButton["kind"], widthPx: number): string {
  if (kind === "data") return "";
  const d = kind === "copy" ? "M0 2h5v5H0zM2 2V0h5v5H5" : "M0 6l6-6M1.5 0H6v4.5";
  const svg = element("path", { d, fill: "none", stroke: "#fff" });
  return placed({ svg }, { xPx: widthPx - 13, yPx: 5 });
}
