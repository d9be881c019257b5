/**
 * Reads the texts of LibreOffice and other programs in OpenDocument (.odt). What was deleted, what is hidden, comments
 * and tables of contents are no part of the text.
 */
import { readParts } from "../docx/read-docx.ts";
import { unzipParts } from "../docx/unzip.ts";
import { isElement, isText, parseXml, type Tree, type TreeElement, type TreeNode } from "../dom.ts";
import { type Extracted, refuse } from "../extracted.ts";
import { type Block, type Paragraph, partsOf, type Script, textIn } from "../word/word-text.ts";
import { createLists, type Lists } from "./lists.ts";
import { readStyles, type Styles } from "./styles.ts";
import { readTable } from "./tables.ts";

const parts = {
  needed: /^(?:content\.xml|styles\.xml|META-INF\/manifest\.xml)$/,
  main: /^content\.xml$/,
};

/** @throws AppError `document.unreadable` */
export async function readOdt(name: string, bytes: Uint8Array): Promise<Extracted> {
  const found = await unzipParts(name, bytes, parts);
  const decode = (part: string) => new TextDecoder().decode(found.get(part));
  if (decode("META-INF/manifest.xml").includes("encryption-data")) throw refuse("encrypted", name);
  const content = parseXml(decode("content.xml"));
  const styleTree = found.has("styles.xml") ? parseXml(decode("styles.xml")) : null;
  // What the text itself defines comes last, and counts.
  const trees = [styleTree, content].filter((tree): tree is Tree => tree !== null);
  const [body] = content.getElementsByTagName("office:text");
  if (body === undefined) throw refuse("other-format", name);
  const lists = createLists(trees);
  const reader = createReader(readStyles(trees), lists);
  const blocks = reader.read(body);
  return readParts(name, partsOf({ blocks, notes: reader.notes, lists: lists.made() }));
}

/** Elements whose text is none of the document's. */
const passedOver = new Set([
  "office:annotation",
  "office:annotation-end",
  "office:forms",
  "text:tracked-changes",
  "text:table-of-content",
  "text:alphabetical-index",
  "text:illustration-index",
  "text:table-index",
  "text:object-index",
  "text:user-index",
  "text:sequence-decls",
  "text:variable-decls",
  "text:user-field-decls",
  "text:hidden-text",
  "text:hidden-paragraph",
  "text:ruby-text",
  "draw:object",
  "svg:title",
  "svg:desc",
]);

interface Numbered {
  readonly listId: number;
  readonly level: number;
}

function createReader(styles: Styles, lists: Lists) {
  const notes = new Map<number, readonly Block[]>();

  const read = (parent: TreeElement): Block[] => {
    const blocks: Block[] = [];
    for (const child of elementsOf(parent)) blocks.push(...readBlock(child));
    return blocks;
  };

  const readBlock = (element: TreeElement): Block[] => {
    if (passedOver.has(element.tagName) || isHidden(element)) return [];
    switch (element.tagName) {
      case "text:p":
      case "text:h":
        return readParagraph(element, lists.ofHeading(element));
      case "text:list":
        return readList(element, null);
      case "table:table":
        return [readTable(element, read)];
      default:
        return read(element);
    }
  };

  const readList = (list: TreeElement, above: Numbered | null): Block[] => {
    const paragraphStyle = list.querySelectorAll("text\\:p, text\\:h")[Symbol.iterator]().next()
      .value as TreeElement | undefined;
    const styled = paragraphStyle?.getAttribute("text:style-name") ?? "";
    const place = lists.enter(list, above, styles.get(styled)?.listStyle ?? null);
    const blocks: Block[] = [];
    for (const item of elementsOf(list)) {
      // A header of a list has no number.
      let number = item.tagName === "text:list-item" ? lists.item(item, place) : null;
      for (const child of elementsOf(item)) {
        if (child.tagName === "text:list") blocks.push(...readList(child, place));
        else if (child.tagName === "text:p" || child.tagName === "text:h") {
          blocks.push(...readParagraph(child, number));
          // Only an item's first paragraph has its number.
          number = null;
        } else blocks.push(...readBlock(child));
      }
    }
    return blocks;
  };

  const readParagraph = (element: TreeElement, number: Numbered | null): Block[] => {
    const style = styles.get(element.getAttribute("text:style-name") ?? "");
    const content: Paragraph["content"][number][] = [];
    let text = "";
    let script: Script | null = style?.script ?? null;
    const flush = () => {
      if (text !== "") content.push(textIn(script, text));
      text = "";
    };
    /** Text boxes stand behind the paragraph that holds them. */
    const boxes: Block[] = [];
    const visit = (node: TreeNode) => {
      if (isText(node)) text += (node.textContent ?? "").replace(/\s+/g, " ");
      if (!isElement(node) || passedOver.has(node.tagName)) return;
      switch (node.tagName) {
        case "text:s":
          text += " ";
          return;
        case "text:tab":
          text += "\t";
          return;
        case "text:line-break":
          text += "\n";
          return;
        case "draw:text-box":
          boxes.push(...read(node));
          return;
        case "text:note": {
          const [body] = node.getElementsByTagName("text:note-body");
          const note = notes.size + 1;
          notes.set(note, body === undefined ? [] : read(body));
          flush();
          content.push({ note });
          return;
        }
        case "text:span": {
          const own = styles.get(node.getAttribute("text:style-name") ?? "");
          if (own?.isHidden === true) return;
          if (own?.script === undefined || own.script === script) break;
          const around = script;
          flush();
          script = own.script;
          for (const child of node.childNodes) visit(child);
          flush();
          script = around;
          return;
        }
      }
      for (const child of node.childNodes) visit(child);
    };
    if (style?.isHidden !== true) for (const child of element.childNodes) visit(child);
    flush();
    const level =
      element.tagName === "text:h" ? (element.getAttribute("text:outline-level") ?? "1") : null;
    const heading = level === null ? null : `heading ${level}`;
    return [{ content, style: style?.builtIn ?? heading, number }, ...boxes];
  };

  return { read, notes };
}

function isHidden(element: TreeElement): boolean {
  return element.getAttribute("text:display") === "none";
}

function elementsOf(parent: TreeElement): TreeElement[] {
  return [...parent.childNodes].filter(isElement);
}
