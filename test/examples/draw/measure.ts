/**
 * A character in, its width as a share of the font's size out. Nobody knows which font a reader's machine has:
 * these are the middle of the usual ones, and what is drawn is held to them (see `svg.ts`).
 */
import stringWidth from "string-width";

/** Chinese characters and their marks fill a square; emoji are a little wider. */
const fullWidth = 1;
const emojiWidth = 1.25;
const defaultWidth = 0.54;
const boldFactor = 1.06;
const monospaceWidth = 0.6;

const classes: readonly (readonly [pattern: RegExp, width: number])[] = [
  [/[ ijl'|.,:;!]/u, 0.25],
  [/[Iftr()[\]{}/\\›‹"-]/u, 0.34],
  [/[“”‘’·•]/u, 0.4],
  [/[A-Z&#~+<>=]/u, 0.66],
  [/[mwMW%]/u, 0.84],
  [/[@—…]/u, 0.98],
];

export interface Weight {
  readonly isBold: boolean;
  readonly isMonospace: boolean;
}

/** What clients show in colour; the arrows with a hook are among it for most of them. */
export function isEmoji(text: string): boolean {
  return /^(?:\p{Emoji_Presentation}|[↩↪])$/u.test(text);
}

export function widthOf(character: string, { isBold, isMonospace }: Weight): number {
  if (isEmoji(character)) return emojiWidth;
  const columns = stringWidth(character);
  if (columns === 0) return 0;
  if (columns > 1) return fullWidth;
  if (isMonospace) return monospaceWidth;
  const width = classes.find(([pattern]) => pattern.test(character))?.[1] ?? defaultWidth;
  return isBold ? width * boldFactor : width;
}

/** Whether every font draws it at the same width. */
export function isFixedWidth(text: string): boolean {
  return /^[\p{Script=Han}，。、；：？！《》（）「」【】]*$/u.test(text);
}
