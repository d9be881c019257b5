/**
 * A text without front matter in; the date that it states as its own out, null where it states none.
 */
import { dateSource, isoDateOf } from "./dates.ts";
import { signatureOf } from "./signature.ts";

const openingUtf16 = 600;
const datePattern = new RegExp(dateSource, "u");
const labelledPattern = new RegExp(
  `(?:发布|印发|成文|来源|日期|时间)[^\\n。]{0,20}?${dateSource}`,
  "u",
);

/**
 * A date that is named as the text's own, stands alone on one of its first or last lines, or under its signature.
 * A date within a sentence may be of anything, so it is not taken.
 */
export function inferDate(body: string): string | null {
  const labelled = labelledPattern.exec(body.slice(0, openingUtf16));
  if (labelled !== null) return isoDateOf(labelled);
  const lines = body
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  for (const line of [...lines.slice(0, 4), ...lines.slice(-3)]) {
    const match = datePattern.exec(line);
    if (match !== null && line.length - match[0].length <= 4) return isoDateOf(match);
  }
  return signatureOf(body)?.date ?? null;
}
