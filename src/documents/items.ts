/**
 * Cuts a document's body into items: lines, and within a line what begins with a marker. What is read as one stays one
 * item: an article of a regulation with all its paragraphs and points, a short list with its lead-in, a table with its
 * caption.
 */
import type { TextRange } from "../core/domain.ts";
import { splitSentences, trimRange } from "../language/sentences.ts";
import { articleNumberOf, markerAt, rankOf } from "./markers.ts";
import { tableEnd, tableStart } from "./tables.ts";

export interface Item {
  readonly start: number;
  readonly end: number;
  readonly marker: string | null;
  readonly atLineStart: boolean;
  readonly endsLine: boolean;
  /** It announces what stands below it: 有下列情形之一的: */
  readonly leadsIn: boolean;
  /** An article, a list or a table: it heads nothing. */
  readonly isJoined: boolean;
}

/** A list that fits with its lead-in into one passage says more as a whole. */
const maxListUtf16 = 300;
/** 各乡镇人民政府、县直各单位: stands above the first point of a letter and announces nothing. */
const addressee =
  /(?:政府|委员会|[办局厅部委院会]|单位|机关|部门|乡镇|街道|企业|学校|公司|同志)[:：]$/u;
/** Below the last article. */
const attachment = /^附\s*(?:[件表录图]|[:：])/u;

export function itemsOf(text: string, bodyStartUtf16: number): Item[] {
  const items = writtenItems(text, bodyStartUtf16);
  const firstPoint = items.findIndex(({ marker }) => marker !== null);
  return items.map((item, index) => {
    const line = item.endsLine && !item.isJoined ? text.slice(item.start, item.end).trimEnd() : "";
    const leadsIn = /[:：]$/u.test(line) && !(index < firstPoint && addressee.test(line));
    return leadsIn ? { ...item, leadsIn } : item;
  });
}

