/**
 * A page in; what its meta fields and title say out. Government sites name them as a national standard demands
 * (ArticleTitle, PubDate, ContentSource), others as social networks do.
 */
import { dateSource, isoDateOf } from "../../corpus/written-date.ts";
import type { Page } from "../dom.ts";
import type { StatedFacts } from "../extracted.ts";
import { plausibleTitle } from "../plausible.ts";
import { namesIn } from "../stated-facts.ts";

const titleFields = ["articletitle", "og:title"] as const;
const dateFields = ["pubdate", "publishdate", "article:published_time", "og:release_date"] as const;
const sourceFields = ["contentsource", "source"] as const;
const authorFields = ["author", "article:author"] as const;
const datePattern = new RegExp(dateSource, "u");
/** Where a page calls its own site the source. */
const ownSite = /^(?:本站|本网|本网站|原创|本站原创|网站)$/u;
/** Between a title and the names of the column and the site. */
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

/** The page's one headline, or else what its window is called, without the site's name. */
function titleOf(page: Page): string | null {
  const headlines = [...page.getElementsByTagName("h1")]
    .map(({ textContent }) => (textContent ?? "").replace(/\s+/g, " ").trim())
    .filter((text) => text !== "");
  const [headline] = headlines;
  if (headlines.length === 1 && headline !== undefined) return headline;
  // A program's name in front is no title with something behind it.
  return plausibleTitle(page.title.replace(/\s+/g, " "))?.split(titleBreak)[0] ?? null;
}
