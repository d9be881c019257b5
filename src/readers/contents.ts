/**
 * Removes tables of contents, which repeat the headings with page numbers that the text does not have. They are told by
 * their heading, by dots that lead to page numbers, and by headings that stand again further below.
 */
import { cellBorder, type TextLine } from "./text-line.ts";

const heading = /^(?:目[录錄次]|contents|tableofcontents)$/i;
const leader = String.raw`(?:(?:[.．·•‥・_—-]\s?){3,}|(?:[…⋯]\s?){2,})`;
const pageNumber = String.raw`[(（〔-]?\s*(?:\d{1,4}|[ivxlc]{1,6})\s*[)）〕-]?`;
const ledEntry = new RegExp(`${leader}\\s*${pageNumber}$`, "iu");
/** Only below the heading 目录: elsewhere a line may well end with a number. */
const numberedEntry = new RegExp(
  `^[^。；！？]{2,80}(?:\\s+${pageNumber}|[(（]\\d{1,3}[)）])$`,
  "iu",
);
const maxEntryUtf16 = 80;
/** Fewer lines with dots may be a form to be filled in. */
const fewestWithoutHeading = 3;

export function isContentsEntry(text: string): boolean {
  return ledEntry.test(text);
}

export function withoutContents(lines: readonly TextLine[]): TextLine[] {
  const lastAt = new Map(lines.map(({ text }, index) => [bare(text), index]));
  const kept: TextLine[] = [];
  for (let index = 0; index < lines.length;) {
    const isHeaded = heading.test(bare(lines[index]?.text ?? ""));
    const from = index + (isHeaded ? 1 : 0);
    const end = endOfEntries(lines, from, isHeaded ? lastAt : null);
    const isContents = isHeaded || end - from >= fewestWithoutHeading;
    if (!isContents) kept.push(...lines.slice(index, index + 1));
    index = isContents ? end : index + 1;
  }
  return kept;
}

/** @param lastAt where each line stands last; null where no heading says that there are entries */
function endOfEntries(
  lines: readonly TextLine[],
  from: number,
  lastAt: ReadonlyMap<string, number> | null,
): number {
  const isNumbered = (index: number) => hasNumber(lines[index], lastAt !== null);
  // Without numbers, the entries are headings that stand again below; there the first of them ends the contents.
  const isRepeated = (index: number) => {
    const text = bare(lines[index]?.text ?? "");
    const isFirstAgain = index > from && text === bare(lines[from]?.text ?? "");
    return !isFirstAgain && (lastAt?.get(text) ?? index) > index;
  };
  const isEntry = isNumbered(from) || isNumbered(from + 1) ? isNumbered : isRepeated;
  // A long entry takes two lines, of which the second has the number.
  const isBroken = (index: number): boolean => {
    const text = lines[index]?.text ?? "";
    return (
      lastAt !== null &&
      text.length <= maxEntryUtf16 &&
      !/[。；！？]/u.test(text) &&
      isEntry(index + 1)
    );
  };
  let end = from;
  while (isEntry(end) || isBroken(end)) end += 1;
  return end;
}

/** Numbers far to the right look like the cells of a table. */
function hasNumber(line: TextLine | undefined, isHeaded: boolean): boolean {
  const [text = "", number = "", ...cells] = line?.text.split(cellBorder) ?? [];
  const entry = `${text} ${number}`.trim();
  return ledEntry.test(entry) || (isHeaded && cells.length === 0 && numberedEntry.test(entry));
}

function bare(text: string): string {
  return text.replace(/^#+/, "").replace(/\s+/gu, "");
}