function writtenItems(text: string, bodyStartUtf16: number): Item[] {
  const lines = linesOf(text, bodyStartUtf16);
  const items: Item[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? [0, 0];
    const end = tableStart(text, lines, at) ? tableEnd(text, lines, at) : at;
    const last = lines[end];
    if (end > at && last !== undefined) {
      const table = { start: line[0], end: last[1], marker: null };
      items.push({ ...table, atLineStart: true, endsLine: true, leadsIn: false, isJoined: true });
      at = end;
    } else items.push(...itemsOfLine(text, line));
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

function itemsOfLine(text: string, line: TextRange): Item[] {
  const [lineStart, lineEnd] = line;
  const starts: Start[] = [];
  const sentences = splitSentences(text.slice(lineStart, lineEnd)).map(
    ([start]) => lineStart + start,
  );
  const parts = new Map<number, Part[]>();
  for (const part of partsOnLine(text, sentences, lineEnd))
    parts.set(part.sentence, [...(parts.get(part.sentence) ?? []), part]);
  for (const start of sentences) {
    const atLineStart = starts.length === 0;
    const [inner] = trimRange(text, [start, lineEnd]);
    const own = parts.get(start) ?? [];
    const marker = markerAt(text, inner, atLineStart);
    if (atLineStart && own[0]?.start !== start) starts.push({ start, marker });
    else if (!atLineStart && own.length === 0 && marker !== null) starts.push({ start, marker });
    starts.push(...own);
  }
  // Where line breaks are lost, an article stands behind a sentence; it is a paragraph all the same.
  const isParagraph = (index: number) => {
    const marker = starts[index]?.marker ?? null;
    return index === 0 || (marker !== null && rankOf(marker) !== null);
  };
  return starts.map(({ start, marker }, index) => ({
    start,
    end: starts[index + 1]?.start ?? lineEnd,
    marker,
    atLineStart: isParagraph(index),
    endsLine: index + 1 === starts.length || isParagraph(index + 1),
    leadsIn: false,
    isJoined: false,
  }));
}

interface Start {
  readonly start: number;
  readonly marker: string | null;
}

interface Part extends Start {
  /** The start of the sentence that it stands in. */
  readonly sentence: number;
}

/** Fewer may be references. */
const fewestArticles = 3;
/** A chapter's heading, or a title, runs into the first article below it. */
const maxHeadUtf16 = 60;
const chapterWithin = /第[^第]{1,8}?[编章]/u;
const articleWithin = /第[^第]{1,8}?条/gu;

/**
 * The articles of a regulation whose line breaks are lost, and the headings above them: each at the start of a sentence,
 * or behind a heading there, with numbers that count upward.
 */
function partsOnLine(text: string, sentences: readonly number[], lineEnd: number): Part[] {
  const found: Part[] = [];
  let last: number | null = null;
  let count = 0;
  for (const sentence of sentences) {
    const [start] = trimRange(text, [sentence, lineEnd]);
    const marker = markerAt(text, start, true);
    const isChapter = marker !== null && marker !== "article" && rankOf(marker) !== null;
    const isHead = sentence === sentences[0] || isChapter;
    const head = text.slice(start, start + (isHead ? maxHeadUtf16 : 0));
    const places = [0, ...[...head.matchAll(articleWithin)].map(({ index }) => index)];
    const next = places
      .map((place) => ({
        place,
        number: articleNumberOf(text.slice(start + place, start + place + 20)),
      }))
      .find(({ number }) => number !== null && follows(number, last));
    if (next === undefined) continue;
    // A title runs into the first chapter.
    const chapter = isChapter ? 0 : head.slice(0, next.place).search(chapterWithin);
    if (chapter > 0)
      found.push({
        start: start + chapter,
        marker: markerAt(text, start + chapter, true),
        sentence,
      });
    if (next.place > 0 && isChapter) found.push({ start: sentence, marker, sentence });
    found.push({
      start: next.place === 0 ? sentence : start + next.place,
      marker: "article",
      sentence,
    });
    last = Number.parseInt(next.number ?? "", 10);
    count += 1;
  }
  return count >= fewestArticles ? found : [];
}

/** @param number `13`, or `13-1` for 第十三条之一 */
function follows(number: string, last: number | null): boolean {
  const [main = "", inserted] = number.split("-");
  if (last === null) return true;
  return Number(main) === last + 1 || (inserted !== undefined && Number(main) === last);
}

/** Whether one marker is on a deeper level than another: writers use the outer one first. No part is below a point. */
export type IsDeeper = (marker: string, than: string) => boolean;

export function depthsOf(items: readonly Item[]): IsDeeper {
  const first = new Map<string, number>();
  for (const [index, { marker }] of items.entries())
    if (marker !== null && !first.has(marker)) first.set(marker, index);
  return (marker, than) => !isPart(marker) && (first.get(marker) ?? 0) > (first.get(than) ?? 0);
}

/** @param headings those of the items that are headings without a marker */
export function joinItems(
  text: string,
  items: readonly Item[],
  { headings, isDeeper }: { readonly headings: ReadonlySet<Item>; readonly isDeeper: IsDeeper },
): Item[] {
  const joined: Item[] = [];
  for (let at = 0; at < items.length; at++) {
    const first = items[at];
    if (first === undefined) break;
    const end =
      first.marker === "article"
        ? articleEnd(text, items, at, headings)
        : listEnd(text, items, at, isDeeper);
    const last = items[end - 1] ?? first;
    const isJoined = end > at + 1 || first.marker === "article";
    joined.push(isJoined ? { ...first, end: last.end, endsLine: last.endsLine, isJoined } : first);
    at = end - 1;
  }
  return joined;
}

/** Index behind the article's last item. */
function articleEnd(
  text: string,
  items: readonly Item[],
  at: number,
  headings: ReadonlySet<Item>,
): number {
  let hasLeadIn = false;
  let end = at;
  do {
    const item = items[end];
    hasLeadIn ||= item?.leadsIn === true;
    end++;
  } while (isWithin(items[end], hasLeadIn));
  return end;

  function isWithin(item: Item | undefined, isAnnounced: boolean): boolean {
    if (item === undefined || headings.has(item) || isPart(item.marker)) return false;
    // Within an article 一、 numbers only points that are announced; else a text that follows.
    if (item.marker === "numeral" && item.atLineStart && !isAnnounced) return false;
    return !attachment.test(text.slice(item.start, item.end).trimStart());
  }
}

/** Index behind the last point of a short list that the item leads in; behind the item if it does not. */
function listEnd(text: string, items: readonly Item[], at: number, isDeeper: IsDeeper): number {
  const [lead, first] = [items[at], items[at + 1]];
  if (lead === undefined || first === undefined || !lead.leadsIn) return at + 1;
  const { marker } = first;
  if (isPart(lead.marker) || isPart(marker) || (marker !== null && marker === lead.marker))
    return at + 1;
  const end =
    marker === null ? plainListEnd(text, items, at) : markedListEnd(text, items, at, marker);
  const next = items[end];
  const following = next?.marker ?? null;
  const goesOn = marker !== null && following !== null && isDeeper(following, marker);
  const length = (items[end - 1]?.end ?? 0) - lead.start;
  return goesOn || end < at + 3 || length > maxListUtf16 ? at + 1 : end;
}

/** Points that are sentences say enough each by itself. */
function markedListEnd(text: string, items: readonly Item[], at: number, marker: string): number {
  let end = at + 1;
  while (items[end]?.marker === marker && items[end]?.atLineStart === true) end++;
  const isSentence = ({ start, end: until }: Item) =>
    /[。!?！？]/u.test(text.slice(start, until).trimEnd());
  return items.slice(at + 1, end - 1).some(isSentence) ? at + 1 : end;
}

/** Points without markers end with semicolons, but for the last. */
function plainListEnd(text: string, items: readonly Item[], at: number): number {
  let end = at + 1;
  while (items[end]?.marker === null && endsPoint(text, items[end])) end++;
  return end > at + 1 && items[end]?.marker === null ? end + 1 : end;
}

export function endsPoint(text: string, item: Item | undefined): boolean {
  return item !== undefined && /[;；]$/u.test(text.slice(item.start, item.end).trimEnd());
}

export function isPart(marker: string | null): boolean {
  return marker !== null && (marker.startsWith("markdown") || rankOf(marker) !== null);
}
