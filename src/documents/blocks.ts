/**
 * Splits a document's body into blocks, headings (lead-ins among them) and measures, each with its section path.
 * Invariant: the blocks tile the body, in order, without gap or overlap, white space included.
 */
import type { TextRange } from "../core/domain.ts";
import { splitSentences, trimRange } from "../language/sentences.ts";
import { markerAt } from "./markers.ts";
import { softBreak } from "./wrapped-lines.ts";

export interface Block {
  readonly startUtf16: number;
  readonly endUtf16: number;
  /** A heading is never a passage: it is found through the section of the passages below it. */
  readonly kind: "heading" | "measure";
  /** The block begins with a marker, so it is a measure of its own however short. */
  readonly isMarked: boolean;
  readonly section: readonly string[];
}

/** A piece of a line: from one marker to the next, or from the line's start to its first marker. */
interface Item {
  readonly start: number;
  readonly end: number;
  readonly marker: string | null;
  readonly atLineStart: boolean;
  readonly endsLine: boolean;
}

interface Level {
  readonly marker: string;
  readonly label: string;
  /** The level ends with its line, because a lead-in and its points are in one paragraph. */
  readonly inline: boolean;
}

/** A longer line is text rather than a heading. */
const maxHeadingUtf16 = 40;
/** A longer lead-in has content of its own and stays a passage. */
const maxLeadInUtf16 = 60;
/** `发布时间:2022-05-31` and `国办发〔2022〕5号` are as short as headings but head nothing. */
const dateline = /\d{4}\s*[-./年]\s*\d{1,2}|[〔[【(（]\s*\d{4}\s*[〕\]】)）].*号$/u;
/** A date on a line of its own: the line above it is a signature. */
const dateLine = /^[(（]?\s*(?:\d{4}\s*[-./年]|[一二][〇○零]).{3,12}$/u;
/** A table row, as src/readers writes it. */
const tableRow = / \| /;
/** A longer run of heading-like lines is a list or hard-wrapped text. */
const maxHeadingRun = 2;

export function splitBlocks(text: string, bodyStartUtf16: number): Block[] {
  const items = itemsOf(text, bodyStartUtf16);
  const headingLines = unmarkedHeadings(text, items);
  let levels: Level[] = [];
  const blocks = items.map((item, index): Block => {
    const next = items[index + 1];
    if (item.atLineStart) levels = levels.filter((level) => !level.inline);
    const marker = item.marker ?? (headingLines.has(item) ? "line" : item.endsLine ? null : "lead");
    if (marker !== null) levels = levelsAbove(levels, marker);
    const section = levels
      .map((level) => level.label)
      .filter((label) => label.length <= maxLeadInUtf16);
    const heading = isHeading(text, item, next, headingLines);
    if (marker !== null && (heading || opensInlineList(item, next)))
      levels = [
        ...levels,
        { marker, label: labelOf(text, item), inline: !heading || !item.endsLine },
      ];
    return {
      startUtf16: item.start,
      endUtf16: item.end,
      kind: heading ? "heading" : "measure",
      isMarked: item.marker !== null,
      section,
    };
  });
  return blocks.map((block, index) =>
    headsSomething(block, blocks[index + 1], text) ? block : { ...block, kind: "measure" },
  );
}

/**
 * Whether the text below has the heading in its section path. If not, the heading would be lost: nothing stands below
 * it, or it is too long for a section path.
 */
function headsSomething(block: Block, next: Block | undefined, text: string): boolean {
  if (block.kind !== "heading") return true;
  return (
    next?.section.includes(labelOf(text, { start: block.startUtf16, end: block.endUtf16 })) ?? false
  );
}

function levelsAbove(levels: readonly Level[], marker: string): Level[] {
  const same = levels.findIndex((level) => level.marker === marker);
  return same === -1 ? [...levels] : levels.slice(0, same);
}

function itemsOf(text: string, bodyStartUtf16: number): Item[] {
  const items: Item[] = [];
  for (const [lineStart, lineEnd] of linesOf(text, bodyStartUtf16)) {
    const starts = itemStarts(text, lineStart, lineEnd);
    starts.forEach(({ start, marker }, index) => {
      const end = starts[index + 1]?.start ?? lineEnd;
      items.push({ start, end, marker, atLineStart: index === 0, endsLine: end === lineEnd });
    });
  }
  return items;
}

/** Lines with text. A blank line belongs to the line before it, a leading one to the first line. */
function linesOf(text: string, bodyStartUtf16: number): TextRange[] {
  const lines: [number, number][] = [];
  let start = bodyStartUtf16;
  while (start < text.length) {
    const newline = text.indexOf("\n", start);
    const end = newline === -1 ? text.length : newline + 1;
    const last = lines.at(-1);
    const blank = text.slice(start, end).trim() === "";
    if (last !== undefined && (blank || text.slice(...last).trim() === "")) last[1] = end;
    else lines.push([start, end]);
    start = end;
  }
  return lines;
}

function itemStarts(
  text: string,
  lineStart: number,
  lineEnd: number,
): { start: number; marker: string | null }[] {
  const starts: { start: number; marker: string | null }[] = [];
  for (const [start] of splitSentences(text.slice(lineStart, lineEnd))) {
    const absolute = lineStart + start;
    const atLineStart = starts.length === 0;
    const [inner] = trimRange(text, [absolute, lineEnd]);
    const marker = markerAt(text, inner, atLineStart);
    if (atLineStart || marker !== null) starts.push({ start: absolute, marker });
  }
  return starts;
}

function unmarkedHeadings(text: string, items: readonly Item[]): Set<Item> {
  const headings = new Set<Item>();
  let run: Item[] = [];
  for (const item of items) {
    if (item.marker === null && item.endsLine && item.atLineStart && looksLikeHeading(text, item))
      run.push(item);
    else {
      const isSignature = dateLine.test(innerText(text, item));
      if (run.length <= maxHeadingRun && !isSignature) for (const each of run) headings.add(each);
      run = [];
    }
  }
  // A run at the end of the document heads nothing.
  return headings;
}

function looksLikeHeading(text: string, item: Item): boolean {
  const inner = innerText(text, item);
  if (inner.length > maxHeadingUtf16 || dateline.test(inner) || tableRow.test(inner)) return false;
  return !/[。!?！？;；,，、:：…)）]$|。/u.test(inner);
}

function isHeading(
  text: string,
  item: Item,
  next: Item | undefined,
  headingLines: ReadonlySet<Item>,
): boolean {
  if (item.marker?.startsWith("markdown") === true || headingLines.has(item)) return true;
  if (next === undefined || next.marker === item.marker) return false;
  const inner = innerText(text, item);
  if (splitSentences(inner).length > 1) return false;
  if (item.endsLine)
    return item.marker !== null && item.atLineStart && looksLikeHeading(text, item);
  return inner.length <= maxLeadInUtf16;
}

/** Text before the points of the same paragraph becomes their section; when long, it is a passage as well. */
function opensInlineList(item: Item, next: Item | undefined): boolean {
  return !item.endsLine && next !== undefined && next.marker !== item.marker;
}

function labelOf(text: string, item: Pick<Item, "start" | "end">): string {
  const inner = innerText(text, item).replace(/^#+\s*/, "");
  const [start, end] = splitSentences(inner)[0] ?? [0, inner.length];
  return inner
    .slice(start, end)
    .trim()
    .replaceAll(softBreak, "")
    .replace(/[。;；:：]+$/u, "");
}

function innerText(text: string, item: Pick<Item, "start" | "end">): string {
  return text.slice(item.start, item.end).trim();
}
