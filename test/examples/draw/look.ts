/**
 * Colours and sizes. The picture brings its own ground, so that it looks the same on a light page and a dark one.
 * Fonts are those that systems have; none is brought along.
 */
import type { TextSize } from "./lines.ts";

export const pictureWidthPx = 450;
/** Of quotes, in what others wrote and in what one wrote oneself. */
export const accent = "#3390ec";
export const ownAccent = "#4fae4e";

/** Of people and the bot, by which they are told apart in a group. */
export const nameColors = [
  "#c0483f",
  "#c26a1d",
  "#7e5bc4",
  "#3c8a34",
  "#1c8396",
  "#2f6fb5",
  "#b8487e",
];

export const messageText: TextSize = { fontPx: 15, linePx: 21, classes: "" };
export const nameText: TextSize = { fontPx: 14, linePx: 19, classes: "s14 bold" };
export const smallText: TextSize = { fontPx: 14, linePx: 19, classes: "s14" };
export const greyText: TextSize = { fontPx: 13, linePx: 18, classes: "s13 grey" };
export const timeText: TextSize = { fontPx: 11.5, linePx: 14, classes: "time" };
export const titleText: TextSize = { fontPx: 16, linePx: 21, classes: "s16 bold" };
export const buttonText: TextSize = { fontPx: 14, linePx: 19, classes: "s14 bold white" };
export const toastText: TextSize = { fontPx: 14, linePx: 21, classes: "s14 white" };

const sans = [
  "-apple-system",
  "'Segoe UI'",
  "Roboto",
  "'Helvetica Neue'",
  "Arial",
  "'PingFang SC'",
  "'Hiragino Sans GB'",
  "'Microsoft YaHei'",
  "'Noto Sans CJK SC'",
  "'Noto Sans SC'",
  "'WenQuanYi Micro Hei'",
  "sans-serif",
].join(",");
const monospace = "ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace";

export const styleSheet = [
  `text{font-family:${sans};font-size:15px;fill:#10151a;white-space:pre}`,
  ".s13{font-size:13px}.s14{font-size:14px}.s16{font-size:16px}",
  ".bold{font-weight:600}.italic{font-style:italic}.link{fill:#1a73c0}",
  `.mono{font-family:${monospace};fill:#8c3f6a}`,
  ".grey{fill:#6b7780}.white{fill:#fff}",
  ".time{font-size:11.5px;fill:#7d8b95}.own{fill:#4a9a48}",
  nameColors.map((color, index) => `.n${index}{fill:${color}}`).join(""),
].join("\n");
