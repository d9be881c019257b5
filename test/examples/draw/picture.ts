/**
 * A chat as one person sees it in, the picture of it as SVG out. Where the chat is longer than the picture may be,
 * it is scrolled to its end.
 */
import { drawAvatar } from "./avatar.ts";
import { drawMessage } from "./bubble.ts";
import { drawHeader, headerPx, type Header } from "./header.ts";
import { drawInlinePanel, type InlinePanel } from "./inline-panel.ts";
import { pictureWidthPx, styleSheet } from "./look.ts";
import type { ShownMessage } from "./shown-message.ts";
import { element, escapeXml, nothing, placed, stacked, type Drawn } from "./svg.ts";
import { drawToast } from "./toast.ts";

export interface Picture {
  /** For those who do not see it. */
  readonly title: string;
  readonly header: Header;
  readonly isGroup: boolean;
  readonly messages: readonly ShownMessage[];
  readonly isUnfolded: (quote: string) => boolean;
  readonly maxHeightPx: number;
  /** What whoever pressed a button last is told. */
  readonly toast: string | null;
  readonly panel: InlinePanel | null;
}

const [marginPx, gapPx, avatarPx, roundPx] = [10, 10, 34, 14];
/** What others write leaves the other side free. */
const farSidePx = 26;

export function drawPicture(picture: Picture): string {
  const panel = picture.panel === null ? nothing : drawInlinePanel(picture.panel);
  const chat = drawChat(picture, picture.maxHeightPx - headerPx - panel.heightPx);
  const heightPx = Math.ceil(headerPx + chat.heightPx + panel.heightPx);
  const ground = { width: pictureWidthPx, height: heightPx, fill: "url(#ground)" };
  const screen = [
    element("rect", ground),
    placed(chat, { xPx: 0, yPx: headerPx }),
    placed(drawHeader(picture.header), { xPx: 0, yPx: 0 }),
    placed(panel, { xPx: 0, yPx: headerPx + chat.heightPx }),
  ];
  return document(heightPx, [
    element("title", {}, escapeXml(picture.title)),
    element("style", {}, styleSheet),
    element("g", { "clip-path": "url(#card)" }, screen.join("\n")),
  ]);
}

/** What is scrolled out of sight stands above the origin, or is left out. */
function drawChat(picture: Picture, maxHeightPx: number): Drawn {
  const toast = picture.toast === null ? nothing : drawToast(picture.toast);
  const rows = [...picture.messages.map((message) => drawRow(message, picture)), toast];
  const heightPx = Math.min(stacked(rows, gapPx).heightPx + 2 * marginPx, maxHeightPx);
  const visible = rows.filter(
    (_row, index) => stacked(rows.slice(index + 1), gapPx).heightPx < heightPx - marginPx,
  );
  const chat = stacked(visible, gapPx);
  const svg = placed(chat, { xPx: 0, yPx: heightPx - marginPx - chat.heightPx });
  return { widthPx: pictureWidthPx, heightPx, svg };
}

function drawRow(message: ShownMessage, { isGroup, isUnfolded }: Picture): Drawn {
  const leftPx = isGroup ? marginPx + avatarPx + 6 : marginPx;
  const maxWidthPx = pictureWidthPx - leftPx - farSidePx;
  const bubble = drawMessage(message, { maxWidthPx, showsSender: isGroup, isUnfolded });
  const xPx = message.isOwn ? pictureWidthPx - marginPx - bubble.widthPx : leftPx;
  const avatar = isGroup && !message.isOwn ? drawAvatar(message.sender, avatarPx) : nothing;
  const svg = [
    placed(bubble, { xPx, yPx: 0 }),
    placed(avatar, { xPx: marginPx, yPx: bubble.heightPx - avatarPx }),
  ];
  return { ...bubble, widthPx: pictureWidthPx, svg: svg.join("\n") };
}

function document(heightPx: number, content: readonly string[]): string {
  const width = pictureWidthPx;
  const card = { width, height: heightPx, rx: roundPx };
  const stop = (offset: number, color: string) => element("stop", { offset, "stop-color": color });
  const gradient = { id: "ground", x1: 0, y1: 0, x2: 1, y2: 1 };
  const definitions = [
    element("linearGradient", gradient, stop(0, "#cfe0ea") + stop(1, "#d8e6d2")),
    element("clipPath", { id: "card" }, element("rect", card)),
  ];
  const inset = { x: 0.5, y: 0.5, width: width - 1, height: heightPx - 1, rx: roundPx };
  const edge = { ...inset, fill: "none", stroke: "#9aa9b3", "stroke-opacity": 0.6 };
  const attributes = {
    xmlns: "http://www.w3.org/2000/svg",
    width,
    height: heightPx,
    viewBox: `0 0 ${width} ${heightPx}`,
    role: "img",
    "xml:space": "preserve",
  };
  const all = [element("defs", {}, definitions.join("")), ...content, element("rect", edge)];
  return `${element("svg", attributes, `\n${all.join("\n")}\n`)}\n`;
}
