/** A message in, what stands above its text out: who wrote it, by whose words, and what it replies to. */
import { columnOf, firstLines } from "./lines.ts";
import { nameColors, nameText, smallText } from "./look.ts";
import type { Name, ShownMessage } from "./shown-message.ts";
import { element, placed, type Drawn } from "./svg.ts";

const [barPx, leftPx, paddingPx] = [3, 10, 4];

export function drawHead(
  { sender, via, replied }: ShownMessage,
  { showsSender, widthPx }: { readonly showsSender: boolean; readonly widthPx: number },
): readonly Drawn[] {
  return [
    ...(showsSender ? [drawName(sender, widthPx)] : []),
    ...(via === null ? [] : [drawVia(via, widthPx)]),
    ...(replied === null ? [] : [drawReplied(replied, widthPx)]),
  ];
}

function drawName({ text, color }: Name, widthPx: number): Drawn {
  const size = { ...nameText, classes: `${nameText.classes} n${color}` };
  return columnOf(firstLines(text, size, { widthPx, lineCount: 1 }), size);
}

function drawVia(username: string, widthPx: number): Drawn {
  const size = { ...smallText, classes: `${smallText.classes} link` };
  return columnOf(firstLines(`via @${username}`, size, { widthPx, lineCount: 1 }), size);
}

function drawReplied(
  { name, text }: NonNullable<ShownMessage["replied"]>,
  maxWidthPx: number,
): Drawn {
  const innerPx = maxWidthPx - leftPx - 8;
  const who = drawName(name, innerPx);
  const line = columnOf(firstLines(text, smallText, { widthPx: innerPx, lineCount: 1 }), smallText);
  const widthPx = leftPx + Math.max(who.widthPx, line.widthPx) + 8;
  const heightPx = who.heightPx + line.heightPx + 2 * paddingPx;
  const fill = nameColors[name.color] ?? "";
  const svg = [
    element("rect", { width: widthPx, height: heightPx, rx: 4, fill, opacity: 0.1 }),
    element("rect", { width: barPx, height: heightPx, rx: 1.5, fill }),
    placed(who, { xPx: leftPx, yPx: paddingPx }),
    placed(line, { xPx: leftPx, yPx: paddingPx + who.heightPx }),
  ];
  return { widthPx, heightPx, svg: svg.join("\n") };
}
