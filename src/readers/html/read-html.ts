/**
 * Reads an HTML page: its article's text, and the facts in its meta fields and title. Government sites name the
 * fields as a Chinese national standard demands (ArticleTitle, PubDate, ContentSource), others as social networks do.
 * The bytes decide between the encodings of src/documents/decode.ts, because declared encodings are often wrong; the declaration counts only
 * if they are in none of them.
 * Readability finds where the article is; the text is taken from the page itself, because Readability also removes
 * tables, lists and short points.
 */
import { Readability } from "@mozilla/readability";
import { dateSource, isoDateOf } from "../../documents/dates.ts";
import { decodeText } from "../../documents/decode.ts";
import { firstDateLine, isAboveTitle, isCreditLine } from "../../documents/infer-metadata.ts";
import { isWebAddress } from "../../language/web-address.ts";
import { type Page, parsePage, type TreeElement } from "../dom.ts";
import { type Extracted, refuse, type StatedFacts } from "../extracted.ts";
import { factLines, findFacts, namesIn, plausibleTitle } from "../stated-facts.ts";
import { closeUp, joinLines, type TextLine, visibleText, withoutFurniture } from "../text-line.ts";
import { linesOf } from "./lines-of.ts";
import { pageTitle } from "./page-title.ts";
import { revealText } from "./reveal.ts";
import { wechatArticle } from "./wechat.ts";

