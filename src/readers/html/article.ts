/**
 * Finds the element that holds a page's article. Readability finds where the article is; the text is taken from the
 * page itself, because Readability also removes tables, lists and short points.
 */
import { Readability } from "@mozilla/readability";
import { type Page, parsePage, type TreeElement } from "../dom.ts";

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
