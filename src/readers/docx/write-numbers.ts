/**
 * Writes list numbers into the text of their paragraphs, because Word only renders them. Markers such as 一、 and (一)
 * structure an official text and are mostly not characters of its paragraphs.
 */
import type { Tree, TreeElement } from "../dom.ts";
import { formatNumber } from "./number-format.ts";
import { type Level, type List, type Numbering, numberedAs, valueOf } from "./numbering.ts";

interface Place {
  readonly list: List;
  readonly depth: number;
  readonly level: Level;
}

/** Word has levels 0 to 8; a file may claim more. */
const maxDepth = 8;
const bullet = "•";

/** Modifies `part`; returns whether a number has an unknown format. */
export function writeNumbers(part: Tree, numbering: Numbering): { readonly hasUnknown: boolean } {
  const count = createCounter();
  let hasUnknown = false;
  for (const paragraph of part.getElementsByTagName("w:p")) {
    const place = placeOf(paragraph, numbering);
    if (place === null) continue;
    const numbers = count(place);
    const { written, isKnown } = write(place, numbers);
    hasUnknown ||= !isKnown;
    if (written !== "" && hasText(paragraph)) putInFront(part, paragraph, written);
  }
  return { hasUnknown };
}

function placeOf(paragraph: TreeElement, { lists, styles }: Numbering): Place | null {
  const properties = [...paragraph.children].find(({ tagName }) => tagName === "w:pPr");
  if (properties === undefined) return null;
  const style = valueOf(properties, "w:pStyle") ?? "";
  const own = numberedAs(properties);
  const ofStyle = styles.get(style);
  const list = lists.get(own.list ?? ofStyle?.list ?? "");
  if (list === undefined) return null;
  const levelOfStyle = [...list.levels].find(([, level]) => level.style === style)?.[0];
  const depth = own.level ?? ofStyle?.level ?? levelOfStyle ?? 0;
  const level = list.levels.get(depth);
  return level === undefined || depth > maxDepth ? null : { list, depth, level };
}

/** Counts a paragraph; returns the numbers of the levels down to its own. */
function createCounter(): (place: Place) => number[] {
  const families = new Map<string, Map<number, number>>();
  const begun = new Set<string>();
  return ({ list, depth, level }) => {
    const counts = families.get(list.family) ?? new Map<number, number>();
    families.set(list.family, counts);
    const start = (at: number) =>
      list.restartsAt.get(at) ?? list.levels.get(at)?.start ?? level.start;
    if (!begun.has(list.id)) for (const at of list.restartsAt.keys()) counts.delete(at);
    begun.add(list.id);
    for (let above = 0; above < depth; above += 1)
      if (!counts.has(above)) counts.set(above, start(above));
    const last = counts.get(depth);
    counts.set(depth, last === undefined ? start(depth) : last + 1);
    for (const below of counts.keys())
      if (below > depth && list.levels.get(below)?.restarts !== false) counts.delete(below);
    return Array.from({ length: depth + 1 }, (_, at) => counts.get(at) ?? 1);
  };
}

function write(
  { list, level }: Place,
  numbers: readonly number[],
): { readonly written: string; readonly isKnown: boolean } {
  if (level.format === "bullet") return { written: `${bullet} `, isKnown: true };
  let isKnown = true;
  const text = level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1;
    const number = numbers[at];
    if (number === undefined) return "";
    const format = level.inFigures ? "decimal" : (list.levels.get(at)?.format ?? level.format);
    const formatted = formatNumber(number, format);
    isKnown &&= formatted !== null;
    return formatted ?? String(number);
  });
  const isApart =
    level.suffix === "nothing" || text === "" || /[、,:\uff0c\uff1a)\uff09]$/.test(text);
  return { written: isApart ? text : `${text} `, isKnown };
}

function hasText(paragraph: TreeElement): boolean {
  return [...paragraph.getElementsByTagName("w:t")].some(
    ({ textContent }) => (textContent ?? "").trim() !== "",
  );
}

function putInFront(part: Tree, paragraph: TreeElement, written: string): void {
  const run = part.createElement("w:r");
  const text = part.createElement("w:t");
  text.setAttribute("xml:space", "preserve");
  text.append(part.createTextNode(written));
  run.append(text);
  const first = paragraph.firstElementChild;
  if (first?.tagName === "w:pPr") first.after(run);
  else paragraph.prepend(run);
}
