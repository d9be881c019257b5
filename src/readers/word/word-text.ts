/**
 * The text of a word processor's file in the form of the parts of a .docx file, so that the formats that came before
 * it are read by the same code: automatic numbers, headings, tables with merged cells, notes.
 */
import type { Parts } from "../docx/unzip.ts";

export interface WordText {
  readonly blocks: readonly Block[];
  /** By the number of a `NoteReference`. */
  readonly notes: ReadonlyMap<number, readonly Block[]>;
  readonly lists: readonly WordList[];
}

export type Block = Paragraph | Table;

export interface Paragraph {
  /** A line break is `\n`. */
  readonly content: readonly (string | ScriptText | NoteReference)[];
  /** The English name of a built-in style; null for any other. */
  readonly style: string | null;
  /** Level 0 to 8. */
  readonly number: { readonly listId: number; readonly level: number } | null;
}

export type Script = "superscript" | "subscript";

/** Text above or below the line: the 2 of m². */
export interface ScriptText {
  readonly text: string;
  readonly script: Script;
}

export function textIn(script: Script | null, text: string): string | ScriptText {
  return script === null ? text : { text, script };
}

export interface NoteReference {
  readonly note: number;
}

export interface Table {
  readonly rows: readonly (readonly Cell[])[];
}

export interface Cell {
  readonly blocks: readonly Block[];
  /** Of the table's grid. */
  readonly columns?: number;
  /** The first cell of a vertical merge begins it, the others continue it. */
  readonly merge?: "begins" | "continues" | null;
}

export interface WordList {
  readonly id: number;
  /** Lists of one family share their counters. */
  readonly familyId: number;
  /** Of the family. */
  readonly levels: ReadonlyMap<number, ListLevel>;
  /** In place of the family's. */
  readonly ownLevels?: ReadonlyMap<number, ListLevel>;
  /** By level: the number at which this list begins, whatever its family counted. */
  readonly restartsAt?: ReadonlyMap<number, number>;
}

export interface ListLevel {
  readonly start: number;
  /** A name of Office Open XML's ST_NumberFormat. */
  readonly format: string;
  /** `%1` to `%9` stand for the numbers of the levels. */
  readonly text: string;
  /** Between the number and the paragraph; a tab if omitted. */
  readonly suffix?: "tab" | "space" | "nothing";
  readonly inFigures?: boolean;
  readonly restarts?: boolean;
}

const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const packageNamespace = "http://schemas.openxmlformats.org/package/2006";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

