/**
 * Replaces a table of contents by spaces: its lines stand in the text once more, as headings. The result is as long as
 * the text, so offsets are valid in both.
 */
import { spacesFor } from "./head-lines.ts";

const title = /^(?:目[录次]|目录页|contents|tableofcontents)$/iu;
/** What leads the eye to the page's number, and the number. */
const leader =
  /(?:[.．。·・•…‥┄┈\-—–_＿]{3,}|(?:[.·…] ){3,}|\t)\s*[(（]?\s*(?:\d{1,4}|[ivxIVX]{1,6})\s*[)）]?$/u;
/** A longer line is text. */
const maxEntryUtf16 = 80;
/** With its leader. */
const maxLineUtf16 = 300;
/** Entries in one line, where line breaks are lost. */
const entriesInLine = /[.．·・•…‥┄┈]{3,}\s*\d{1,4}(?!\d)/gu;
const maxRunUtf16 = 5000;
/** Without a title, fewer lines may be something else. */
const fewestEntries = { titled: 2, untitled: 3 } as const;

interface Line {
  readonly start: number;
  readonly end: number;
  /** Without spaces, signs of Markdown, leader and page. */
  readonly bare: string;
  /** 0 where no leader and page stand; more than 1 where line breaks are lost. */
  readonly leaderCount: number;
}

export function withoutContents(text: string, bodyStartUtf16: number): string {
  const lines = linesOf(text, bodyStartUtf16);
  const lastOf = new Map(lines.map(({ bare }, index) => [bare, index]));
  let result = text;
  for (let at = 0; at < lines.length; at++) {
    const isTitled = title.test(lines[at]?.bare ?? "");
    const from = isTitled ? at + 1 : at;
    const end = entriesEnd(lines, from, isTitled ? lastOf : null);
    const entryCount = lines
      .slice(from, end)
      .reduce((sum, { leaderCount }) => sum + Math.max(1, leaderCount), 0);
    if (entryCount < fewestEntries[isTitled ? "titled" : "untitled"]) continue;
    const [start, until] = [lines[at]?.start ?? 0, lines[end - 1]?.end ?? 0];
    const list = text.slice(start, until);
    result = result.slice(0, start) + spacesFor(list) + result.slice(until);
    at = end - 1;
  }
  return /[\p{L}\p{N}]/u.test(result.slice(bodyStartUtf16)) ? result : text;
}

/** @param lastOf index of the last line of each wording; null if only lines with a leader count */
function entriesEnd(
  lines: readonly Line[],
  from: number,
  lastOf: ReadonlyMap<string, number> | null,
): number {
  const first = lines[from]?.bare;
  const isEntry = (at: number) => {
    const line = lines[at];
    if (line === undefined) return false;
    if (line.leaderCount > 1) return true;
    if (line.bare.length > maxEntryUtf16) return false;
    return line.leaderCount > 0 || (lastOf !== null && (lastOf.get(line.bare) ?? at) > at);
  };
  // The text begins where the first entry stands once more.
  const isText = (at: number) => at > from && lines[at]?.bare === first;
  // Among entries, one may be worded otherwise than its heading.
  const isOther = (at: number) =>
    lastOf !== null && at > from && !isText(at + 1) && isEntry(at + 1);
  let end = from;
  while (!isText(end) && (isEntry(end) || isOther(end))) end++;
  return end;
}

function linesOf(text: string, bodyStartUtf16: number): Line[] {
  return [...text.slice(bodyStartUtf16).matchAll(/[^\n]+/gu)].flatMap(({ 0: written, index }) => {
    const start = bodyStartUtf16 + index;
    const line = written.trim();
    if (line === "") return [];
    const place = { start, end: start + written.length };
    const runCount = line.length > maxRunUtf16 ? 0 : (line.match(entriesInLine)?.length ?? 0);
    if (line.length > maxLineUtf16 || runCount > 1)
      return [{ ...place, bare: line, leaderCount: runCount > 1 ? runCount : 0 }];
    const bare = line
      .replace(/^(?:#{1,6}|[-*+])\s+/u, "")
      .replace(/\[([^\]]*)\]\([^)]*\)/u, "$1")
      .replace(leader, "")
      .replace(/[\s*]+/gu, "");
    return [{ ...place, bare, leaderCount: Number(leader.test(line)) }];
  });
}
