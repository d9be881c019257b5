/**
 * Parses HTML and XML with linkedom. The types state only what is used of it: TypeScript's DOM types would add a
 * browser's globals to the whole program.
 */
import { DOMParser, parseHTML } from "linkedom";

export interface TreeNode {
  /** 1 is an element, 3 a text, 4 a CDATA section. */
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly childNodes: Iterable<TreeNode>;
}

export interface TreeElement extends TreeNode {
  textContent: string | null;
  readonly tagName: string;
  readonly parentElement: TreeElement | null;
  readonly firstElementChild: TreeElement | null;
  readonly nextElementSibling: TreeElement | null;
  readonly children: Iterable<TreeElement>;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  closest(selector: string): TreeElement | null;
  cloneNode(deep: boolean): TreeElement;
  removeAttribute(name: string): void;
  getElementsByTagName(name: string): Iterable<TreeElement>;
  querySelectorAll(selector: string): Iterable<TreeElement>;
  prepend(node: TreeNode): void;
  after(node: TreeNode): void;
  append(node: TreeNode): void;
  replaceWith(...nodes: readonly TreeNode[]): void;
  remove(): void;
}

export interface Tree {
  readonly documentElement: TreeElement | null;
  getElementsByTagName(name: string): Iterable<TreeElement>;
  querySelectorAll(selector: string): Iterable<TreeElement>;
  createElement(name: string): TreeElement;
  createTextNode(text: string): TreeNode;
  toString(): string;
}

export interface Page extends Tree {
  readonly head: TreeElement;
  readonly body: TreeElement;
  readonly title: string;
}

/** Adds missing outer elements, for parts of a page such as mammoth's output. */
export function parsePage(html: string): Page {
  const isWhole = /<html[\s>]/i.test(html) && /<body[\s>]/i.test(html);
  const inner = html.replace(/<\/?html(?:\s[^>]*)?>/gi, "");
  // linkedom types this as a browser's window, which is unknown here.
  const { document }: { readonly document: Page } = parseHTML(
    isWhole ? html : `<html><body>${inner}</body></html>`,
  );
  // linkedom makes an empty body where the page's own does not directly follow its head.
  const [body] = document.querySelectorAll("body");
  if (body !== undefined) document.head.after(body);
  return document;
}

export function parseXml(xml: string): Tree {
  return new DOMParser().parseFromString(xml, "text/xml");
}

export function isElement(node: TreeNode): node is TreeElement {
  return node.nodeType === 1;
}

export function isText(node: TreeNode): boolean {
  return node.nodeType === 3 || node.nodeType === 4;
}
