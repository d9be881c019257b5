/**
 * Reads an HTML page: its article's text, and the facts in its meta fields and title. Government sites name the
 * fields as a Chinese national standard demands (ArticleTitle, PubDate, ContentSource), others as social networks do.
 * The bytes decide between UTF-8 and GB18030, because declared encodings are often wrong; the declaration counts only
 * if the bytes are neither.
 */
import { dateSource, isoDateOf } from "../../documents/dates.ts";
import { decodeText } from "../../documents/decode.ts";
import { type Page, parsePage } from "../dom.ts";
import { type Extracted, refuse, type StatedFacts } from "../extracted.ts";
import { withoutFurniture } from "../furniture.ts";
import { findFacts, namesIn, plausibleTitle } from "../stated-facts.ts";
import { joinLines } from "../text-line.ts";
import { findArticle } from "./article.ts";
import { linesOf } from "./lines-of.ts";

/** @throws AppError `document.unreadable` */
export function readHtml(name: string, bytes: Uint8Array): Extracted {
  const html = decodePage(bytes);
  if (html === null) throw refuse("damaged", name);
  const page = parsePage(html);
  const fields = pageFields(page);
  // The line with source and date is above the article, mostly outside of its element.
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

const titleFields = ["articletitle", "og:title"] as const;
const dateFields = ["pubdate", "publishdate", "article:published_time", "og:release_date"] as const;
const sourceFields = ["contentsource", "source"] as const;
const authorFields = ["author", "article:author"] as const;
const datePattern = new RegExp(dateSource, "u");
/** Words by which a page names its own site as the source. */
const ownSite = /^(?:本站|本网|本网站|原创|本站原创|网站)$/u;
/** Separates a title from the names of the column and the site. */
const titleBreak = /\s*[_|]\s*|\s+[-–—]+\s+|[-–—](?=[^-–—]*(?:网|政府|门户)[^-–—]*$)/u;

export function pageFields(page: Page): StatedFacts {
  const fields = fieldsOf(page);
  const field = (names: readonly string[]) => names.map((name) => fields.get(name)).find(Boolean);
  const date = datePattern.exec(field(dateFields) ?? "");
  const source = field(sourceFields) ?? null;
  return {
    title: plausibleTitle(field(titleFields) ?? titleOf(page)),
    source: source !== null && ownSite.test(source) ? (fields.get("sitename") ?? null) : source,
    date: date === null ? null : isoDateOf(date),
    authors: namesIn(field(authorFields) ?? ""),
  };
}

function fieldsOf(page: Page): Map<string, string> {
  const fields = new Map<string, string>();
  for (const meta of page.getElementsByTagName("meta")) {
    const name = meta.getAttribute("name") ?? meta.getAttribute("property");
    const content = (meta.getAttribute("content") ?? "").replace(/\s+/g, " ").trim();
    if (name !== null && content !== "") fields.set(name.toLowerCase(), content);
  }
  return fields;
}

/** The page's only h1, else its title element without the site's name. */
function titleOf(page: Page): string | null {
  const headlines = [...page.getElementsByTagName("h1")]
    .map(({ textContent }) => (textContent ?? "").replace(/\s+/g, " ").trim())
    .filter((text) => text !== "");
  const [headline] = headlines;
  if (headlines.length === 1 && headline !== undefined) return headline;
  // First removes a program's name (`Microsoft Word - …`), which would otherwise be split off as the title.
  return plausibleTitle(page.title.replace(/\s+/g, " "))?.split(titleBreak)[0] ?? null;
}

const headBytes = 4096;
const declared = /<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)/i;
/** A page may have a few invalid bytes; more of them mean another encoding. */
const mostFaultShare = 0.01;

export function decodePage(bytes: Uint8Array): string | null {
  return decodeText(bytes) ?? decodeDeclared(bytes);
}

function decodeDeclared(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, headBytes)).toString("latin1");
  const encoding = declared.exec(head)?.[1] ?? "gb18030";
  try {
    const text = new TextDecoder(encoding).decode(bytes);
    const faultCount = text.match(/\u{fffd}|\0/gu)?.length ?? 0;
    return faultCount <= text.length * mostFaultShare ? text : null;
  } catch {
    // There is no encoding of that name.
    return null;
  }
}
