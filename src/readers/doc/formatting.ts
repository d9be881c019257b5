/**
 * Character and paragraph formatting of Word 97 files (MS-DOC): runs of the file, by position in its main stream, with
 * modifiers ("sprms"), and the styles that paragraphs have.
 */
import type { CellForm } from "../word/table-grid.ts";
import type { Script } from "../word/word-text.ts";

/** What the text depends on. Undefined is what nothing states. */
export interface Formatting {
  readonly isHidden?: boolean;
  readonly isDeleted?: boolean;
  /** A character that stands for something else: a note's reference, a picture, a symbol. */
  readonly isSpecial?: boolean;
  /** Its character is drawn instead, in a font of pictures or letters. */
  readonly symbol?: number;
  /** Null on the line. */
  readonly script?: Script | null;
  /** Index in the table of lists, from 1; 0 for none. */
  readonly list?: number;
  readonly level?: number;
  readonly isInTable?: boolean;
  readonly isRowEnd?: boolean;
  /** 1 for a table, 2 for one within its cells. */
  readonly tableDepth?: number;
  /** The cell mark of an inner table is an end of paragraph. */
  readonly isInnerCellEnd?: boolean;
  readonly isInnerRowEnd?: boolean;
  /** Of the row that ends here. */
  readonly cells?: readonly CellForm[];
}

const operandBytes = [1, 1, 2, 4, 2, 2, null, 3] as const;
const scripts: Readonly<Record<number, Script>> = { 1: "superscript", 2: "subscript" };
const tableDefinition = 0xd608;
const changedTabs = 0xc615;

/** Later modifiers override earlier ones. */
export function readModifiers(bytes: Buffer): Formatting {
  const found: { -readonly [Key in keyof Formatting]: Formatting[Key] } = {};
  let at = 0;
  while (at + 2 < bytes.length) {
    const code = bytes.readUInt16LE(at);
    at += 2;
    let length: number | null = operandBytes[(code >> 13) as 0] ?? null;
    if (length === null && code === tableDefinition) {
      length = bytes.readUInt16LE(at) - 1;
      at += 2;
    } else if (length === null) {
      length = bytes.readUInt8(at);
      at += 1;
      // The operand of so many tabs that one byte cannot count it: nothing after it is read.
      if (code === changedTabs && length === 255) break;
    }
    const operand = bytes.subarray(at, at + Math.max(0, length));
    if (operand.length < length) break;
    at += operand.length;
    const first = operand[0] ?? 0;
    switch (code) {
      case 0x083c:
        found.isHidden = isOn(first);
        break;
      case 0x0800:
        found.isDeleted = isOn(first);
        break;
      case 0x0855:
        found.isSpecial = isOn(first);
        break;
      case 0x6a09:
        found.symbol = operand.readUInt16LE(2);
        break;
      case 0x2a48:
        found.script = scripts[first] ?? null;
        break;
      case 0x460b:
        found.list = operand.readInt16LE(0);
        break;
      case 0x260a:
        found.level = first;
        break;
      case 0x2416:
        found.isInTable = first !== 0;
        break;
      case 0x2417:
        found.isRowEnd = first !== 0;
        break;
      case 0x6649:
        found.tableDepth = operand.readInt32LE(0);
        break;
      case 0x244b:
        found.isInnerCellEnd = first !== 0;
        break;
      case 0x244c:
        found.isInnerRowEnd = first !== 0;
        break;
      case tableDefinition:
        found.cells = readCells(operand);
        break;
    }
  }
  return found;
}

/** 0x80 is what the style states, 0x81 the opposite; hardly a style hides its text. */
function isOn(operand: number): boolean {
  return operand === 1 || operand === 0x81;
}

const cellBytes = 20;

function readCells(operand: Buffer): CellForm[] {
  const count = operand[0] ?? 0;
  const edges = 1 + 2 * (count + 1);
  return Array.from({ length: Math.min(count, (operand.length - 3) / 2) }, (_, index) => {
    const offset = edges + index * cellBytes;
    const flags = offset + 2 <= operand.length ? operand.readUInt16LE(offset) : 0;
    const vertical = (flags >> 5) & 3;
    return {
      right: operand.readInt16LE(1 + 2 * (index + 1)),
      merge: vertical === 3 ? "begins" : vertical === 1 ? "continues" : null,
    };
  });
}

export interface Run {
  /** Half-open range of bytes in the main stream. */
  readonly start: number;
  readonly end: number;
  readonly style: number;
  readonly own: Formatting;
}

const pageBytes = 512;

/**
 * The runs that pages of the main stream describe, in order.
 * @param places the table of the pages: their positions, then their numbers
 */
