/**
 * Writes list numbers into the text of their paragraphs, in the formats of Word, because Word only renders them. Markers
 * such as 一、 and (一) structure an official text and are mostly not characters of its paragraphs.
 */
import type { Tree, TreeElement } from "../dom.ts";
import { type Level, type List, numberedAs, type Numbering, valueOf } from "./numbering.ts";
import { runOf } from "./runs.ts";

interface Place {
  readonly list: List;
  readonly depth: number;
  readonly level: Level;
}

/** Word has levels 0 to 8; a file may claim more. */
const maxDepth = 8;
const bullet = "•";

/** Modifies `part`; returns whether a number has an unknown format. */
export function writeNumbers(part: Tree, numbering: Numbering): { readonly hasUnknown: boolean } {
  const count = createCounter();
  let hasUnknown = false;
  for (const paragraph of part.getElementsByTagName("w:p")) {
    const place = placeOf(paragraph, numbering);
    if (place === null) continue;
    const numbers = count(place);
    const { written, isKnown } = write(place, numbers);
    hasUnknown ||= !isKnown;
    if (written !== "" && hasText(paragraph)) putInFront(part, paragraph, written);
  }
  return { hasUnknown };
}

function placeOf(paragraph: TreeElement, { lists, styles }: Numbering): Place | null {
  const properties = [...paragraph.children].find(({ tagName }) => tagName === "w:pPr");
  if (properties === undefined) return null;
  const style = valueOf(properties, "w:pStyle") ?? "";
  const own = numberedAs(properties);
  const ofStyle = styles.get(style);
  const list = lists.get(own.list ?? ofStyle?.list ?? "");
  if (list === undefined) return null;
  const levelOfStyle = [...list.levels].find(([, level]) => level.style === style)?.[0];
  const depth = own.level ?? ofStyle?.level ?? levelOfStyle ?? 0;
  const level = list.levels.get(depth);
  return level === undefined || depth > maxDepth ? null : { list, depth, level };
}

/** Counts a paragraph; returns the numbers of the levels down to its own. */
function createCounter(): (place: Place) => number[] {
  const families = new Map<string, Map<number, number>>();
  const begun = new Set<string>();
  return ({ list, depth, level }) => {
    const counts = families.get(list.family) ?? new Map<number, number>();
    families.set(list.family, counts);
    const start = (at: number) =>
      list.restartsAt.get(at) ?? list.levels.get(at)?.start ?? level.start;
    if (!begun.has(list.id)) for (const at of list.restartsAt.keys()) counts.delete(at);
    begun.add(list.id);
    for (let above = 0; above < depth; above += 1)
      if (!counts.has(above)) counts.set(above, start(above));
    const last = counts.get(depth);
    counts.set(depth, last === undefined ? start(depth) : last + 1);
    for (const below of counts.keys())
      if (below > depth && list.levels.get(below)?.restarts !== false) counts.delete(below);
    return Array.from({ length: depth + 1 }, (_, at) => counts.get(at) ?? 1);
  };
}

function write(
  { list, level }: Place,
  numbers: readonly number[],
): { readonly written: string; readonly isKnown: boolean } {
  if (level.format === "bullet") return { written: `${bullet} `, isKnown: true };
  let isKnown = true;
  const text = level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1;
    const number = numbers[at];
    if (number === undefined) return "";
    const format = level.inFigures ? "decimal" : (list.levels.get(at)?.format ?? level.format);
    const formatted = formatNumber(number, format);
    isKnown &&= formatted !== null;
    return formatted ?? String(number);
  });
  const isApart =
    level.suffix === "nothing" || text === "" || /[、,:\uff0c\uff1a)\uff09]$/.test(text);
  return { written: isApart ? text : `${text} `, isKnown };
}

function hasText(paragraph: TreeElement): boolean {
  return [...paragraph.getElementsByTagName("w:t")].some(
    ({ textContent }) => (textContent ?? "").trim() !== "",
  );
}

function putInFront(part: Tree, paragraph: TreeElement, written: string): void {
  const run = runOf(part, written);
  const first = paragraph.firstElementChild;
  if (first?.tagName === "w:pPr") first.after(run);
  else paragraph.prepend(run);
}

const digits = "〇一二三四五六七八九";
const formalDigits = "零壹贰叁肆伍陆柒捌玖";
const stems = "甲乙丙丁戊己庚辛壬癸";
const branches = "子丑寅卯辰巳午未申酉戌亥";
const romans: readonly (readonly [number, string])[] = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

type Format = (number: number) => string;

const chinese: Format = (number) => spell(number, digits, "十百千");
const formal: Format = (number) => spell(number, formalDigits, "拾佰仟").replace(/^拾/u, "壹拾");
const digitByDigit: Format = (number) =>
  Array.from(String(number), (digit) => digits[Number(digit)] ?? "").join("");
const shifted = (first: number, last: number): Format => {
  return (number) => (number <= last ? String.fromCodePoint(first + number - 1) : String(number));
};
const circled = shifted(0x2460, 20);
const oneOf = (characters: string): Format => {
  return (number) => characters[number - 1] ?? String(number);
};

/** Programs use different ones of the Chinese formats for 一、二、三. */
const formats: Readonly<Record<string, Format>> = {
  decimal: String,
  decimalZero: (number) => String(number).padStart(2, "0"),
  decimalHalfWidth: String,
  decimalFullWidth: (number) =>
    String(number).replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit))),
  chineseCounting: chinese,
  chineseCountingThousand: chinese,
  taiwaneseCounting: chinese,
  taiwaneseCountingThousand: chinese,
  japaneseCounting: chinese,
  ideographDigital: digitByDigit,
  japaneseDigitalTenThousand: digitByDigit,
  taiwaneseDigital: digitByDigit,
  koreanDigital2: digitByDigit,
  chineseLegalSimplified: formal,
  ideographLegalTraditional: formal,
  ideographTraditional: oneOf(stems),
  ideographZodiac: oneOf(branches),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: shifted(0x2474, 20),
  decimalEnclosedFullstop: shifted(0x2488, 20),
  ideographEnclosedCircle: shifted(0x3280, 10),
  upperLetter: (number) => letter(number),
  lowerLetter: (number) => letter(number).toLowerCase(),
  upperRoman: (number) => roman(number).toUpperCase(),
  lowerRoman: (number) => roman(number),
  none: () => "",
};

/** Real lists end before it, though a file may claim more; larger numbers are written in digits. */
const largest = 9999;

/** Null for an unknown format. */
export function formatNumber(number: number, format: string): string | null {
  const spellOut = Object.hasOwn(formats, format) ? formats[format] : undefined;
  if (spellOut === undefined) return null;
  return number >= 1 && number <= largest ? spellOut(number) : String(number);
}

/** 12 is 十二, 105 is 一百〇五. */
function spell(number: number, names: string, units: string): string {
  let written = "";
  let skipped = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(number / 10 ** place) % 10;
    if (digit === 0) {
      skipped = written !== "";
      continue;
    }
    if (skipped) written += names[0] ?? "";
    skipped = false;
    const isTen = place === 1 && digit === 1 && written === "";
    written += (isTen ? "" : (names[digit] ?? "")) + (place === 0 ? "" : (units[place - 1] ?? ""));
  }
  return written;
}

/** Z is followed by AA and BB. */
function letter(number: number): string {
  const index = (number - 1) % 26;
  return String.fromCodePoint(65 + index).repeat(Math.ceil(number / 26));
}

function roman(number: number): string {
  let rest = number;
  let written = "";
  for (const [value, sign] of romans) {
    while (rest >= value) {
      written += sign;
      rest -= value;
    }
  }
  return written;
}
