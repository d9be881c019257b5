/**
 * The beginning of a text without front matter in; the title and date it states out, null where it states none.
 */
import { isCalendarDate } from "./calendar-date.ts";

const maxTitleUtf16 = 60;
const openingUtf16 = 600;

/** The first line with words, when it has a title's form: short, and not a sentence. */
export function inferTitle(body: string): string | null {
  const line = /^.*[\p{L}\p{N}].*$/mu.exec(body)?.[0] ?? "";
  const first = line.replace(/^\s*#+\s*/, "").trim();
  const isTitle =
    first.length > 1 && first.length <= maxTitleUtf16 && !/[。;;,,、::]$|。/u.test(first);
  return isTitle ? first : null;
}

const datePattern =
  /((?:19|20)\d{2})\s*(?:年|[-./])\s*(1[0-2]|0?[1-9])\s*(?:月|[-./])\s*(3[01]|[12]\d|0?[1-9])(?!\d)/u;
const labelledPattern = new RegExp(
  `(?:发布|印发|成文|来源|日期|时间)[^\\n。]{0,20}?${datePattern.source}`,
  "u",
);

/**
 * A date that is named as the text's own, or stands alone on one of its first or last lines.
 * A date within a sentence may be of anything, so it is not taken.
 */
export function inferDate(body: string): string | null {
  const labelled = labelledPattern.exec(body.slice(0, openingUtf16));
  if (labelled !== null) return isoDate(labelled);
  const lines = body
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  for (const line of [...lines.slice(0, 4), ...lines.slice(-3)]) {
    const match = datePattern.exec(line);
    if (match !== null && line.length - match[0].length <= 4) return isoDate(match);
  }
  return null;
}

function isoDate(match: RegExpExecArray): string | null {
  const [, year = "", month = "", day = ""] = match;
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isCalendarDate(date) ? date : null;
}
