/** Draws the pictures of lines one below the other, numbered, as SVG. */
import { svgRect, svgText, textColour } from "../stats/panels.ts";

/** Telegram shrinks photos to 1280 pixels. */
const width = 1280;
const rowHeight = 84;
const margin = 12;
const numberWidth = 64;

/** @param pictures JPEG, at least one */
export function drawLines(pictures: readonly Uint8Array[]): string {
  const height = pictures.length * rowHeight;
  const rows = pictures.map((picture, index) => {
    const top = index * rowHeight;
    const data = Buffer.from(picture).toString("base64");
    const number = { x: numberWidth / 2, y: top + rowHeight / 2 + 12 };
    return [
      svgRect({ x: 0, y: top + rowHeight - 2, width, height: 2 }, "#d0d5dd"),
      svgText(String(index + 1), number, { size: 34, fill: textColour, isBold: true }),
      `<image x="${numberWidth}" y="${top + margin / 2}" width="${width - numberWidth - margin}" height="${rowHeight - margin}" preserveAspectRatio="xMinYMid meet" href="data:image/jpeg;base64,${data}"/>`,
    ].join("");
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="Lato">${svgRect({ x: 0, y: 0, width, height }, "#ffffff")}${rows.join("")}</svg>`;
}