/** @throws AppError `document.unreadable` */
export function readHtml(name: string, bytes: Uint8Array): Extracted {
  const html = decodePage(bytes);
  if (html === null) throw refuse("damaged", name);
  const page = parsePage(html);
  revealText(page);
  const wechat = wechatArticle(page);
  const fields = pageFields(page);
  const pageLines = linesOf(page.body);
  // The line with source and date is above the article, mostly outside of its element.
  const head = factLines(pageLines.map(({ text }) => text));
  const found = findFacts(head);
  const article = linesOf(wechat?.content ?? findArticle(page));
  const title = pageTitle({
    stated: [...fields.titles, visibleText(page.title)].flatMap(
      (each) => plausibleTitle(each) ?? [],
    ),
    headings: [...headingsOf(page), ...namedTitlesOf(page)],
    page: pageLines,
    article,
  });
  return {
    text: joinLines(closeUp(withoutFurniture(withoutCredits(article)))),
    facts: {
      title: plausibleTitle(wechat?.title ?? null) ?? title,
      head,
      number: found.number,
      url: fields.url ?? wechat?.url ?? found.url,
      source: fields.source ?? wechat?.account ?? found.source,
      date: fields.date ?? wechat?.date ?? found.date ?? dateAbove(pageLines, article),
      ownDate: found.ownDate,
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

interface PageFields extends Pick<StatedFacts, "source" | "date" | "authors" | "url"> {
  readonly titles: readonly string[];
}

function pageFields(page: Page): PageFields {
  const fields = fieldsOf(page);
  const field = (names: readonly string[]) => names.map((name) => fields.get(name)).find(Boolean);
  const date = datePattern.exec(field(dateFields) ?? "");
  const source = field(sourceFields) ?? null;
  return {
    titles: titleFields.flatMap((name) => fields.get(name) ?? []),
    source: source !== null && ownSite.test(source) ? (fields.get("sitename") ?? null) : source,
    date: date === null ? null : isoDateOf(date),
    authors: namesIn(field(authorFields) ?? ""),
    url: addressOf(page, fields),
  };
}

const linesAbove = 8;

/** The date in a line directly above the text, with its source: further up may stand those of other pages. */
function dateAbove(page: readonly TextLine[], article: readonly TextLine[]): string | null {
  const [first] = article;
  const at = page.findIndex(({ text }) => text === first?.text);
  const above = page.slice(Math.max(0, at - linesAbove), Math.max(0, at));
  return firstDateLine([...above, ...article.slice(0, linesAbove)].map(({ text }) => text));
}

/** Lines at the head that only say when and where the page was published, which its facts have. */
function withoutCredits(article: readonly TextLine[]): TextLine[] {
  return article.filter(
    ({ text }, index) => index >= linesAbove || !isCreditLine(text) || !pageDate.test(text),
  );
}

/** With the time of day, a source or the sizes of letters: a date alone may be the text's own. */
const pageDate = /\d{1,2}[:：]\d{2}|来\s*源|字\s*[体号]|浏览|阅读|点击/u;

/** A browser that saves a page notes its address in a comment above it. */
const savedFrom = /<!--\s*saved from url=\(\d+\)(\S+)\s*-->/iu;

function addressOf(page: Page, fields: ReadonlyMap<string, string>): string | null {
  const links = [...page.getElementsByTagName("link")];
  const canonical = links.find((link) => link.getAttribute("rel")?.toLowerCase() === "canonical");
  const written = [fields.get("og:url"), canonical?.getAttribute("href"), fields.get("url")];
  const address = written.find((each) => isWebAddress(each ?? ""));
  return address ?? savedFrom.exec(page.toString())?.[1] ?? null;
}

function fieldsOf(page: Page): Map<string, string> {
  const fields = new Map<string, string>();
  for (const meta of page.getElementsByTagName("meta")) {
    const name = meta.getAttribute("name") ?? meta.getAttribute("property");
    const content = visibleText(meta.getAttribute("content") ?? "");
    if (name !== null && content !== "") fields.set(name.toLowerCase(), content);
  }
  return fields;
}

function headingsOf(page: Page): string[] {
  return [...page.querySelectorAll("h1, h2, h3")]
    .map(({ textContent }) => visibleText(textContent ?? ""))
    .filter((text) => text !== "");
}

/** Many pages set their title in no heading, but name its element so: `title`, `tit`, `xl-title`. */
const titleName = /(?:^|[\s_-])(?:\w*title|tit)(?:$|[\s_-])/iu;

function namedTitlesOf(page: Page): string[] {
  return [...page.body.querySelectorAll("[class], [id]")]
    .filter((each) => titleName.test(`${each.getAttribute("class")} ${each.getAttribute("id")}`))
    .filter((each) => [...each.querySelectorAll("a, p, div, li")].length === 0)
    .map(({ textContent }) => visibleText(textContent ?? ""))
    .filter((text) => text !== "" && text.length <= maxNamedTitleUtf16 && !isAboveTitle(text));
}

const maxNamedTitleUtf16 = 100;

const headBytes = 4096;
const declared = /<(?:meta|\?xml)[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)/i;
/** A page may have a few invalid bytes; more of them mean another encoding. */
const mostFaultShare = 0.01;

export function decodePage(bytes: Uint8Array): string | null {
  return decodeText(bytes)?.text ?? decodeDeclared(bytes);
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

const mark = "data-reading-order";
const linkLists = "ul, ol, dl, div, table, tr, td";
const fewestLinks = 3;
const mostLinkShare = 0.6;

export function findArticle(page: Page): TreeElement {
  const elements = [...page.body.querySelectorAll("*")];
  elements.forEach((element, index) => element.setAttribute(mark, String(index)));
  // Readability modifies its input.
  const copy = parsePage(page.toString());
  const found = new Readability(copy, { keepClasses: true }).parse();
  const article = typeof found?.content === "string" ? parsePage(found.content).body : null;
  const kept = article === null ? new Set<string>() : marksIn(article);
  const root = kept.size === 0 ? page.body : deepest(page.body, kept);
  removeLinkLists(root);
  return root;
}

function marksIn(article: TreeElement): Set<string> {
  const marks = [...article.querySelectorAll(`[${mark}]`)];
  return new Set(marks.map((element) => element.getAttribute(mark) ?? ""));
}

/** Descends from the body while one child holds all of the article's text. */
function deepest(root: TreeElement, kept: ReadonlySet<string>): TreeElement {
  const lengths = new Map<TreeElement, number>();
  const weigh = (element: TreeElement): number => {
    // Link text does not count: beside an article it leads elsewhere, and within it the text around it counts.
    if (element.tagName.toLowerCase() === "a") return 0;
    let length = kept.has(element.getAttribute(mark) ?? "") ? ownLength(element) : 0;
    for (const child of element.children) length += weigh(child);
    lengths.set(element, length);
    return length;
  };
  const whole = weigh(root);
  let at = root;
  for (;;) {
    const next = [...at.children].find((child) => lengths.get(child) === whole);
    if (next === undefined || whole === 0) return at;
    at = next;
  }
}

function ownLength(element: TreeElement): number {
  let length = 0;
  for (const node of element.childNodes)
    if (node.nodeType === 3) length += (node.textContent ?? "").trim().length;
  return length;
}

/** Removes lists of other news and of the site's sections. */
function removeLinkLists(root: TreeElement): void {
  for (const list of root.querySelectorAll(linkLists)) {
    const links = [...list.querySelectorAll("a")];
    const linked = links.reduce((sum, link) => sum + (link.textContent ?? "").trim().length, 0);
    const all = (list.textContent ?? "").replace(/\s+/g, "").length;
    if (links.length >= fewestLinks && linked > mostLinkShare * all) list.remove();
  }
}