export function partsOf({ blocks, notes, lists }: WordText): Parts {
  const parts: Readonly<Record<string, string>> = {
    "[Content_Types].xml": `<Types xmlns="${packageNamespace}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    "_rels/.rels": relations([["officeDocument", "word/document.xml"]]),
    "word/_rels/document.xml.rels": relations([
      ["numbering", "numbering.xml"],
      ["styles", "styles.xml"],
      ["footnotes", "footnotes.xml"],
    ]),
    "word/document.xml": element("document", element("body", written(blocks)), namespace),
    "word/numbering.xml": numberingOf(lists),
    "word/styles.xml": stylesOf(blocks),
    "word/footnotes.xml": element(
      "footnotes",
      [...notes].map(([id, note]) => element("footnote", written(note), `w:id="${id}"`)).join(""),
      namespace,
    ),
  };
  const encoder = new TextEncoder();
  return new Map(Object.entries(parts).map(([name, xml]) => [name, encoder.encode(xml)]));
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(
    ([type, target], index) =>
      `<Relationship Id="r${index}" Type="${office}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${packageNamespace}/relationships">${each.join("")}</Relationships>`;
}

function element(name: string, content: string, attributes = ""): string {
  return `<w:${name}${attributes && ` ${attributes}`}>${content}</w:${name}>`;
}

function valued(name: string, value: string | number): string {
  return `<w:${name} w:val="${escapeXml(String(value))}"/>`;
}

/** Word demands a paragraph in each cell. */
const emptyParagraph = "<w:p/>";

function written(blocks: readonly Block[]): string {
  return blocks
    .map((block) => ("rows" in block ? writeTable(block) : writeParagraph(block)))
    .join("");
}

function writeTable({ rows }: Table): string {
  const writeCell = ({ blocks, columns = 1, merge = null }: Cell) => {
    const properties =
      (columns === 1 ? "" : valued("gridSpan", columns)) +
      (merge === null ? "" : valued("vMerge", merge === "begins" ? "restart" : "continue"));
    return element("tc", element("tcPr", properties) + (written(blocks) || emptyParagraph));
  };
  return element("tbl", rows.map((row) => element("tr", row.map(writeCell).join(""))).join(""));
}

function writeParagraph({ content, style, number }: Paragraph): string {
  const properties =
    (style === null ? "" : valued("pStyle", style)) +
    (number === null
      ? ""
      : element("numPr", valued("ilvl", number.level) + valued("numId", number.listId)));
  const runs = content.map((piece) => element("r", writeRun(piece)));
  return element("p", element("pPr", properties) + runs.join(""));
}

function writeRun(piece: Paragraph["content"][number]): string {
  if (typeof piece === "string") return writeText(piece);
  if ("note" in piece) return `<w:footnoteReference w:id="${piece.note}"/>`;
  return element("rPr", valued("vertAlign", piece.script)) + writeText(piece.text);
}

function writeText(text: string): string {
  const writePiece = (piece: string) => {
    if (piece === "\n") return "<w:br/>";
    if (piece === "\t") return "<w:tab/>";
    return `<w:t xml:space="preserve">${escapeXml(piece)}</w:t>`;
  };
  return text
    .split(/([\n\t])/)
    .filter((piece) => piece !== "")
    .map(writePiece)
    .join("");
}

/** Without the characters that XML does not allow. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\P{Cc}\t\n\r]|[\u{fffe}\u{ffff}]|\p{Cs}/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

const none: ReadonlyMap<never, never> = new Map<never, never>();

function numberingOf(lists: readonly WordList[]): string {
  const families = new Map(lists.map((list) => [list.familyId, list.levels]));
  const writeLevel = ([at, level]: readonly [number, ListLevel]) => {
    const { start, format, text, suffix = "tab", inFigures = false, restarts = true } = level;
    return element(
      "lvl",
      valued("start", start) +
        valued("numFmt", format) +
        valued("lvlText", text) +
        valued("suff", suffix) +
        (inFigures ? "<w:isLgl/>" : "") +
        (restarts ? "" : valued("lvlRestart", 0)),
      `w:ilvl="${at}"`,
    );
  };
  const abstract = [...families].map(([id, levels]) =>
    element("abstractNum", [...levels].map(writeLevel).join(""), `w:abstractNumId="${id}"`),
  );
  const nums = lists.map(({ id, familyId, ownLevels = none, restartsAt = none }) => {
    const restarts = [...restartsAt].map(([at, start]) =>
      element("lvlOverride", valued("startOverride", start), `w:ilvl="${at}"`),
    );
    const levels = [...ownLevels].map((level) =>
      element("lvlOverride", writeLevel(level), `w:ilvl="${level[0]}"`),
    );
    const content = [valued("abstractNumId", familyId), ...restarts, ...levels].join("");
    return element("num", content, `w:numId="${id}"`);
  });
  return element("numbering", [...abstract, ...nums].join(""), namespace);
}

function stylesOf(blocks: readonly Block[]): string {
  const names = new Set(blocks.flatMap((block) => ("rows" in block ? [] : (block.style ?? []))));
  const styles = [...names].map((name) =>
    element("style", valued("name", name), `w:type="paragraph" w:styleId="${escapeXml(name)}"`),
  );
  return element("styles", styles.join(""), namespace);
}
