/**
 * Parses dates into ISO form, as Chinese texts write them (2022年5月31日, 2022-5-31, 二〇二二年五月三十一日) and as people type
 * them (`2023-4`, `20230420`).
 */

const chineseDigits = "〇一二三四五六七八九";
const numeral = "[一二三四五六七八九十]{1,3}";

const figures =
  "((?:19|20)\\d{2})\\s*(?:年|[-./])\\s*(1[0-2]|0?[1-9])\\s*(?:月|[-./])\\s*(3[01]|[12]\\d|0?[1-9])(?!\\d)";
const characters = `([一二][〇○零Oo一二三四五六七八九]{3})年(${numeral})月(${numeral})日`;

/** Source of a pattern with six groups. It must be the last part with groups in the pattern that includes it. */
export const dateSource = `(?:${figures}|${characters})`;

/** The date of a match whose last six groups are those of `dateSource`; null for a date that does not exist. */
export function isoDateOf(match: RegExpExecArray): string | null {
  const [year = "", month = "", day = "", ...written] = match.slice(-6).map((part) => part ?? "");
  if (year !== "") return iso(Number(year), Number(month), Number(day));
  const [chineseYear = "", chineseMonth = "", chineseDay = ""] = written;
  return iso(yearOf(chineseYear), numberOf(chineseMonth), numberOf(chineseDay));
}

const toTheDay = new RegExp(`${dateSource}(?:\\s*[日号])?`, "u");
const toTheMonth = new RegExp(
  `((?:19|20)\\d{2})(?:\\s*年\\s*(1[0-2]|0?[1-9])\\s*月|[-./](1[0-2]|0[1-9]))(?![\\d日号./-])|${characters.replace(`(${numeral})日`, `(?!${numeral}日)`)}`,
  "u",
);

export interface FoundDate {
  /** `2022-05-31`, or `2022-05`. */
  readonly date: string;
  readonly startUtf16: number;
  readonly endUtf16: number;
}

/** The first date in a line that has a day, else the first with a month; null if there is none that exists. */
export function findDate(line: string): FoundDate | null {
  const day = toTheDay.exec(line);
  const month = day === null ? toTheMonth.exec(line) : null;
  const match = day ?? month;
  const date = day !== null ? isoDateOf(day) : month !== null ? isoMonthOf(month) : null;
  if (match === null || date === null) return null;
  return { date, startUtf16: match.index, endUtf16: match.index + match[0].length };
}

function isoMonthOf(match: RegExpExecArray): string | null {
  const [year, month, otherMonth, chineseYear = "", chineseMonth = ""] = match.slice(1);
  const day =
    year === undefined
      ? iso(yearOf(chineseYear), numberOf(chineseMonth), 1)
      : iso(Number(year), Number(month ?? otherMonth), 1);
  return day?.slice(0, "2022-05".length) ?? null;
}

function yearOf(chinese: string): number {
  const digits = Array.from(chinese, (digit) => Math.max(0, chineseDigits.indexOf(digit)));
  return Number(digits.join(""));
}

/** Reads numerals up to 九十九. */
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

const isoForm = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** Whether `2022-05-31`, `2022-05` or `2022` is a date that exists. */
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

/** A typed date (`2023年4月20日`, `2023-4`, `20230420`) as `2023-04-20`, `2023-04` or `2023`; null for anything else. */
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
