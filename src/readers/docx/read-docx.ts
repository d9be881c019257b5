/** Reads a .docx file as lines of text: headings, numbered paragraphs, tables and footnotes. */
import JSZip from "jszip";
import mammoth from "mammoth";
import { withoutContents } from "../contents.ts";
import { parsePage, parseXml, type Tree } from "../dom.ts";
import { type Extracted, noFacts, refuse } from "../extracted.ts";
import { fileTitle } from "../file-title.ts";
import { linesOf } from "../html/lines-of.ts";
import { plausibleAuthors } from "../stated-facts.ts";
import { isNamedPageNumber } from "../../documents/head-lines.ts";
import { closeUp, isHeadline, joinLines } from "../text-line.ts";
import { placeDiagrams, targetsIn } from "./diagrams.ts";
import { repeatMergedCells } from "./merged-cells.ts";
import { readNumbering } from "./numbering.ts";
import { markHeadings, outlineLevelsOf, outlineStyle } from "./outline.ts";
import { hiddenStylesOf, keepShownText } from "./shown-text.ts";
import { type Parts, unzipDocument } from "./unzip.ts";
import { writeNumbers } from "./write-numbers.ts";

/** A table of contents is dropped: it repeats the headings, with page numbers that the text does not have. */
const styleMap = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  ...[1, 2, 3, 4, 5].map((level) => `p[style-name='heading ${level}'] => h${level + 1}:fresh`),
  ...[6, 7, 8, 9].map((level) => `p[style-name='heading ${level}'] => h6:fresh`),
  ...[0, 1, 2, 3, 4].map((level) => `p.${outlineStyle(level)} => h${level + 2}:fresh`),
  ...[5, 6, 7, 8].map((level) => `p.${outlineStyle(level)} => h6:fresh`),
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((level) => `p[style-name='toc ${level}'] => !`),
];
/** The back link that mammoth appends to a note. */
const wayBack = 'a[href^="#footnote-ref"], a[href^="#endnote-ref"]';
const numberedParts = /^word\/(?:document|footnotes|endnotes)\d*\.xml$/i;
const numberingPart = /^word\/numbering\d*\.xml$/i;
const propertiesPart = /^docProps\/core\.xml$/i;
const relationsPart = /^word\/_rels\/document\d*\.xml\.rels$/i;
const stylesPart = /^word\/styles\d*\.xml$/i;

/** @throws AppError `document.unreadable` */
export async function readDocx(name: string, bytes: Uint8Array): Promise<Extracted> {
  return readParts(name, await unzipDocument(name, bytes));
}

/** @throws AppError `document.unreadable` */
export async function readParts(name: string, parts: Parts): Promise<Extracted> {
  const { zip, hasUnknown } = await asShown(parts);
  const { value: html } = await toHtml(zip).catch((error: unknown) => {
    throw refuse("damaged", name, error);
  });
  const page = parsePage(html);
  for (const back of page.querySelectorAll(wayBack)) back.remove();
  const lines = withoutContents(closeUp(linesOf(page.body))).filter(
    ({ text }) => !isNamedPageNumber(text),
  );
  const texts = lines.map(({ text }) => text);
  const text = joinLines(lines);
  return {
    text,
    facts: {
      ...noFacts,
      title: texts.find(isHeadline)?.slice(2) ?? fileTitle(property(parts, "dc:title"), text),
      authors: plausibleAuthors(property(parts, "dc:creator"), texts),
    },
    warnings: hasUnknown ? ["unknown-numbering"] : [],
  };
}

function toHtml(zip: Buffer): Promise<{ readonly value: string }> {
  const convertImage = mammoth.images.imgElement(() => Promise.resolve({ src: "" }));
  return mammoth.convertToHtml(
    { buffer: zip },
    { styleMap, convertImage, externalFileAccess: false },
  );
}

/**
 * The file with the text that Word shows and its numbers written as text, without the numbering part from which mammoth
 * would make lists.
 */
async function asShown(
  parts: Parts,
): Promise<{ readonly zip: Buffer; readonly hasUnknown: boolean }> {
  const styles = treeOf(parts, stylesPart);
  const numbering = readNumbering(treeOf(parts, numberingPart), styles);
  const hiddenStyles = hiddenStylesOf(styles);
  const levels = outlineLevelsOf(styles);
  const targets = targetsIn(treeOf(parts, relationsPart));
  const zip = new JSZip();
  let hasUnknown = false;
  for (const [part, bytes] of parts) {
    if (numberingPart.test(part)) continue;
    if (!numberedParts.test(part)) {
      zip.file(part, bytes);
      continue;
    }
    const tree = parseXml(decode(bytes));
    keepShownText(tree, hiddenStyles);
    placeDiagrams(tree, (relation) => {
      const target = targets.get(relation);
      return target === undefined ? null : treeOf(parts, `word/${target}`);
    });
    if (writeNumbers(tree, numbering).hasUnknown) hasUnknown = true;
    markHeadings(tree, levels);
    repeatMergedCells(tree);
    zip.file(part, tree.toString());
  }
  return { zip: await zip.generateAsync({ type: "nodebuffer" }), hasUnknown };
}

function treeOf(parts: Parts, name: RegExp | string): Tree | null {
  const isIt = (part: string) => (typeof name === "string" ? part === name : name.test(part));
  const bytes = [...parts].find(([part]) => isIt(part))?.[1];
  return bytes === undefined ? null : parseXml(decode(bytes));
}

/** XML is UTF-8 unless a byte order mark says UTF-16. */
function decode(bytes: Uint8Array): string {
  const isUtf16 =
    (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const encoding = !isUtf16 ? "utf-8" : bytes[0] === 0xff ? "utf-16le" : "utf-16be";
  return new TextDecoder(encoding).decode(bytes);
}

function property(parts: Parts, name: string): string | null {
  const [element] = treeOf(parts, propertiesPart)?.getElementsByTagName(name) ?? [];
  return element?.textContent ?? null;
}
