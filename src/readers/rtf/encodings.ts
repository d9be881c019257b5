/** The encodings of text in Rich Text Format: that of the file, and those of its fonts. */
import { fromWindows1252 } from "../word/windows-1252.ts";

/** By the number of a Windows code page. */
const codePages: Readonly<Record<number, string>> = {
  874: "windows-874",
  932: "shift_jis",
  936: "gb18030",
  949: "euc-kr",
  950: "big5",
  1250: "windows-1250",
  1251: "windows-1251",
  1253: "windows-1253",
  1254: "windows-1254",
  1255: "windows-1255",
  1256: "windows-1256",
  1257: "windows-1257",
  1258: "windows-1258",
  54936: "gb18030",
  65001: "utf-8",
};

/** By the number of a font's character set: that of its code page. */
const characterSets: Readonly<Record<number, number>> = {
  128: 932,
  129: 949,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
};

/** Undefined for Western ones, and for those that are unknown. */
export function encodingOfCodePage(number: number): string | undefined {
  return codePages[number];
}

export function encodingOfCharacterSet(number: number): string | undefined {
  return codePages[characterSets[number] ?? 0];
}

/** Quotation marks, dashes and the ellipsis of Windows-1252, in pairs also rare Han characters. */
const westernMark = /^[\x85\x91-\x97]$/;

/**
 * Decodes in the first of the encodings in which all bytes are characters. Programs name a Western font where they
 * write Chinese in the file's encoding.
 * @param isWestern whether the text says that it is in its Western font
 */
export function decode(
  bytes: readonly number[],
  encodings: readonly (string | undefined)[],
  isWestern: boolean,
): string {
  const high = bytes.filter((byte) => byte >= 0x80);
  const isMarks = isWestern && high.every((byte) => westernMark.test(String.fromCharCode(byte)));
  const array = Uint8Array.from(bytes);
  for (const encoding of isMarks ? [] : encodings) {
    if (encoding === undefined) continue;
    const text = new TextDecoder(encoding).decode(array);
    if (!text.includes("\u{fffd}")) return text;
  }
  return bytes.map(fromWindows1252).join("");
}
