/**
 * Scores only the texts that stand in some posting lists, in tables of their number: those of a corpus of any size take no
 * more memory than its words' lists.
 */
import { type Bm25Reader, inverseDocumentFrequency, type Postings } from "../words/bm25-reader.ts";

export interface FoundTexts {
  /** Ascending. */
  readonly numbers: Uint32Array;
  /** Reads the lists with positions in `numbers` in place of numbers. */
  readonly reader: Bm25Reader;
  /** Returns the position of a number; -1 if it is in none of the lists. */
  positionOf(number: number): number;
}

const bits = 32;

/** @param textCount the number of all texts; their numbers are below it */
export function findTexts(lists: ReadonlyMap<string, Postings>, textCount: number): FoundTexts {
  const isFound = new Uint32Array(Math.ceil(textCount / bits));
  // Plain loops: an iterator takes several times as long, for each posting of the question's words.
  for (const { texts } of lists.values())
    for (let at = 0; at < texts.length; at++) {
      const text = texts[at] ?? 0;
      isFound[text >>> 5] = (isFound[text >>> 5] ?? 0) | (1 << (text & 31));
    }
  /** How many are found before each word of the bit set. */
  const before = new Uint32Array(isFound.length + 1);
  for (let at = 0; at < isFound.length; at++)
    before[at + 1] = (before[at] ?? 0) + bitCount(isFound[at] ?? 0);
  const positionOf = (number: number): number => {
    const word = isFound[number >>> 5] ?? 0;
    const bit = number & 31;
    if (((word >>> bit) & 1) === 0) return -1;
    return (before[number >>> 5] ?? 0) + bitCount(word & ((1 << bit) - 1));
  };
  const numbers = new Uint32Array(before.at(-1) ?? 0);
  const moved = new Map<string, Postings>();
  for (const [term, { texts, frequencies }] of lists) {
    const positions = new Uint32Array(texts.length);
    for (let at = 0; at < texts.length; at++) {
      const text = texts[at] ?? 0;
      const position = positionOf(text);
      positions[at] = position;
      numbers[position] = text;
    }
    moved.set(term, { texts: positions, frequencies });
  }
  const documentFrequency = (term: string) => moved.get(term)?.texts.length ?? 0;
  return {
    numbers,
    positionOf,
    reader: {
      textCount: numbers.length,
      idf: (term) => inverseDocumentFrequency(textCount, documentFrequency(term)),
      documentFrequency,
      postings: (term) => moved.get(term) ?? noPostings,
    },
  };
}

const noPostings: Postings = { texts: new Uint32Array(), frequencies: new Float32Array() };

function bitCount(word: number): number {
  let left = word - ((word >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
