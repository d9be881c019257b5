/**
 * Splits a document's body into blocks, headings (lead-ins among them) and measures, each with its section path.
 * Invariant: the blocks tile the body, in order, without gap or overlap, white space included.
 */
import { splitSentences } from "../language/sentences.ts";
import { isNumberLine } from "./document-number.ts";
import { isCreditLine } from "./infer-metadata.ts";
import {
  depthsOf,
  endsPoint,
  type IsDeeper,
  isPart,
  type Item,
  itemsOf,
  joinItems,
} from "./items.ts";
import { rankOf } from "./markers.ts";
import { isRow } from "./tables.ts";
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

interface Level {
  readonly marker: string;
  readonly label: string;
  /** Number of # in front of it in Markdown; 0 for none. */
  readonly signCount: number;
  /** The level ends with its line, because a lead-in and its points are in one paragraph. */
  readonly inline: boolean;
  /** Of a lead-in without a marker: the marker of its points, null for points without one; it ends with them. */
  readonly points?: string | null;
}

/** A longer line is text rather than a heading. */
const maxHeadingUtf16 = 40;
/** A longer lead-in has content of its own and stays a passage. */
const maxLeadInUtf16 = 60;
/** `发布时间:2022-05-31` and `国办发〔2022〕5号` are as short as headings but head nothing. */
const dateline = /\d{4}\s*[-./年]\s*\d{1,2}|[〔[【(（]\s*\d{4}\s*[〕\]】)）].*号$/u;
/** A date on a line of its own: the line above it is a signature. */
const dateLine = /^[(（]?\s*(?:\d{4}\s*[-./年]|[一二][〇○零]).{3,12}$/u;
/** （一）优化机构设置。 names the points below it and says nothing more. */
const bareHeading = /^[^,，;；、\d]{2,24}[。.]$/u;
/** A longer run of heading-like lines is a list or hard-wrapped text. */
const maxHeadingRun = 2;

export function splitBlocks(text: string, bodyStartUtf16: number): Block[] {
  const written = itemsOf(text, bodyStartUtf16);
  const isDeeper = depthsOf(written);
  const headings = unmarkedHeadings(text, written);
  const items = joinItems(text, written, { headings, isDeeper });
  let levels: readonly Level[] = [];
  const blocks = items.map((item, index): Block => {
    const next = items[index + 1];
    levels = levelsAt(levels, { text, items, index, isDeeper });
    const leads = leadsList(levels, { text, items, index, isDeeper });
    const marker = item.marker ?? (headings.has(item) ? "line" : item.endsLine ? null : "lead");
    if (marker !== null) levels = levelsAbove(levels, marker, signCountOf(text, item));
    const section = levels
      .map((level) => level.label)
      .filter((label) => label.length <= maxLeadInUtf16);
    const isHead = isHeading(text, item, next, { headings, leads, isDeeper });
    const signCount = signCountOf(text, item);
    if (leads) {
      const points = item.marker === null ? { points: next?.marker ?? null } : {};
      const own = item.marker ?? "lead-in";
      levels = [
        ...levels,
        { marker: own, label: leadInOf(text, item), signCount, inline: false, ...points },
      ];
    } else if (marker !== null && (isHead || opensInlineList(item, next)))
      levels = [
        ...levels,
        { marker, label: labelOf(text, item), signCount, inline: !isHead || !item.endsLine },
      ];
    return {
      startUtf16: item.start,
      endUtf16: item.end,
      kind: isHead ? "heading" : "measure",
      isMarked: item.marker !== null || item.isJoined,
      section,
    };
  });
  return blocks.map((block, index) =>
    headsSomething(block, blocks[index + 1], text) ? block : { ...block, kind: "measure" },
  );
}

interface Place {
  readonly text: string;
  readonly items: readonly Item[];
  readonly index: number;
  readonly isDeeper: IsDeeper;
}

/** Without the levels that ended before the item: paragraphs with points in them, and lists. */
function levelsAt(levels: readonly Level[], place: Place): readonly Level[] {
  const open =
    place.items[place.index]?.atLineStart === true
      ? levels.filter((level) => !level.inline)
      : [...levels];
  for (;;) {
    const last = open.at(-1);
    if (last?.points === undefined || !isListEnded(last.points, place)) return open;
    open.pop();
  }
}

function isListEnded(points: string | null, { text, items, index, isDeeper }: Place): boolean {
  const item = items[index];
  if (item === undefined || item.marker === points) {
    const before = items[index - 1];
    return points === null && !endsPoint(text, before) && before?.leadsIn !== true;
  }
  if (item.marker !== null) return points === null || !isDeeper(item.marker, points);
  // A paragraph that belongs to a point stands before another point.
  const next = items.slice(index).find(({ marker }) => marker !== null);
  return next?.marker !== points;
}

/** Whether the item announces a list that does not stand in it. */
function leadsList(levels: readonly Level[], { text, items, index, isDeeper }: Place): boolean {
  const [item, next] = [items[index], items[index + 1]];
  if (item === undefined || next === undefined || !item.leadsIn || !next.atLineStart) return false;
  if (isPart(item.marker) || isPart(next.marker)) return false;
  if (next.marker === null) return endsPoint(text, next);
  if (item.marker !== null) return isDeeper(next.marker, item.marker);
  return !levels.some(({ marker }) => marker === next.marker);
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

/** A part of a regulation ends all parts below its own level, a heading of Markdown all with as many signs or more. */
function levelsAbove(
  levels: readonly Level[],
  marker: string,
  signCount: number,
): readonly Level[] {
  const rank = rankOf(marker);
  const ended = levels.findIndex((level) => {
    const other = rankOf(level.marker);
    return (
      level.marker === marker ||
      (rank !== null && other !== null
        ? other >= rank
        : signCount > 0 && level.signCount >= signCount)
    );
  });
  return ended === -1 ? levels : levels.slice(0, ended);
}

function signCountOf(text: string, item: Item): number {
  return /^#*/u.exec(innerText(text, item))?.[0].length ?? 0;
}

function unmarkedHeadings(text: string, items: readonly Item[]): Set<Item> {
  const headings = new Set<Item>();
  let run: Item[] = [];
  for (const item of items) {
    if (
      item.marker === null &&
      !item.isJoined &&
      item.endsLine &&
      item.atLineStart &&
      looksLikeHeading(text, item)
    )
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
  if (inner.length > maxHeadingUtf16 || dateline.test(inner)) return false;
  if (isRow(inner) || isCreditLine(inner) || isNumberLine(inner)) return false;
  return /\p{L}/u.test(inner) && !/[。!?！？;；,，、:：…)）]$|。/u.test(inner);
}

function isHeading(
  text: string,
  item: Item,
  next: Item | undefined,
  {
    headings,
    leads,
    isDeeper,
  }: { readonly headings: ReadonlySet<Item>; readonly leads: boolean; readonly isDeeper: IsDeeper },
): boolean {
  if (item.isJoined) return false;
  if (item.marker?.startsWith("markdown") === true || headings.has(item)) return true;
  if (next === undefined || (next.marker !== null && next.marker === item.marker)) return false;
  const inner = innerText(text, item);
  if (splitSentences(inner).length > 1) return false;
  if (!item.endsLine || leads) return inner.length <= maxLeadInUtf16;
  if (item.marker === null || !item.atLineStart) return false;
  const headsPoints =
    next.marker !== null && next.atLineStart && isDeeper(next.marker, item.marker);
  return looksLikeHeading(text, item) || (headsPoints && bareHeading.test(inner));
}

/** Text before the points of the same paragraph becomes their section; when long, it is a passage as well. */
function opensInlineList(item: Item, next: Item | undefined): boolean {
  return !item.endsLine && next !== undefined && next.marker !== item.marker;
}

function labelOf(text: string, item: Pick<Item, "start" | "end">): string {
  const inner = headingText(text, item);
  const [start, end] = splitSentences(inner)[0] ?? [0, inner.length];
  return labelFrom(inner.slice(start, end));
}

/** The last sentence of a paragraph, which announces a list; of a long one, as many clauses as fit. */
function leadInOf(text: string, item: Item): string {
  const inner = headingText(text, item);
  const [start, end] = splitSentences(inner).at(-1) ?? [0, inner.length];
  const sentence = labelFrom(inner.slice(start, end));
  if (sentence.length <= maxLeadInUtf16) return sentence;
  const from = sentence.length - maxLeadInUtf16 + 1;
  const clause = /[,，;；]/u.exec(sentence.slice(from));
  return `…${sentence.slice(clause === null ? from : from + clause.index + 1)}`;
}

function headingText(text: string, item: Pick<Item, "start" | "end">): string {
  return innerText(text, item)
    .replace(/^#+\s*/, "")
    .replace(/^\*{1,3}(?=\S)|\*{1,3}$/g, "");
}

function labelFrom(sentence: string): string {
  return sentence
    .trim()
    .replaceAll(softBreak, "")
    .replace(/[。;；:：]+$/u, "");
}

function innerText(text: string, item: Pick<Item, "start" | "end">): string {
  return text.slice(item.start, item.end).trim();
}
