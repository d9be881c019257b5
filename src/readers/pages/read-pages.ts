/**
 * Makes text of pages, whatever format they are of: their lines in reading order, joined into paragraphs, without
 * watermarks, running heads, page numbers and tables of contents.
 */
import { pageOpeningsIn } from "../../documents/page-starts.ts";
import { withoutContents } from "../contents.ts";
import type { Extracted } from "../extracted.ts";
import { fileTitle } from "../file-title.ts";
import { findFacts, openingAndEnding, plausibleAuthors } from "../stated-facts.ts";
import { closeUp, isHeadline, joinLines, withoutFurniture } from "../text-line.ts";
import { markLetterhead } from "./letterhead.ts";
import { linesOfPage } from "./lines.ts";
import type { Page } from "./page.ts";
import type { PageLine } from "./page-line.ts";
import { joinParagraphs } from "./paragraphs.ts";
import { withoutRunningHeads } from "./running-heads.ts";
import { joinSplitTables } from "./split-tables.ts";
import { withoutWatermarks } from "./watermarks.ts";

export interface PagedFile {
  /** Title and author in the file's metadata. */
  readonly title: string | null;
  readonly author: string | null;
  readonly pages: readonly Page[];
}

/** Recognition takes the few characters of 单位：名 for larger than they are. */
const tableUnit = /^# [(（]?(?:计量)?单位\s*[:：]/u;

/** By the number of the page: pages may be missing that are pictures. */
function openingsOf(text: string, lines: readonly PageLine[]): string[] {
  const count = lines.reduce((most, { page }) => Math.max(most, page), 0);
  const pages = Array.from({ length: count }, (_, index) =>
    lines.filter(({ page }) => page === index + 1).map((line) => line.text),
  );
  return pageOpeningsIn(text, pages);
}

export function joinPages({ title, author, pages: printed }: PagedFile): Extracted {
  const pages = withoutWatermarks(printed);
  const closed = closeUp(pages.flatMap(linesOfPage));
  const pageLines = pages.map(({ number }) => closed.filter(({ page }) => page === number));
  const own = markLetterhead(joinSplitTables(withoutRunningHeads(pageLines)));
  const lines = withoutFurniture(withoutContents(joinParagraphs(own)));
  const texts = lines.map(({ text }) => text);
  const found = findFacts(openingAndEnding(closed.map(({ text }) => text)));
  const text = joinLines(lines);
  return {
    text,
    pageOpenings: openingsOf(text, own),
    facts: {
      ...found,
      // A heading in large type is a better title than the one in the metadata.
      title:
        texts.find((each) => isHeadline(each) && !tableUnit.test(each))?.slice(2) ??
        fileTitle(title, text),
      authors: found.authors.length > 0 ? found.authors : plausibleAuthors(author, texts),
    },
    warnings: [],
  };
}
