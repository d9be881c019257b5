/**
 * Writes what a field EQ of Word shows, which is not in the file: fractions, roots, and characters in a circle, as
 * `EQ \f(1,14)` and `EQ \o\ac(○,3)`.
 */
import { grouped, loweredSigns, raisedSigns } from "./formulas.ts";

/** Null for any other field. */
export function equationText(code: string): string | null {
  const equation = /^\s*EQ\s+(.*)$/is.exec(code)?.[1];
  return equation === undefined ? null : read({ text: equation.trim(), at: 0 }, 0);
}

interface Reader {
  readonly text: string;
  at: number;
}

/** A file may nest more, to no purpose. */
const deepest = 20;
const separator = /[,;，；]/u;
/** A switch is a letter, and its options follow with theirs: `\s\up6`, `\b\lc\[`. */
const command = /\\([a-z])((?:\\(?:[a-z]{2}\d*|\W)|\s)*)\(/iy;

/** Up to a separator or the end of the brackets that the reader is in. */
function read(reader: Reader, depth: number): string {
  let written = "";
  while (reader.at < reader.text.length) {
    command.lastIndex = reader.at;
    const found = command.exec(reader.text);
    const character = reader.text[reader.at] ?? "";
    if (found !== null && depth < deepest) {
      reader.at = command.lastIndex;
      written += write(found[1] ?? "", found[2] ?? "", argumentsOf(reader, depth + 1));
    } else if (character === "\\") {
      written += reader.text[reader.at + 1] ?? "";
      reader.at += 2;
    } else if (depth > 0 && (character === ")" || separator.test(character))) break;
    else {
      written += character;
      reader.at += 1;
    }
  }
  return written;
}

function argumentsOf(reader: Reader, depth: number): string[] {
  const found = [read(reader, depth).trim()];
  while (separator.test(reader.text[reader.at] ?? "")) {
    reader.at += 1;
    found.push(read(reader, depth).trim());
  }
  // The closing bracket.
  reader.at += 1;
  return found;
}

function write(name: string, options: string, parts: readonly string[]): string {
  const [first = "", second] = parts;
  switch (name.toLowerCase()) {
    case "f":
      return `${grouped(first)}/${grouped(second ?? "")}`;
    case "r":
      return second === undefined
        ? `√${grouped(first)}`
        : `${raisedSigns(first) ?? first}√${grouped(second)}`;
    case "o":
      return enclosed(parts);
    case "s":
      if (/\\up/i.test(options)) return raisedSigns(first) ?? `^${grouped(first)}`;
      if (/\\do/i.test(options)) return loweredSigns(first) ?? `_${grouped(first)}`;
      return parts.join("");
    case "b":
      return `(${parts.join(",")})`;
    case "l":
      return parts.join(",");
    default:
      return parts.join(" ");
  }
}

const frame = /^[○〇◯□△◇]$/u;
const circledHan = "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉";

/** Characters that are printed on each other, mostly a number in a circle. */
function enclosed(parts: readonly string[]): string {
  const inner = parts.filter((part) => !frame.test(part)).join("");
  if (inner === parts.join("")) return inner;
  const number = /^(?:[1-9]|1\d|20)$/.test(inner) ? Number(inner) : null;
  if (number !== null) return String.fromCodePoint(0x2460 + number - 1);
  const at = inner === "" ? -1 : "一二三四五六七八九十".indexOf(inner);
  return circledHan[at] ?? `(${inner})`;
}
