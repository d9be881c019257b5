/**
 * Writes numbers as a spreadsheet shows them: dates, percentages, decimals, groups of digits, and what stands before
 * and behind. Of a format's sections the first is used; colours and widths are passed over.
 */

/** By number; those that a file does not define itself. Chinese programs show 27 to 58 as Chinese dates. */
const builtIn = new Map<number, string>([
  [1, "0"],
  [2, "0.00"],
  [3, "#,##0"],
  [4, "#,##0.00"],
  [9, "0%"],
  [10, "0.00%"],
  [14, "yyyy/m/d"],
  [15, "d-mmm-yy"],
  [16, "d-mmm"],
  [17, "mmm-yy"],
  [18, "h:mm AM/PM"],
  [19, "h:mm:ss AM/PM"],
  [20, "h:mm"],
  [21, "h:mm:ss"],
  [22, "yyyy/m/d h:mm"],
  [31, 'yyyy"年"m"月"d"日"'],
  [57, 'yyyy"年"m"月"'],
  [58, 'm"月"d"日"'],
]);

export function formatOf(id: number, own: ReadonlyMap<number, string>): string | null {
  return own.get(id) ?? builtIn.get(id) ?? null;
}

/** Digits that are shown where no format says how many. */
const generalDigits = 11;

/** @param startMs the day 0 of the file's calendar */
export function writeNumber(number: number, format: string | null, startMs: number): string {
  const shown = (format ?? "").split(";")[0] ?? "";
  // Colours, currencies' names, fillers and the widths of signs; elapsed hours, [h], are kept as hours.
  const plain = shown
    .replace(/\[(h+|m+|s+)\]/gi, "$1")
    .replace(/\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]/g, "$1")
    .replace(/[_*]./g, "");
  const tokens: readonly string[] = plain.match(token) ?? [];
  if (tokens.some((each) => dateToken.test(each))) return writeDate(number, tokens, startMs);
  if (!tokens.some((each) => /^[#0?]/.test(each))) return writeGeneral(number, tokens);
  const percent = tokens.includes("%") ? 100 : 1;
  const digits = tokens.filter((each) => /^[#0?]/.test(each)).join("");
  const written = writeDigits(Math.abs(number) * percent, digits);
  let isWritten = false;
  const around = tokens.map((each) => {
    if (!/^[#0?]/.test(each)) return literalOf(each);
    if (isWritten) return "";
    isWritten = true;
    return written;
  });
  return (number < 0 ? "-" : "") + around.join("").trim();
}

const token = /"[^"]*"|\\.|AM\/PM|上午\/下午|General|y+|m+|d+|h+|s+|a{3,4}|[#0?][#0?,.]*|\.|./gi;
const dateToken = /^(?:y+|m+|d+|h+|s+|a{3,4})$/i;

function literalOf(part: string): string {
  if (part.startsWith('"')) return part.slice(1, -1);
  return part.startsWith("\\") ? part.slice(1) : part;
}

/** A format without digits, such as `General` or `@`. */
function writeGeneral(number: number, tokens: readonly string[]): string {
  const general = Number.isInteger(number)
    ? number.toLocaleString("en", { useGrouping: false, maximumFractionDigits: 0 })
    : String(Number(number.toPrecision(generalDigits)));
  const around = tokens.map((each) => (/^(?:General|@)$/i.test(each) ? general : literalOf(each)));
  return tokens.length === 0 ? general : around.join("").trim() || general;
}

function writeDigits(number: number, digits: string): string {
  const [whole = "", decimals = ""] = digits.split(".");
  const most = decimals.replace(/[^#0?]/g, "").length;
  const least = decimals.replace(/[^0]/g, "").length;
  const fixed = number.toFixed(Math.min(most, 20));
  const [integer = "0", fraction = ""] = fixed.split(".");
  const kept = fraction.replace(/0+$/, "").padEnd(least, "0");
  const padded = integer.padStart(whole.replace(/[^0]/g, "").length, "0");
  const grouped = /[#0?],[#0?]/.test(whole) ? padded.replace(/\B(?=(?:\d{3})+$)/g, ",") : padded;
  return kept === "" ? grouped : `${grouped}.${kept}`;
}

const dayMs = 86_400_000;
const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const weekdays = "日一二三四五六";

function writeDate(number: number, tokens: readonly string[], startMs: number): string {
  const date = new Date(startMs + Math.round(number * dayMs));
  if (Number.isNaN(date.getTime())) return String(number);
  const isHalved = tokens.some((each) => /^(?:AM\/PM|上午\/下午)$/i.test(each));
  const hours = isHalved ? date.getUTCHours() % 12 || 12 : date.getUTCHours();
  const two = (value: number, width: number) => String(value).padStart(Math.min(width, 2), "0");
  return tokens
    .map((each, index) => {
      switch (each.charAt(0).toLowerCase()) {
        case "y":
          return each.length > 2
            ? String(date.getUTCFullYear())
            : two(date.getUTCFullYear() % 100, 2);
        case "m":
          if (isMinute(tokens, index)) return two(date.getUTCMinutes(), each.length);
          if (each.length > 2) return months[date.getUTCMonth()] ?? "";
          return two(date.getUTCMonth() + 1, each.length);
        case "d":
          return two(date.getUTCDate(), each.length);
        case "h":
          return two(hours, each.length);
        case "s":
          return two(date.getUTCSeconds(), each.length);
        case "a":
          if (/^AM/i.test(each)) return date.getUTCHours() < 12 ? "AM" : "PM";
          return (each.length === 4 ? "星期" : "") + weekdays.charAt(date.getUTCDay());
        case "上":
          return each.length === 1 ? each : date.getUTCHours() < 12 ? "上午" : "下午";
        default:
          return literalOf(each);
      }
    })
    .join("")
    .trim();
}

/** `m` is a minute behind hours and before seconds. */
function isMinute(tokens: readonly string[], index: number): boolean {
  const isTime = (each: string) => dateToken.test(each);
  const before = tokens.slice(0, index).findLast(isTime);
  const after = tokens.slice(index + 1).find(isTime);
  return /^h/i.test(before ?? "") || /^s/i.test(after ?? "");
}
