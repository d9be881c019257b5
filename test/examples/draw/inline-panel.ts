/** What is being typed and what the bot offers for it in, the list above the line of input out. */
import { drawAvatar } from "./avatar.ts";
import { columnOf, firstLines, linesOf } from "./lines.ts";
import { accent, greyText, messageText, nameColors, nameText, pictureWidthPx } from "./look.ts";
import { element, placed, stacked, type Drawn } from "./svg.ts";

export interface InlinePanel {
  readonly typed: string;
  readonly results: readonly OfferedResult[];
}

export interface OfferedResult {
  readonly title: string;
  readonly description: string;
}

/** The chat is to be seen as well. */
const shownResults = 4;
const [rowPx, inputPx] = [76, 50];
const textXPx = 72;

export function drawInlinePanel({ typed, results }: InlinePanel): Drawn {
  const rows = results.slice(0, shownResults).map(drawRow);
  const list = stacked(rows, 0);
  const heightPx = list.heightPx + inputPx;
  const svg = [
    element("rect", { width: pictureWidthPx, height: heightPx, fill: "#fff" }),
    element("rect", { width: pictureWidthPx, height: 1, fill: "#cdd6db" }),
    list.svg,
    placed(drawInput(typed), { xPx: 0, yPx: list.heightPx }),
  ];
  return { widthPx: pictureWidthPx, heightPx, svg: svg.join("\n") };
}

function drawRow({ title, description }: OfferedResult, index: number): Drawn {
  const widthPx = pictureWidthPx - textXPx - 14;
  const letter = drawAvatar({ text: title, color: index % nameColors.length }, 48, 8);
  const text = stacked(
    [
      columnOf(firstLines(title, nameText, { widthPx, lineCount: 1 }), nameText),
      columnOf(firstLines(description, greyText, { widthPx, lineCount: 2 }), greyText),
    ],
    1,
  );
  const border = { x: textXPx, y: rowPx - 1, width: pictureWidthPx, height: 1, fill: "#e4e9ec" };
  const svg = [
    placed(letter, { xPx: 12, yPx: 13 }),
    placed(text, { xPx: textXPx, yPx: 10 }),
    element("rect", border),
  ];
  return { widthPx: pictureWidthPx, heightPx: rowPx, svg: svg.join("\n") };
}

function drawInput(typed: string): Drawn {
  const text = columnOf(
    linesOf({ text: typed, entities: [] }, messageText, pictureWidthPx),
    messageText,
  );
  const caret = { x: 20 + text.widthPx, y: 15, width: 1.5, height: 20, fill: accent };
  const svg = [
    element("rect", { width: pictureWidthPx, height: inputPx, fill: "#f4f7f9" }),
    placed(text, { xPx: 18, yPx: 14 }),
    element("rect", caret),
  ];
  return { widthPx: pictureWidthPx, heightPx: inputPx, svg: svg.join("\n") };
}
