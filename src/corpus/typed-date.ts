/**
 * A date as somebody types it, 2023年4月20日, 2023-4, 2023.04.20, 20230420, in; `2023-04-20`, `2023-04` or `2023` out,
 * null for what is no date.
 */
import { isCalendarDate } from "./calendar-date.ts";
import { dateSource, isoDateOf } from "./written-date.ts";

const whole = new RegExp(`^${dateSource}[日号]?$`, "u");
const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})$/;
const month = /^((?:19|20)\d{2})\s*(?:年|[-./])\s*(1[0-2]|0?[1-9])\s*月?$/u;
const year = /^((?:19|20)\d{2})\s*年?$/u;

export function dateTyped(typed: string): string | null {
  const written = typed.normalize("NFKC").trim();
  const match = whole.exec(written);
  if (match !== null) return isoDateOf(match);
  const parts = [compact, month, year]
    .map((form) => form.exec(written))
    .find((each) => each !== null);
  const date =
    parts
      ?.slice(1)
      .map((part) => part.padStart(2, "0"))
      .join("-") ?? "";
  return isCalendarDate(date) ? date : null;
}
