/** One message in, its bubble with the time in the corner and the buttons below it out. */
import { drawHead } from "./bubble-head.ts";
import { drawKeyboard } from "./keyboard.ts";
import { columnOf, linesOf } from "./lines.ts";
import { accent, messageText, ownAccent, timeText } from "./look.ts";
import { drawQuote } from "./quote.ts";
import { partsOf, type Part } from "./rich-text.ts";
import type { ShownMessage } from "./shown-message.ts";
import { element, placed, stacked, type Drawn } from "./svg.ts";

export interface BubbleOptions {
  readonly maxWidthPx: number;
  /** In a private chat it is plain who wrote. */
  readonly showsSender: boolean;
  /** Whether the reader has tapped the quote of this text. */
  readonly isUnfolded: (quote: string) => boolean;
}

const [sidePx, paddingPx, gapPx] = [11, 7, 4];
const [roundPx, sharpPx] = [13, 4];

export function drawMessage(message: ShownMessage, options: BubbleOptions): Drawn {
  const bubble = drawBubble(message, options);
  return stacked([bubble, drawKeyboard(message.buttons, bubble.widthPx)], gapPx);
}

function drawBubble(message: ShownMessage, options: BubbleOptions): Drawn {
  const inside = drawInside(message, { ...options, maxWidthPx: options.maxWidthPx - 2 * sidePx });
  const widthPx = inside.widthPx + 2 * sidePx;
  const heightPx = inside.heightPx + 2 * paddingPx;
  const { isOwn } = message;
  const fill = isOwn ? "#e6fbd3" : "#fff";
  const ground = { width: widthPx, height: heightPx, rx: roundPx, fill };
  // The corner on the writer's side is a sharper one.
  const corner = { width: roundPx, height: roundPx, rx: sharpPx, fill };
  const [x, y] = [isOwn ? widthPx - roundPx : 0, heightPx - roundPx];
  const svg = [
    element("rect", ground),
    element("rect", { x, y, ...corner }),
    placed(inside, { xPx: sidePx, yPx: paddingPx }),
  ];
  return { widthPx, heightPx, svg: svg.join("\n") };
}

/** The time stands beside the last line where there is room, else below it. */
function drawInside(message: ShownMessage, options: BubbleOptions): Drawn {
  const { isOwn, content, buttons } = message;
  const { maxWidthPx } = options;
  const showsSender = options.showsSender && !isOwn;
  const color = isOwn ? ownAccent : accent;
  const parts = partsOf(content);
  const body = stacked(
    [
      ...drawHead(message, { showsSender, widthPx: maxWidthPx }),
      ...parts.map((part) => drawPart(part, { ...options, color })),
    ],
    gapPx,
  );
  const time = drawTime(message);
  const besideLastPx = lastLineWidthPx(parts, maxWidthPx) + 10 + time.widthPx;
  const hasRoom = besideLastPx <= maxWidthPx;
  const neededPx = Math.max(body.widthPx, hasRoom ? besideLastPx : time.widthPx);
  // Buttons are no wider than the bubble, so it makes room for them.
  const widthPx = buttons.length > 0 ? maxWidthPx : neededPx;
  const heightPx = body.heightPx + (hasRoom ? 0 : time.heightPx);
  const timeSpot = { xPx: widthPx - time.widthPx + 3, yPx: heightPx - time.heightPx + 2 };
  return { widthPx, heightPx, svg: `${body.svg}\n${placed(time, timeSpot)}` };
}

interface PartOptions extends BubbleOptions {
  readonly color: string;
}

function drawPart(part: Part, { maxWidthPx, color, isUnfolded }: PartOptions): Drawn {
  if (part.kind === "text") return columnOf(linesOf(part, messageText, maxWidthPx), messageText);
  const isExpandable = part.kind === "expandable_blockquote";
  const widthPx = maxWidthPx;
  return drawQuote(part, { widthPx, color, isExpandable, isUnfolded: isUnfolded(part.text) });
}

/** Beside a quote there is no room. */
function lastLineWidthPx(parts: readonly Part[], maxWidthPx: number): number {
  const last = parts.at(-1);
  if (last?.kind !== "text") return maxWidthPx;
  return linesOf(last, messageText, maxWidthPx).at(-1)?.widthPx ?? 0;
}

/** Of one's own message, with the two ticks that say it was read. */
function drawTime({ time, isOwn }: ShownMessage): Drawn {
  const size = isOwn ? { ...timeText, classes: `${timeText.classes} own` } : timeText;
  const text = columnOf(linesOf({ text: time, entities: [] }, size, 60), size);
  if (!isOwn) return text;
  const d = "M0 3.5l2.5 2.5 5.5-6M5.5 5l1 1 5.5-6";
  const svg = element("path", { d, fill: "none", stroke: "#4a9a48" });
  const ticks = placed({ svg }, { xPx: text.widthPx + 3, yPx: 4 });
  return { ...text, widthPx: text.widthPx + 16, svg: `${text.svg}\n${ticks}` };
}
