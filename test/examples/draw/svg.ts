/**
 * Pieces of a picture: each is drawn at the origin and knows its size, so that pieces are put beside and above
 * one another without knowing what is in them.
 */
import { isFixedWidth } from "./measure.ts";

export interface Drawn {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly svg: string;
}

export const nothing: Drawn = { widthPx: 0, heightPx: 0, svg: "" };

export interface Spot {
  readonly xPx: number;
  /** Of text, its base line. */
  readonly yPx: number;
}

type Attributes = Readonly<Record<string, string | number>>;

export function element(name: string, attributes: Attributes, content = ""): string {
  const written = Object.entries(attributes)
    .map(
      ([key, value]) =>
        ` ${key}="${typeof value === "number" ? rounded(value) : escapeXml(value)}"`,
    )
    .join("");
  return content === "" ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

export interface RunOptions extends Spot {
  readonly widthPx: number;
  /** Of the style sheet. */
  readonly classes: string;
}

/** Text on one line, as wide as it was measured: whatever font it gets, it stays in its place. */
export function textRun(text: string, { xPx, yPx, widthPx, classes }: RunOptions): string {
  return element(
    "text",
    {
      x: xPx,
      y: yPx,
      ...(classes === "" ? {} : { class: classes }),
      ...(isFixedWidth(text) ? {} : { textLength: widthPx }),
    },
    escapeXml(text),
  );
}

export function placed({ svg }: Pick<Drawn, "svg">, { xPx, yPx }: Spot): string {
  if (svg === "" || (xPx === 0 && yPx === 0)) return svg;
  const transform = `translate(${rounded(xPx)} ${rounded(yPx)})`;
  return element("g", { transform }, `\n${svg}\n`);
}

/** One under the other, flush left. */
export function stacked(pieces: readonly Drawn[], gapPx: number): Drawn {
  let heightPx = 0;
  const parts: string[] = [];
  for (const piece of pieces.filter((candidate) => candidate.heightPx > 0)) {
    if (heightPx > 0) heightPx += gapPx;
    parts.push(placed(piece, { xPx: 0, yPx: heightPx }));
    heightPx += piece.heightPx;
  }
  const widthPx = Math.max(0, ...pieces.map((piece) => piece.widthPx));
  return { widthPx, heightPx, svg: parts.join("\n") };
}

export function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

function rounded(px: number): string {
  return String(Math.round(px * 10) / 10);
}
