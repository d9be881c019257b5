/**
 * The text beside a passage in, as much of it as gives the context out, on one line.
 * Cut between sentences where one fits, else between characters; a cut is marked with `…`.
 */
import { onOneLine } from "../language/printable.ts";
import { splitSentences } from "../language/sentences.ts";
import { characterBorder } from "./format-text.ts";

/** Range 60 to 300: two to five lines of a phone, less than most passages. */
const contextUtf16 = 120;

/** How the text before ends. */
export function endingOf(text: string, maxUtf16 = contextUtf16): string {
  const line = onOneLine(text);
  if (line.length <= maxUtf16) return line;
  const starts = splitSentences(line).map(([start]) => start);
  const start =
    starts.find((border) => line.length - border < maxUtf16) ??
    characterBorder(line, line.length - maxUtf16 + 2);
  return `…${line.slice(start)}`;
}

/** How the text after begins. */
export function openingOf(text: string, maxUtf16 = contextUtf16): string {
  const line = onOneLine(text);
  if (line.length <= maxUtf16) return line;
  const ends = splitSentences(line).map(([, end]) => end);
  const end = ends.findLast((border) => border < maxUtf16) ?? characterBorder(line, maxUtf16 - 1);
  return `${line.slice(0, end).trimEnd()}…`;
}
