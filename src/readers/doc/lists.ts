/** The lists of Word 97 files (MS-DOC): definitions of their levels, and the lists that paragraphs name. */
import type { ListLevel, WordList } from "../word/word-text.ts";

/** By Word's numbers for formats; the order of Office Open XML's ST_NumberFormat. */
const formats = [
  "decimal upperRoman lowerRoman upperLetter lowerLetter ordinal cardinalText ordinalText hex chicago",
  "ideographDigital japaneseCounting aiueo iroha decimalFullWidth decimalHalfWidth japaneseLegal",
  "japaneseDigitalTenThousand decimalEnclosedCircle decimalFullWidth2 aiueoFullWidth irohaFullWidth",
  "decimalZero bullet ganada chosung decimalEnclosedFullstop decimalEnclosedParen",
  "decimalEnclosedCircleChinese ideographEnclosedCircle ideographTraditional ideographZodiac",
  "ideographZodiacTraditional taiwaneseCounting ideographLegalTraditional taiwaneseCountingThousand",
  "taiwaneseDigital chineseCounting chineseLegalSimplified chineseCountingThousand",
].flatMap((names) => names.split(" "));
const noNumber = 255;
const suffixes = ["tab", "space", "nothing"] as const;

const listBytes = 28;
const levelBytes = 28;
const namedListBytes = 16;
const levelCount = 9;

type Levels = ReadonlyMap<number, ListLevel>;

/**
 * @param definitions from the beginning of the list definitions on; the levels stand behind what their length counts
 * @param named the lists that paragraphs name, which refer to definitions
 */
export function readLists(definitions: Buffer, named: Buffer): WordList[] {
  const levelsOf = readDefinitions(definitions);
  if (named.length < 4) return [];
  const count = Math.min(named.readUInt32LE(0), Math.floor((named.length - 4) / namedListBytes));
  const lists: WordList[] = [];
  let at = 4 + count * namedListBytes;
  for (let index = 0; index < count; index += 1) {
    const offset = 4 + index * namedListBytes;
    const familyId = named.readInt32LE(offset);
    const overrideCount = named.readUInt8(offset + 12);
    const levels = levelsOf.get(familyId) ?? new Map<number, ListLevel>();
    const ownLevels = new Map<number, ListLevel>();
    const restartsAt = new Map<number, number>();
    // Each list's overrides begin with four bytes that mean nothing.
    at += 4;
    for (let override = 0; override < overrideCount && at + 8 <= named.length; override += 1) {
      const flags = named.readUInt32LE(at + 4);
      const level = flags & 0xf;
      if ((flags & 0x10) !== 0) restartsAt.set(level, named.readInt32LE(at));
      at += 8;
      if ((flags & 0x20) === 0) continue;
      const own = readLevel(named, at);
      ownLevels.set(level, own.level);
      at = own.end;
    }
    lists.push({ id: index + 1, familyId, levels, ownLevels, restartsAt });
  }
  return lists;
}

function readDefinitions(bytes: Buffer): ReadonlyMap<number, Levels> {
  const found = new Map<number, Levels>();
  if (bytes.length < 2) return found;
  const count = Math.min(bytes.readUInt16LE(0), Math.floor((bytes.length - 2) / listBytes));
  let at = 2 + count * listBytes;
  for (let index = 0; index < count; index += 1) {
    const offset = 2 + index * listBytes;
    const isSimple = (bytes.readUInt8(offset + 26) & 1) !== 0;
    const levels = new Map<number, ListLevel>();
    for (let depth = 0; depth < (isSimple ? 1 : levelCount); depth += 1) {
      const { level, end } = readLevel(bytes, at);
      levels.set(depth, level);
      at = end;
    }
    found.set(bytes.readInt32LE(offset), levels);
  }
  return found;
}

function readLevel(bytes: Buffer, at: number): { readonly level: ListLevel; readonly end: number } {
  const code = bytes.readUInt8(at + 4);
  const flags = bytes.readUInt8(at + 5);
  const textAt = at + levelBytes + bytes.readUInt8(at + 24) + bytes.readUInt8(at + 25);
  const length = bytes.readUInt16LE(textAt);
  const end = textAt + 2 + 2 * length;
  if (end > bytes.length) throw new RangeError("A level of a list ends outside of its table.");
  const text = bytes.subarray(textAt + 2, end).toString("utf16le");
  return {
    level: {
      start: bytes.readInt32LE(at),
      format: code === noNumber ? "none" : (formats[code] ?? "decimal"),
      // The characters 0 to 8 stand for the numbers of the levels.
      text: text.replace(/\p{Cc}/gu, (sign) => (sign <= "\b" ? `%${sign.charCodeAt(0) + 1}` : "")),
      suffix: suffixes[bytes.readUInt8(at + 15)] ?? "tab",
      inFigures: (flags & 4) !== 0,
      restarts: (flags & 8) === 0,
    },
    end,
  };
}
