/**
 * Makes text of an article visible that its page hides for the time being, or keeps in an element that mostly stands
 * around articles: the pages of a long article that a button shows, an article that a script shows when it is ready, an
 * aside within the text. Menus, windows and notes that are hidden stay so.
 */
import type { Page, TreeElement } from "../dom.ts";

const hiddenStyle =
  /(?:display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0+)?)\s*;?/giu;
const container = /^(?:div|section|article|main|td|ul)$/iu;
/** A sentence, not the words of a button. */
const prose = /\p{Script=Han}[^。]{10,}。|[a-z][^.]{30,}\./iu;
const mostLinkShare = 0.3;
const mainShare = 0.5;
const fewestParagraphs = 2;

export function isHidden(element: TreeElement): boolean {
  if (element.getAttribute("hidden") !== null) return true;
  return /display\s*:\s*none|visibility\s*:\s*hidden/iu.test(element.getAttribute("style") ?? "");
}

export function revealText(page: Page): void {
  const whole = lengthOf(page.body);
  for (const element of page.body.querySelectorAll("[style], [hidden]")) {
    if (!isHidden(element) || !container.test(element.tagName) || !hasProse(element)) continue;
    const shown = shownPage(element);
    if (shown === undefined && lengthOf(element) <= mainShare * whole) continue;
    if (shown === undefined) reveal(element);
    // Together they are the article.
    else moveInto(shown, element);
  }
  for (const element of page.body.querySelectorAll("aside, footer"))
    if (hasProse(element) && isWithinText(element)) asBlock(page, element);
}

/** An element of its kind beside it that is shown, and has text too. */
function shownPage(element: TreeElement): TreeElement | undefined {
  const isNamed = kindOf(element) !== "";
  // A window that is hidden has a sentence or two.
  if (!isNamed && [...element.querySelectorAll("p")].length < fewestParagraphs) return undefined;
  const beside = [...(element.parentElement?.children ?? [])];
  return beside.find(
    (other) =>
      other !== element &&
      other.tagName === element.tagName &&
      kindOf(other) === kindOf(element) &&
      !isHidden(other) &&
      hasProse(other) &&
      other.textContent !== element.textContent,
  );
}

/** Class and id without what tells one page from another. */
function kindOf(element: TreeElement): string {
  return ["class", "id"]
    .map((name) => (element.getAttribute(name) ?? "").toLowerCase())
    .join(" ")
    .replace(/\d+|\b(?:hidden|hide|none|active|current|show|on)\b/gu, "")
    .replace(/[\s_-]+/gu, " ")
    .trim();
}

function isWithinText(element: TreeElement): boolean {
  for (let at = element.parentElement; at !== null; at = at.parentElement)
    if (at.tagName.toLowerCase() === "article") return true;
  if (element.tagName.toLowerCase() === "footer") return false;
  return [...(element.parentElement?.children ?? [])].some(
    (other) => other.tagName.toLowerCase() === "p" && hasProse(other),
  );
}

function hasProse(element: TreeElement): boolean {
  if (!prose.test(element.textContent ?? "")) return false;
  const linked = [...element.querySelectorAll("a")].reduce((sum, link) => sum + lengthOf(link), 0);
  return linked < mostLinkShare * lengthOf(element);
}

function lengthOf(element: TreeElement): number {
  return (element.textContent ?? "").replace(/\s+/gu, "").length;
}

function reveal(element: TreeElement): void {
  element.removeAttribute("hidden");
  element.setAttribute("style", (element.getAttribute("style") ?? "").replace(hiddenStyle, ""));
}

function asBlock(page: Page, element: TreeElement): void {
  const block = page.createElement("div");
  element.after(block);
  moveInto(block, element);
}

function moveInto(target: TreeElement, element: TreeElement): void {
  for (const child of Array.from(element.childNodes)) target.append(child);
  element.remove();
}
