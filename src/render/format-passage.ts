/**
 * What is said of a passage in its place: where in its text it stands, whether that text is still its document's, and
 * as much of the text beside it as gives the context. Plain text.
 */
import type { PassageView } from "../core/domain.ts";
import { onOneLine } from "../language/printable.ts";
import { splitSentences } from "../language/sentences.ts";
import { characterBorder } from "./format-text.ts";
import type { Say } from "./messages.ts";

/** Range 60 to 300: two to five lines of a phone, less than most passages. */
const contextUtf16 = 120;

export function positionLine({ position, passageCount }: PassageView, say: Say): string {
  return say("passage-position", { position, count: passageCount });
}

/** Null for a passage of the present text. */
export function standingLine({ standing }: PassageView, say: Say): string | null {
  if (standing === "current") return null;
  return say(standing === "replaced" ? "passage-replaced" : "passage-withdrawn");
}

/**
 * How the text before ends, on one line. Cut between sentences where one fits, else between characters; a cut is marked
 * with `…`.
 */
export function endingOf(text: string, maxUtf16 = contextUtf16): string {
  const line = onOneLine(text);
  if (line.length <= maxUtf16) return line;
  const starts = splitSentences(line).map(([start]) => start);
  const start =
    starts.find((border) => line.length - border < maxUtf16) ??
    characterBorder(line, line.length - maxUtf16 + 2);
  return `…${line.slice(start)}`;
}

/** How the text after begins; cut as endingOf does it. */
export function openingOf(text: string, maxUtf16 = contextUtf16): string {
  const line = onOneLine(text);
  if (line.length <= maxUtf16) return line;
  const ends = splitSentences(line).map(([, end]) => end);
  const end = ends.findLast((border) => border < maxUtf16) ?? characterBorder(line, maxUtf16 - 1);
  return `${line.slice(0, end).trimEnd()}…`;
}
