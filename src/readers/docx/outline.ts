/** Marks the paragraphs that a file says are headings, whatever their style is called, for mammoth's map of styles. */
import type { Tree, TreeElement } from "../dom.ts";
import { valueOf } from "./numbering.ts";

/** By style id: 0 to 8. */
export type OutlineLevels = ReadonlyMap<string, number>;

/** A whole paragraph that somebody gave a level is none. */
const maxHeadingUtf16 = 60;
const deepestLevel = 8;

export function outlineStyle(level: number): string {
  return `outline-${level}`;
}

/** A style has the level that it states or inherits. */
export function outlineLevelsOf(styles: Tree | null): OutlineLevels {
  const all = new Map(
    [...(styles?.getElementsByTagName("w:style") ?? [])].map((style) => [
      style.getAttribute("w:styleId") ?? "",
      style,
    ]),
  );
  const levels = new Map<string, number>();
  for (const id of all.keys()) {
    const seen = new Set<string>();
    for (let at: string | null = id; at !== null && !seen.has(at);) {
      seen.add(at);
      const style = all.get(at);
      const level = style === undefined ? null : levelOf(style);
      if (level !== null) levels.set(id, level);
      at = style === undefined || level !== null ? null : valueOf(style, "w:basedOn");
    }
  }
  return levels;
}

/** Modifies `part`. Numbers are to be written before, because they depend on the paragraphs' own styles. */
export function markHeadings(part: Tree, levels: OutlineLevels): void {
  for (const paragraph of part.getElementsByTagName("w:p")) {
    const [properties] = [...paragraph.children].filter(({ tagName }) => tagName === "w:pPr");
    if (properties === undefined || !mayBeHeading(paragraph)) continue;
    const [style] = properties.getElementsByTagName("w:pStyle");
    const level = levelOf(properties) ?? levels.get(style?.getAttribute("w:val") ?? "");
    if (level === undefined || level > deepestLevel) continue;
    const marked = part.createElement("w:pStyle");
    marked.setAttribute("w:val", outlineStyle(level));
    style?.remove();
    properties.prepend(marked);
  }
}

/** Level 9 is body text. */
function levelOf(element: TreeElement): number | null {
  const stated = valueOf(element, "w:outlineLvl");
  return stated !== null && /^\d$/.test(stated) ? Number(stated) : null;
}

function mayBeHeading({ textContent }: TreeElement): boolean {
  const text = (textContent ?? "").trim();
  return text.length <= maxHeadingUtf16 && !/[。；;]$/u.test(text);
}
