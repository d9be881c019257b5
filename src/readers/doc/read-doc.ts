/**
 * Reads the files of Word 97 to 2003, and of WPS where it writes the same format (MS-DOC). The text lies in pieces of
 * the main stream; what a character or a paragraph is stands beside it, by its position.
 */
import { readParts } from "../docx/read-docx.ts";
import { type Extracted, refuse, type UnreadableReason } from "../extracted.ts";
import { fromWindows1252 } from "../word/windows-1252.ts";
import { type Block, partsOf } from "../word/word-text.ts";
import { createBuilder, type Properties } from "./builder.ts";
import { type CompoundFile, openCompoundFile } from "./compound-file.ts";
import {
  createRunFinder,
  type Formatting,
  readModifiers,
  readRuns,
  readStyles,
  type Style,
} from "./formatting.ts";
import { readLists } from "./lists.ts";

const signature = 0xa5ec;
/** Of the format's versions; older ones are those of Word 6 and 95. */
const word97 = 0xc1;
const encrypted = 0x100;

/** What a container without Word's main stream holds, by its streams. */
const otherKinds: readonly (readonly [stream: string, reason: UnreadableReason])[] = [
  ["EncryptedPackage", "encrypted"],
  ["Workbook", "spreadsheet"],
  ["Book", "spreadsheet"],
  ["PowerPoint Document", "slides"],
];

/** @throws AppError `document.unreadable`, and other errors for a damaged file */
export async function readDoc(name: string, bytes: Uint8Array): Promise<Extracted> {
  const file = openCompoundFile(bytes);
  const main = file.stream("WordDocument");
  if (main === null)
    throw refuse(otherKinds.find(([stream]) => file.has(stream))?.[1] ?? "old-word", name);
  if (main.readUInt16LE(0) !== signature || main.readUInt16LE(2) < word97)
    throw refuse("old-word", name);
  if ((main.readUInt16LE(10) & encrypted) !== 0) throw refuse("encrypted", name);
  const { hasUnreadNumbers, ...text } = readText(openDocument(file, main));
  const extracted = await readParts(name, partsOf(text));
  const lost = hasUnreadNumbers ? (["lost-numbering"] as const) : [];
  return { ...extracted, warnings: [...extracted.warnings, ...lost] };
}

interface WordDocument {
  readonly main: Buffer;
  /** A part of the table stream, by its number in the header. */
  readonly table: (number: number) => Buffer;
  /** From the beginning of that part to the end of the stream. */
  readonly tableFrom: (number: number) => Buffer;
  readonly lengths: Readonly<Record<"text" | "notes" | "others" | "endNotes" | "boxes", number>>;
}

/** Numbers of parts in the header. */
const tables = {
  styles: 1,
  noteReferences: 2,
  notes: 3,
  characterPages: 12,
  paragraphPages: 13,
  pieces: 33,
  endNoteReferences: 46,
  endNotes: 47,
  lists: 73,
  namedLists: 74,
} as const;
const tablesStart = 0x9a;
const secondTable = 0x200;

function openDocument(file: CompoundFile, main: Buffer): WordDocument {
  const streamName = (main.readUInt16LE(10) & secondTable) === 0 ? "0Table" : "1Table";
  const stream = file.stream(streamName);
  if (stream === null) throw new Error(`It has no stream ${streamName}.`);
  const range = (number: number) => {
    const at = tablesStart + 8 * number;
    const start = main.readUInt32LE(at);
    const length = main.readUInt32LE(at + 4);
    if (start + length > stream.length) throw new RangeError(`Table ${number} ends outside.`);
    return { start, length };
  };
  const length = (at: number) => {
    const count = main.readInt32LE(at);
    if (count < 0) throw new RangeError(`A text has ${count} characters.`);
    return count;
  };
  return {
    main,
    table(number) {
      const { start, length: byteCount } = range(number);
      return stream.subarray(start, start + byteCount);
    },
    tableFrom(number) {
      const { start, length: byteCount } = range(number);
      return byteCount === 0 ? stream.subarray(0, 0) : stream.subarray(start);
    },
    lengths: {
      text: length(0x4c),
      notes: length(0x50),
      // Heads and feet of pages, macros, comments.
      others: length(0x54) + length(0x58) + length(0x5c),
      endNotes: length(0x60),
      boxes: length(0x64),
    },
  };
}

interface Character {
  readonly code: number;
  /** Position in the main stream, by which its formatting is found. */
  readonly position: number;
  /** Of the piece that it stands in. */
  readonly modifiers: Formatting;
}

