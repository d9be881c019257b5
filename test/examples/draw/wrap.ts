/**
 * A paragraph and the widths of its UTF-16 units in, lines as half-open ranges out.
 * Always holds: the lines stand in order and leave out nothing but white space where they break; none is too
 * wide; Chinese typography: none begins with a mark that closes, or ends with one that opens, as long as what
 * must stay together fits a line at all.
 */

export type LineRange = readonly [start: number, end: number];

const opening = "《〈“‘（【「『(\\[{";
const closing = "，。、；：？！”’）】」』》〉…—,.;:?!)\\]}%";
const word = "\\p{Script=Latin}\\p{N}_#@&+'\".,:;/%=-";
/** A character or a word of another script, and the marks that may not leave it. */
const cluster = new RegExp(
  `[${opening}]*(?:[${word}]+|\\S)[\\p{M}\\u200d\\ufe0f]*[${closing}]*`,
  "gu",
);

/** @param widths of each UTF-16 unit; the second half of a pair has none */
export function wrap(text: string, widths: readonly number[], maxWidth: number): LineRange[] {
  const lines: LineRange[] = [];
  let [start, end] = [0, 0];
  for (const { index, 0: written } of text.matchAll(cluster)) {
    const to = index + written.length;
    if (end > start && sum(widths, start, to) > maxWidth) {
      lines.push([start, end]);
      start = index;
    }
    end = to;
    for (const cut of cutsOf(text, widths, { start, end, maxWidth })) {
      lines.push([start, cut]);
      start = cut;
    }
  }
  return [...lines, [start, end]];
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly maxWidth: number;
}

/** Where what must stay together is wider than a line, it is cut between characters. */
function cutsOf(text: string, widths: readonly number[], { start, end, maxWidth }: Piece) {
  const cuts: number[] = [];
  let from = start;
  let width = 0;
  for (let position = start; position < end;) {
    const size = (text.codePointAt(position) ?? 0) > 0xffff ? 2 : 1;
    const added = sum(widths, position, position + size);
    if (position > from && width + added > maxWidth) {
      cuts.push(position);
      from = position;
      width = 0;
    }
    width += added;
    position += size;
  }
  return cuts;
}

function sum(widths: readonly number[], start: number, end: number): number {
  return widths.slice(start, end).reduce((total, width) => total + width, 0);
}
