/**
 * Decodes a file's bytes to text, and recognises other formats by their first bytes. A byte order mark selects
 * UTF-16; otherwise UTF-8 is tried, then the encodings of older Chinese editors: GB18030 (a superset of GBK and
 * GB 2312), Big5, and UTF-16 without a mark. Of these the one that gives most everyday characters is taken.
 * Up to `mostOddShare` of invalid bytes become U+FFFD; null bytes and Ctrl-Z that pad the end are removed.
 * Invariant: equal bytes give equal text. A byte order mark stays in the text, because offsets count it.
 */
import { isUtf8, transcode } from "node:buffer";

export interface Decoded {
  readonly text: string;
  /** Which bytes are no characters, and what became of them, as clauses of a sentence. */
  readonly flaws: readonly string[];
}

/** A stray control character that an editor left does not disqualify a text. */
const mostControlShare = 0.01;
/** Of the characters beyond ASCII: a damaged file has a few, most of a wrongly guessed encoding's are odd. */
const mostOddShare = 0.05;

/** Control characters except tabs and line ends. */
const controls = /[^\P{Cc}\t-\r]/gu;
/** Characters that Chinese text lacks and wrongly guessed encodings produce. */
const unlikely = /(?!\s)[\p{Cc}\p{Co}\p{Cn}\p{Cs}\u{fffd}]/gu;
const replacement = "\u{fffd}";

interface LegacyEncoding {
  readonly name: string;
  /** Among the characters beyond ASCII; bytes of another encoding are often valid, too. */
  readonly leastEverydayShare: number;
  readonly everyday: ReadonlySet<string>;
}

/** Made when the first file needs it. */
let legacyEncodings: readonly LegacyEncoding[] | null = null;

function listLegacyEncodings(): readonly LegacyEncoding[] {
  const gb = charactersOf("gb18030", 0xd7, 0xa1);
  const big5 = charactersOf("big5", 0xc6, 0x40);
  const either = new Set([...gb, ...big5]);
  return [
    // Nearly all of a text in simplified script, well over half in traditional script, less than half of Big5.
    { name: "gb18030", leastEverydayShare: 0.5, everyday: gb },
    { name: "big5", leastEverydayShare: 0.8, everyday: big5 },
    // Any two bytes are a character, so nearly all have to be everyday ones.
    { name: "utf-16le", leastEverydayShare: 0.9, everyday: either },
    { name: "utf-16be", leastEverydayShare: 0.9, everyday: either },
  ];
}

/** Symbols and everyday hanzi, which are level 1 of both GB 2312 (3755) and Big5 (5401). */
function charactersOf(name: string, lastLead: number, firstTrail: number): ReadonlySet<string> {
  const bytes: number[] = [];
  for (let lead = 0xa1; lead <= lastLead; lead += 1)
    for (let trail = firstTrail; trail <= 0xfe; trail += 1) bytes.push(lead, trail);
  const characters = new Set(decodeAs(name, Uint8Array.from(bytes)));
  characters.delete(replacement);
  return characters;
}

/** Null if the bytes are text in none of these encodings. */
export function decodeText(bytes: Uint8Array): Decoded | null {
  const encoding = markedEncoding(bytes);
  if (encoding !== null) return tidy(decodeAs(encoding, bytes), true);
  const isWhole = isUtf8(bytes);
  const unicode = tidy(isWhole ? decodeUtf8(bytes) : decodeAs("utf-8", bytes), !isWhole);
  return unicode ?? decodeLegacy(bytes);
}

function markedEncoding([first, second]: Uint8Array): string | null {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : null;
}

/**
 * Gives the same text as TextDecoder. For Chinese text the detour through UTF-16 takes a third of the time, and every
 * start decodes all files.
 */
function decodeUtf8(bytes: Uint8Array): string {
  return transcode(bytes, "utf8", "utf16le").toString("utf16le");
}

function decodeAs(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
}

function decodeLegacy(bytes: Uint8Array): Decoded | null {
  legacyEncodings ??= listLegacyEncodings();
  const [best] = legacyEncodings
    .map(({ name, leastEverydayShare, everyday }) => {
      const text = decodeAs(name, bytes);
      const share = everydayShare(withoutPadding(text), everyday);
      return { text, share: share < leastEverydayShare ? 0 : share };
    })
    .toSorted((a, b) => b.share - a.share);
  return best === undefined || best.share === 0 ? null : tidy(best.text, true);
}

/** 0 if too many characters are unlikely. */
function everydayShare(text: string, everyday: ReadonlySet<string>): number {
  const characters = text.match(/[^\0-\u{7f}]/gu) ?? [];
  const unlikelyCount = text.match(unlikely)?.length ?? 0;
  if (unlikelyCount > characters.length * mostOddShare) return 0;
  const everydayCount = characters.filter((character) => everyday.has(character)).length;
  return characters.length === 0 ? 1 : everydayCount / characters.length;
}

/** @param isDamaged each U+FFFD in the text stands for bytes; else the file itself has it. */
function tidy(text: string, isDamaged: boolean): Decoded | null {
  const kept = withoutPadding(text);
  const controlCount = kept.match(controls)?.length ?? 0;
  if (controlCount > kept.length * mostControlShare) return null;
  const odd = isDamaged ? /[\0\u{fffd}]/gu : /\0/gu;
  const oddCount = kept.match(odd)?.length ?? 0;
  if (isDamaged && oddCount > (kept.match(/[^\0-\u{7f}]/gu)?.length ?? 0) * mostOddShare)
    return null;
  const line = kept.slice(0, kept.search(odd)).split("\n").length;
  const paddingCount = text.length - kept.length;
  return {
    text: kept.replaceAll("\0", replacement),
    flaws: [
      ...(oddCount === 0
        ? []
        : [
            `bytes that are no characters stand as ${replacement}: ${oddCount}, the first in line ${line}`,
          ]),
      ...(paddingCount === 0
        ? []
        : [`null bytes or Ctrl-Z at its end are left out: ${paddingCount}`]),
    ],
  };
}

function withoutPadding(text: string): string {
  let end = text.length;
  while (text[end - 1] === "\0" || text[end - 1] === "\u{1a}") end -= 1;
  return text.slice(0, end);
}

export type FileFormat = "pdf" | "zip" | "old-office" | "rtf" | "picture" | "compressed";

const signatures: readonly (readonly [start: string, format: FileFormat])[] = [
  ["%PDF-", "pdf"],
  // Office documents are ZIP archives.
  ["PK\u{3}\u{4}", "zip"],
  ["\u{d0}\u{cf}\u{11}\u{e0}", "old-office"],
  ["{\\rtf", "rtf"],
  ["\u{89}PNG", "picture"],
  ["\u{ff}\u{d8}\u{ff}", "picture"],
  ["GIF8", "picture"],
  ["\u{1f}\u{8b}", "compressed"],
  ["Rar!\u{1a}", "compressed"],
  ["7z\u{bc}\u{af}", "compressed"],
];

/** `start` is the beginning of a file in Latin-1. Null for text and for unknown formats. */
export function formatOf(start: string): FileFormat | null {
  return signatures.find(([signature]) => start.startsWith(signature))?.[1] ?? null;
}
