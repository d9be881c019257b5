/** Infers the date of a text that states none in front matter. */
import { dateSource, isoDateOf } from "./dates.ts";
import { signatureOf } from "./signature.ts";

const openingUtf16 = 600;
const datePattern = new RegExp(dateSource, "u");
const labelledPattern = new RegExp(
  `(?:发布|印发|成文|来源|日期|时间)[^\\n。]{0,20}?${dateSource}`,
  "u",
);

/**
 * The date that is labelled as the text's own (发布时间:…), stands alone on one of the first four or last three lines, or
 * follows the signature; else null. A date within a sentence may be of anything, so it is not used.
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
