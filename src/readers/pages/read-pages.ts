/** Reads a PDF file: its lines in reading order, joined into paragraphs, without running heads and page numbers. */
import { type Extracted, refuse } from "../extracted.ts";
import { findFacts, openingAndEnding, plausibleAuthors, plausibleTitle } from "../stated-facts.ts";
import { closeUp, isHeadline, joinLines, withoutFurniture } from "../text-line.ts";
import { linesOfPage, withoutRunningHeads } from "./lines.ts";
import { openPdf, type PdfPage } from "./open-pdf.ts";
import { joinParagraphs } from "./paragraphs.ts";

/** Fewer letters on a page are a stamp or a page number on a picture. */
const fewestLetters = 10;
/** With a larger share of unreadable characters the text is not what the pages show. */
const mostUnreadableShare = 0.1;
const unreadable = /[\p{Co}\p{Cn}\u{fffd}]|(?!\s)\p{Cc}/gu;

/** @throws AppError `document.unreadable` */
export async function readPdf(name: string, bytes: Uint8Array): Promise<Extracted> {
  const { title, author, pages } = await openPdf(name, bytes);
  const withText = pages.filter((page) => letterCount(textOf(page)) >= fewestLetters).length;
  if (withText === 0) throw refuse("scan", name);
  const whole = pages.map(textOf).join("").replace(/\s/g, "");
  const unreadableCount = whole.match(unreadable)?.length ?? 0;
  if (unreadableCount > whole.length * mostUnreadableShare) throw refuse("garbled", name);
  const closed = closeUp(pages.flatMap(linesOfPage));
  const pageLines = pages.map(({ number }) => closed.filter(({ page }) => page === number));
  const lines = withoutFurniture(joinParagraphs(withoutRunningHeads(pageLines)));
  const texts = lines.map(({ text }) => text);
  const found = findFacts(openingAndEnding(closed.map(({ text }) => text)));
  return {
    text: joinLines(lines),
    facts: {
      ...found,
      // A heading in large type is a better title than the one in the metadata.
      title: texts.find(isHeadline)?.slice(2) ?? plausibleTitle(title),
      authors: found.authors.length > 0 ? found.authors : plausibleAuthors(author, texts),
    },
    warnings: withText < pages.length ? ["pages-without-text"] : [],
  };
}

function textOf({ pieces }: PdfPage): string {
  return pieces.map(({ text }) => text).join("");
}

function letterCount(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}
