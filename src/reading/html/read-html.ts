/**
 * A page's bytes in; its article's text, and what the page says of it, out.
 */
import { parsePage } from "../dom.ts";
import type { Extracted } from "../extracted.ts";
import { withoutFurniture } from "../furniture.ts";
import { refuse } from "../refusal.ts";
import { findFacts } from "../stated-facts.ts";
import { joinLines } from "../text-line.ts";
import { findArticle } from "./article.ts";
import { decodePage } from "./decode-page.ts";
import { linesOf } from "./lines-of.ts";
import { pageFields } from "./page-fields.ts";

/** @throws AppError `document.unreadable`. */
export function readHtml(name: string, bytes: Uint8Array): Extracted {
  const html = decodePage(bytes);
  if (html === null) throw refuse("damaged", name);
  const page = parsePage(html);
  const fields = pageFields(page);
  // The line of source and date stands above the article, mostly outside of its element.
  const found = findFacts(linesOf(page.body).map(({ text }) => text));
  const lines = withoutFurniture(linesOf(findArticle(page)));
  return {
    text: joinLines(lines),
    facts: {
      title: fields.title,
      source: fields.source ?? found.source,
      date: fields.date ?? found.date,
      authors: fields.authors.length > 0 ? fields.authors : found.authors,
    },
    warnings: [],
  };
}
