/**
 * Folded text in; where its words begin and end out, and which of them the dictionary knows.
 * A word that the segmenter only guessed (tag x) never speaks against a place's name.
 */

export interface SegmentedWord {
  readonly word: string;
  /** Part of speech in jieba's tag set; x is a word that the dictionary does not have. */
  readonly tag: string;
}

export type Segmenter = (text: string) => readonly SegmentedWord[];

export interface PlacedWord extends SegmentedWord {
  readonly start: number;
  readonly end: number;
}

export interface Segmentation {
  readonly words: readonly PlacedWord[];
  /** The word that holds the character at this position; null in a gap. */
  at(position: number): PlacedWord | null;
  /** Whether a word of the dictionary lies across this position, with a part on either side. */
  crosses(position: number): boolean;
  /** Whether some word begins or ends here. */
  isBorder(position: number): boolean;
}

/** What the segmenter puts in the place of a unit that is no valid Unicode: to look for it would be in vain. */
const replacement = "\ufffd";

export function segmentText(text: string, segment: Segmenter): Segmentation {
  const words: PlacedWord[] = [];
  const wordAt: (PlacedWord | undefined)[] = [];
  let from = 0;
  for (const { word, tag } of text === "" ? [] : segment(text)) {
    if (word === replacement) {
      from += 1;
      continue;
    }
    const start = word === "" ? -1 : text.indexOf(word, from);
    if (start < 0) continue;
    from = start + word.length;
    const placed = { word, tag, start, end: from };
    words.push(placed);
    for (let position = start; position < from; position += 1) wordAt[position] = placed;
  }
  const at = (position: number): PlacedWord | null => wordAt[position] ?? null;
  return {
    words,
    at,
    crosses: (position) => {
      const word = at(position);
      return word !== null && word.start < position && !isGuess(word);
    },
    isBorder: (position) => {
      const word = at(position);
      return word === null || word.start === position;
    },
  };
}

/** Words of the dictionary that are no names: a name's misspelling is never one of them. */
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