export function readRuns(main: Buffer, places: Buffer, of: "characters" | "paragraphs"): Run[] {
  const runs: Run[] = [];
  const pageCount = Math.floor((places.length - 4) / 8);
  const itemBytes = of === "characters" ? 1 : 13;
  for (let index = 0; index < pageCount; index += 1) {
    const number = places.readUInt32LE(4 * (pageCount + 1 + index)) & 0x3fffff;
    const page = main.subarray(number * pageBytes, (number + 1) * pageBytes);
    const runCount = page.readUInt8(pageBytes - 1);
    for (let run = 0; run < runCount; run += 1) {
      const offset = 2 * page.readUInt8(4 * (runCount + 1) + itemBytes * run);
      const range = { start: page.readUInt32LE(4 * run), end: page.readUInt32LE(4 * (run + 1)) };
      const described = offset === 0 ? { style: 0, own: {} } : describe(page, offset, of);
      runs.push({ ...range, ...described });
    }
  }
  return runs.toSorted((one, other) => one.start - other.start);
}

function describe(
  page: Buffer,
  offset: number,
  of: "characters" | "paragraphs",
): Pick<Run, "style" | "own"> {
  const count = page.readUInt8(offset);
  if (of === "characters")
    return { style: 0, own: readModifiers(page.subarray(offset + 1, offset + 1 + count)) };
  const start = count === 0 ? offset + 2 : offset + 1;
  const length = count === 0 ? 2 * page.readUInt8(offset + 1) : 2 * count - 1;
  const bytes = page.subarray(start, start + length);
  if (bytes.length < 2) return { style: 0, own: {} };
  return { style: bytes.readUInt16LE(0), own: readModifiers(bytes.subarray(2)) };
}

/** The run at a position; looked for near the last one first, since texts are read in order. */
export function createRunFinder(runs: readonly Run[]): (position: number) => Run | null {
  let last = 0;
  return (position) => {
    const isAt = (index: number) => {
      const run = runs[index];
      return run !== undefined && run.start <= position && position < run.end;
    };
    if (isAt(last)) return runs[last] ?? null;
    let low = 0;
    let high = runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((runs[middle]?.start ?? 0) <= position) low = middle + 1;
      else high = middle;
    }
    last = Math.max(0, low - 1);
    return isAt(last) ? (runs[last] ?? null) : null;
  };
}

export interface Style {
  /** The English name of a built-in style. */
  readonly name: string | null;
  readonly own: Formatting;
}

/** Numbers of built-in styles: headings 1 to 9, tables of contents 1 to 9. */
const builtIn = new Map<number, string>([
  ...Array.from({ length: 9 }, (_, index) => [index + 1, `heading ${index + 1}`] as const),
  ...Array.from({ length: 9 }, (_, index) => [index + 19, `toc ${index + 1}`] as const),
  [62, "Title"],
  [74, "Subtitle"],
]);

/** By number. A style has what it states, and else what the one that it is based on has. */
export function readStyles(sheet: Buffer): Style[] {
  if (sheet.length < 6) return [];
  const headBytes = sheet.readUInt16LE(0);
  const count = sheet.readUInt16LE(2);
  const baseBytes = sheet.readUInt16LE(4);
  const stated: (Style & { readonly basedOn: number })[] = [];
  let at = 2 + headBytes;
  for (let index = 0; index < count && at + 2 <= sheet.length; index += 1) {
    const length = sheet.readUInt16LE(at);
    const bytes = sheet.subarray(at + 2, at + 2 + length);
    stated.push(readStyle(bytes, baseBytes));
    at += 2 + length + (length % 2);
  }
  return stated.map((style) => {
    let own = style.own;
    const seen = new Set([style]);
    let base = stated[style.basedOn];
    while (base !== undefined && !seen.has(base)) {
      seen.add(base);
      own = { ...base.own, ...own };
      base = stated[base.basedOn];
    }
    return { name: style.name, own };
  });
}

const noStyle = 0xfff;
const paragraphStyle = 1;

function readStyle(bytes: Buffer, baseBytes: number): Style & { readonly basedOn: number } {
  if (bytes.length < baseBytes + 2) return { name: null, own: {}, basedOn: noStyle };
  const name = builtIn.get(bytes.readUInt16LE(0) & 0xfff) ?? null;
  const kind = bytes.readUInt16LE(2) & 0xf;
  const basedOn = bytes.readUInt16LE(2) >> 4;
  if (kind !== paragraphStyle) return { name, own: {}, basedOn };
  // The name ends with a null character; what follows begins at even positions.
  let at = baseBytes + 2 + 2 * bytes.readUInt16LE(baseBytes) + 2;
  const next = () => {
    if (at + 2 > bytes.length) return Buffer.alloc(0);
    const length = bytes.readUInt16LE(at);
    const part = bytes.subarray(at + 2, at + 2 + length);
    at += 2 + length + (length % 2);
    return part;
  };
  const paragraph = readModifiers(next().subarray(2));
  return { name, own: { ...paragraph, ...readModifiers(next()) }, basedOn };
}
