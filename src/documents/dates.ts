/**
 * Dates as Chinese texts write them: 2022年5月31日, 2022-5-31, 二〇二二年五月三十一日.
 * In: a pattern's match. Out: the date in ISO form.
 *
 * A date as somebody types it, 2023年4月20日, 2023-4, 2023.04.20, 20230420, in; `2023-04-20`, `2023-04` or `2023` out,
 * null for what is no date.
 */
const chineseDigits = "〇一二三四五六七八九";
const numeral = "[一二三四五六七八九十]{1,3}";

const figures =
  "((?:19|20)\\d{2})\\s*(?:年|[-./])\\s*(1[0-2]|0?[1-9])\\s*(?:月|[-./])\\s*(3[01]|[12]\\d|0?[1-9])(?!\\d)";
const characters = `([一二][〇○零Oo一二三四五六七八九]{3})年(${numeral})月(${numeral})日`;

/** To be put into other patterns; has six groups, the last in the pattern. */
export const dateSource = `(?:${figures}|${characters})`;

/** `match` is of a pattern that ends with `dateSource`. Null for a day that no month has. */
export function isoDateOf(match: RegExpExecArray): string | null {
  const [year = "", month = "", day = "", ...written] = match.slice(-6).map((part) => part ?? "");
  if (year !== "") return iso(Number(year), Number(month), Number(day));
  const [chineseYear = "", chineseMonth = "", chineseDay = ""] = written;
  const digits = Array.from(chineseYear, (digit) => Math.max(0, chineseDigits.indexOf(digit)));
  return iso(Number(digits.join("")), numberOf(chineseMonth), numberOf(chineseDay));
}

/** Up to 九十九. */
function numberOf(written: string): number {
  const [tens, ones] = written.includes("十") ? written.split("十") : ["零", written];
  const digit = (character = "", none = 0) =>
    character === "" ? none : Math.max(0, chineseDigits.indexOf(character));
  return 10 * digit(tens, 1) + digit(ones);
}

function iso(year: number, month: number, day: number): string | null {
  const two = (number: number) => String(number).padStart(2, "0");
  const date = `${year}-${two(month)}-${two(day)}`;
  return isCalendarDate(date) ? date : null;
}

/**
 * A date as documents state it, `2022-05-31`, `2022-05` or `2022`, in; whether there is such a date out.
 */
const isoForm = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

export function isCalendarDate(written: string): boolean {
  const match = isoForm.exec(written);
  if (match === null) return false;
  const [year = 0, month = 1, day = 1] = match
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)));
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

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
