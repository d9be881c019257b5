/**
 * Word boundaries of folded text, and whether a word is in the dictionary.
 * A word that the segmenter only guessed (tag x) never rules out a place's name.
 */

interface SegmentedWord {
  readonly word: string;
  /** Part of speech in jieba's tag set; x is a word that is not in the dictionary. */
  readonly tag: string;
}

export type Segmenter = (text: string) => readonly SegmentedWord[];

export interface PlacedWord extends SegmentedWord {
  readonly start: number;
  readonly end: number;
}

export interface Segmentation {
  readonly words: readonly PlacedWord[];
  /** The word that contains the unit at this position; null if none does. */
  at(position: number): PlacedWord | null;
  /** Whether a dictionary word begins before this position and ends after it. */
  crosses(position: number): boolean;
}

/** The segmenter replaces a unit that is not valid Unicode by this; it cannot be found in the text. */
const replacement = "\ufffd";

export function segmentText(text: string, segment: Segmenter): Segmentation {
  return segmentationOf(placeWords(text, segment));
}

/** @param offset position of the text within a longer one */
export function placeWords(text: string, segment: Segmenter, offset = 0): PlacedWord[] {
  const words: PlacedWord[] = [];
  let from = 0;
  for (const { word, tag } of text === "" ? [] : segment(text)) {
    if (word === replacement) {
      from += 1;
      continue;
    }
    const start = word === "" ? -1 : text.indexOf(word, from);
    if (start < 0) continue;
    from = start + word.length;
    words.push({ word, tag, start: offset + start, end: offset + from });
  }
  return words;
}

/** `words` are in order and do not overlap. */
export function segmentationOf(words: readonly PlacedWord[]): Segmentation {
  const wordAt: (PlacedWord | undefined)[] = [];
  for (const word of words)
    for (let position = word.start; position < word.end; position += 1) wordAt[position] = word;
  const at = (position: number): PlacedWord | null => wordAt[position] ?? null;
  return {
    words,
    at,
    crosses: (position) => {
      const word = at(position);
      return word !== null && word.start < position && !isGuess(word);
    },
  };
}

/** Whether the whole text is one word of the dictionary. */
export function isDictionaryWord(text: string, segment: Segmenter): boolean {
  const [first, ...more] = segment(text);
  return first !== undefined && more.length === 0 && !isGuess(first);
}

export function isProperName(word: SegmentedWord): boolean {
  return /^(?:ns|nr|nz|nt)/.test(word.tag);
}

export function isGuess(word: SegmentedWord): boolean {
  return word.tag === "x";
}
