/**
 * Lays text out for a terminal: with colours and wrapped on a screen, plain and unwrapped anywhere else, so that what is
 * piped on keeps its excerpts verbatim.
 */
import stringWidth from "string-width";

export interface TerminalStyle {
  bold(text: string): string;
  dim(text: string): string;
  warn(text: string): string;
  /** Every line begins with the indent, and none is wider than the screen. */
  block(text: string, indent: string): string;
}

const control = "\u001b";
const escape = `${control}[`;
/** Wider lines are hard to read. */
const maxColumns = 100;
const minColumns = 20;
/** Room at the right for a full-width mark that must not begin the next line. */
const hangingColumns = 2;
/** Chinese typography: these never begin a line. */
const noLineStart = /^[，。、；：？！”’）》】〉,.;:?!)\]}]/u;

/** What a line may be broken between: a colour, a mark, a word with the space behind it, any other character. */
const units = new RegExp(`${control}\\[\\d+m|[,.;:?!)\\]}] ?|[!-~]+\\s*|[^]`, "gu");

export const plainStyle: TerminalStyle = {
  bold: (text) => text,
  dim: (text) => text,
  warn: (text) => text,
  block: (text, indent) => `${indent}${text}`,
};

export function screenStyle(columns: number): TerminalStyle {
  const width = Math.max(minColumns, Math.min(columns, maxColumns)) - hangingColumns;
  const paint = (open: string, close: string) => (text: string) =>
    `${escape}${open}m${text}${escape}${close}m`;
  return {
    bold: paint("1", "22"),
    dim: paint("2", "22"),
    warn: paint("33", "39"),
    block: (text, indent) =>
      text
        .split("\n")
        .flatMap((line) => wrapLine(line, width - stringWidth(indent)))
        .map((line) => indent + line)
        .join("\n"),
  };
}

/**
 * Breaks between characters of Chinese and between words of other scripts; escape sequences take no room.
 * A mark stands for itself: only it may hang, and not the figure that follows it.
 */
export function wrapLine(line: string, width: number): string[] {
  const lines: string[] = [];
  let current = "";
  let currentWidth = 0;
  for (const [unit] of line.matchAll(units)) {
    const unitWidth = stringWidth(unit);
    const hangs = noLineStart.test(unit) && currentWidth <= width;
    if (currentWidth > 0 && currentWidth + unitWidth > width && !hangs) {
      lines.push(current);
      current = "";
      currentWidth = 0;
    }
    current += unit;
    currentWidth += unitWidth;
  }
  return [...lines, current];
}
