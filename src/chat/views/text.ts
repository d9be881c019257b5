/**
 * Texts that fit one line of a citation or a list, and times. Never used on an excerpt: those are shown verbatim.
 */
import { onOneLine } from "../../language/printable.ts";

/** On one line, at most `maxUtf16` units, cut between characters and marked with `…`. */
export function shorten(text: string, maxUtf16: number): string {
  const line = onOneLine(text);
  if (line.length <= maxUtf16) return line;
  return `${line.slice(0, characterBorder(line, maxUtf16 - 1))}…`;
}

/** `W05` of `2022-W05`, where the year is said elsewhere. */
export function shortWeekName(week: string): string {
  return week.replace(/^\d+-/, "");
}

/** `2026-11-22 16:20`: the time in China, eight hours ahead of UTC all the year. */
export function chineseTime(atMs: number): string {
  const local = new Date(atMs + 8 * 60 * 60 * 1000);
  return local.toISOString().slice(0, 16).replace("T", " ");
}

/** The nearest position at or before `positionUtf16` that does not cut a surrogate pair. */
export function characterBorder(text: string, positionUtf16: number): number {
  const position = Math.max(0, Math.min(text.length, Math.floor(positionUtf16)));
  const cutsPair =
    isBetween(text.charCodeAt(position - 1), 0xd800, 0xdbff) &&
    isBetween(text.charCodeAt(position), 0xdc00, 0xdfff);
  return cutsPair ? position - 1 : position;
}

function isBetween(value: number, low: number, high: number): boolean {
  return value >= low && value <= high;
}