function readText(document: WordDocument) {
  const { main, table, tableFrom, lengths } = document;
  const characters = readPieces(main, table(tables.pieces));
  const styles = readStyles(table(tables.styles));
  const noteIds = new Map<number, number>();
  const notes = new Map<number, readonly Block[]>();
  const propertiesAt = createPropertiesFinder(document, styles);
  let hasUnreadNumbers = false;
  const read = (start: number, end: number) => {
    const builder = createBuilder(noteIds);
    for (let at = start; at < end; at += 1) {
      const character = characters(at);
      if (character === null) throw new RangeError(`There is no character ${at}.`);
      builder.take(at, character.code, propertiesAt(character));
    }
    const { blocks, hasUnreadNumbers: hasUnread } = builder.finish();
    hasUnreadNumbers ||= hasUnread;
    return blocks;
  };

  const notesStart = lengths.text;
  const endNotesStart = notesStart + lengths.notes + lengths.others;
  const boxesStart = endNotesStart + lengths.endNotes;
  for (const [references, texts, start] of [
    [tables.noteReferences, tables.notes, notesStart],
    [tables.endNoteReferences, tables.endNotes, endNotesStart],
  ] as const) {
    const count = Math.max(0, Math.floor((table(references).length - 4) / 6));
    for (let index = 0; index < count; index += 1) {
      const id = noteIds.size + 1;
      noteIds.set(table(references).readUInt32LE(4 * index), id);
      const from = start + table(texts).readUInt32LE(4 * index);
      notes.set(id, read(from, start + table(texts).readUInt32LE(4 * (index + 1))));
    }
  }
  const lists = readLists(tableFrom(tables.lists), tableFrom(tables.namedLists));
  const boxes = read(boxesStart, boxesStart + lengths.boxes);
  const blocks = [...read(0, lengths.text), ...boxes];
  return { blocks, notes, lists, hasUnreadNumbers };
}

function createPropertiesFinder({ main, table }: WordDocument, styles: readonly Style[]) {
  const runAt = createRunFinder(readRuns(main, table(tables.characterPages), "characters"));
  const paragraphAt = createRunFinder(readRuns(main, table(tables.paragraphPages), "paragraphs"));
  /** Of the last character: most have the same as the one before them. */
  let last: readonly unknown[] = [];
  let properties: Properties = { styleName: null };
  return ({ position, modifiers }: Character): Properties => {
    const run = runAt(position);
    const paragraph = paragraphAt(position);
    if (last[0] === run && last[1] === paragraph && last[2] === modifiers) return properties;
    last = [run, paragraph, modifiers];
    const style = styles[paragraph?.style ?? 0];
    const styleName = style?.name ?? null;
    properties = { ...style?.own, ...paragraph?.own, ...run?.own, ...modifiers, styleName };
    return properties;
  };
}

const modifiersOfPieces = 1;
const inOneByte = 0x40000000;
const mostCharacters = 20_000_000;

/** Returns the character at a position of the text. */
function readPieces(main: Buffer, bytes: Buffer): (at: number) => Character | null {
  const modifiers: Formatting[] = [];
  let at = 0;
  while (bytes.readUInt8(at) === modifiersOfPieces) {
    const length = bytes.readUInt16LE(at + 1);
    modifiers.push(readModifiers(bytes.subarray(at + 3, at + 3 + length)));
    at += 3 + length;
  }
  const pieces = bytes.subarray(at + 5, at + 5 + bytes.readUInt32LE(at + 1));
  const count = Math.floor((pieces.length - 4) / 12);
  if (pieces.readUInt32LE(4 * count) > mostCharacters)
    throw new RangeError("Its text is too long.");
  const found = Array.from({ length: count }, (_, index) => {
    const offset = 4 * (count + 1) + 8 * index;
    const place = pieces.readUInt32LE(offset + 2);
    const property = pieces.readUInt16LE(offset + 6);
    const isShort = (place & inOneByte) !== 0;
    return {
      start: pieces.readUInt32LE(4 * index),
      end: pieces.readUInt32LE(4 * (index + 1)),
      isShort,
      position: isShort ? (place & ~inOneByte) / 2 : place,
      modifiers: ((property & 1) === 1 ? modifiers[property >> 1] : undefined) ?? {},
    };
  });
  let last = 0;
  const isIn = (index: number, place: number) => {
    const piece = found[index];
    return piece !== undefined && piece.start <= place && place < piece.end;
  };
  return (place) => {
    if (!isIn(last, place))
      last = isIn(last + 1, place) ? last + 1 : found.findIndex((_, index) => isIn(index, place));
    const piece = found[last];
    if (piece === undefined) {
      last = 0;
      return null;
    }
    const { isShort, modifiers: own } = piece;
    const position = piece.position + (place - piece.start) * (isShort ? 1 : 2);
    const code = isShort
      ? fromWindows1252(main.readUInt8(position)).charCodeAt(0)
      : main.readUInt16LE(position);
    return { code, position, modifiers: own };
  };
}
