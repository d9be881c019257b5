/**
 * Reads the sheets of an .xlsx file as rows with their heads. Hidden sheets, rows and columns are no part of the text;
 * formulas stand with the values that they had.
 */
import { type Parts, unzipParts } from "../docx/unzip.ts";
import { parseXml, type TreeElement } from "../dom.ts";
import { type Extracted, noFacts, refuse } from "../extracted.ts";
import { type Merge, type SheetRow, writeSheet } from "../tables/rows-with-heads.ts";
import { headingLine, joinLines, type TextLine, visibleText } from "../text-line.ts";
import { formatOf, writeNumber } from "./number-format.ts";
import { scanXml } from "./scan-xml.ts";

const parts = {
  needed:
    /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/i,
  main: /^xl\/workbook\.xml$/i,
};
const day0 = Date.UTC(1899, 11, 30);
const day0OfMac = Date.UTC(1904, 0, 1);

/** @throws AppError `document.unreadable` */
export async function readXlsx(name: string, bytes: Uint8Array): Promise<Extracted> {
  const found = await unzipParts(name, bytes, parts);
  const workbook = elementOf(found, "xl/workbook.xml");
  if (workbook === null) throw refuse("damaged", name);
  const cells = cellReader(found, workbook);
  const sheets = sheetsOf(found, workbook).map(({ title, xml }) => ({
    title,
    ...writeSheet(...readSheet(xml, cells)),
  }));
  const written = sheets.filter(({ lines }) => lines.length > 0);
  const lines = written.flatMap(({ title, caption, unit, lines: rows }): TextLine[] => {
    const heading = (caption ?? title ?? "") + unit;
    const line = headingLine(heading, written.length > 1 ? 2 : 1);
    return line === null ? [...rows] : [line, ...rows];
  });
  const title = written.length === 1 ? (written[0]?.caption ?? written[0]?.title ?? null) : null;
  return { text: joinLines(lines), facts: { ...noFacts, title }, warnings: [] };
}

/** Names that a program gave. */
const unnamed = /^(?:sheet|工作表|表)\s*\d*$/i;

interface Sheet {
  readonly title: string | null;
  readonly xml: string;
}

/** Those that are shown, in their order. */
function sheetsOf(found: Parts, workbook: TreeElement): Sheet[] {
  const relations = elementOf(found, "xl/_rels/workbook.xml.rels");
  const targets = new Map(
    all(relations, "Relationship").map((relation) => [
      relation.getAttribute("Id") ?? "",
      relation.getAttribute("Target") ?? "",
    ]),
  );
  return all(workbook, "sheet").flatMap((entry) => {
    if (/hidden/i.test(entry.getAttribute("state") ?? "")) return [];
    const target = targets.get(entry.getAttribute("r:id") ?? "") ?? "";
    const xml = xmlOf(found, target.startsWith("/") ? target.slice(1) : `xl/${target}`);
    const title = visibleText(entry.getAttribute("name") ?? "");
    return xml === null ? [] : [{ title: unnamed.test(title) ? null : title, xml }];
  });
}

/** A cell as the file has it. */
interface StoredCell {
  readonly type: string;
  readonly style: number;
  readonly value: string;
}

type CellReader = (cell: StoredCell) => string;

function cellReader(found: Parts, workbook: TreeElement): CellReader {
  const shared = readStrings(xmlOf(found, "xl/sharedStrings.xml") ?? "");
  const styles = elementOf(found, "xl/styles.xml");
  const own = new Map(
    all(styles, "numFmt").map((format) => [
      Number(format.getAttribute("numFmtId")),
      format.getAttribute("formatCode") ?? "",
    ]),
  );
  const [cellStyles] = all(styles, "cellXfs");
  const formats = all(cellStyles ?? null, "xf").map((style) =>
    formatOf(Number(style.getAttribute("numFmtId")), own),
  );
  const isOfMac = isOn(all(workbook, "workbookPr")[0]?.getAttribute("date1904") ?? null);
  const startMs = isOfMac ? day0OfMac : day0;
  return ({ type, style, value }) => {
    switch (type) {
      case "s":
        return shared[Number(value)] ?? "";
      case "n": {
        const number = Number(value);
        if (value === "" || !Number.isFinite(number)) return "";
        return writeNumber(number, formats[style] ?? null, startMs);
      }
      // An error, such as #REF!
      case "e":
        return "";
      case "b":
        return value === "1" ? "TRUE" : "FALSE";
      default:
        return visibleText(value);
    }
  };
}

/** Without how they are pronounced. */
function readStrings(xml: string): string[] {
  const strings: string[] = [];
  let text = "";
  let isText = false;
  let isPronunciation = false;
  scanXml(xml, {
    open(name) {
      if (name === "si") text = "";
      if (name === "rPh") isPronunciation = true;
      isText = name === "t" && !isPronunciation;
    },
    close(name) {
      isText = false;
      if (name === "rPh") isPronunciation = false;
      if (name === "si") strings.push(visibleText(unescapeControls(text)));
    },
    text(piece) {
      if (isText) text += piece;
    },
  });
  return strings;
}

/** _x000D_ stands for a control character. */
function unescapeControls(text: string): string {
  return text.replace(/_x00[01][0-9a-f]_/gi, " ");
}

/** A reference may name the last column of a million rows. */
const mostColumns = 1000;

function readSheet(xml: string, cells: CellReader): [SheetRow[], Merge[]] {
  const rows: SheetRow[] = [];
  const merges: string[] = [];
  const hiddenColumns: { readonly first: number; readonly last: number }[] = [];
  const isShown = (at: number) =>
    at < mostColumns && !hiddenColumns.some(({ first, last }) => at >= first && at <= last);
  /** By the number of a row in the file: its index here. */
  const indexes = new Map<number, number>();
  let rowNumber = 0;
  /** Null in a hidden row. */
  let row: string[] | null = null;
  let column = -1;
  let cell: StoredCell | null = null;
  let isValue = false;
  scanXml(xml, {
    open(name, attribute) {
      isValue = name === "v" || name === "t";
      if (name === "col" && isOn(attribute("hidden")))
        hiddenColumns.push({
          first: Number(attribute("min")) - 1,
          last: Number(attribute("max")) - 1,
        });
      else if (name === "row") {
        rowNumber = Number(attribute("r") ?? rowNumber + 1);
        row = isOn(attribute("hidden")) ? null : [];
        column = -1;
      } else if (name === "c") {
        column = columnOf(attribute("r") ?? "") ?? column + 1;
        cell = { type: attribute("t") ?? "n", style: Number(attribute("s") ?? 0), value: "" };
      } else if (name === "mergeCell") merges.push(attribute("ref") ?? "");
    },
    close(name) {
      isValue = false;
      if (name === "c" && cell !== null && row !== null && isShown(column)) {
        while (row.length < column) row.push("");
        row[column] = cells(cell);
      }
      if (name === "row" && row !== null) {
        indexes.set(rowNumber, rows.length);
        rows.push(row);
        row = null;
      }
    },
    text(piece) {
      if (isValue && cell !== null) cell = { ...cell, value: cell.value + piece };
    },
  });
  return [rows, merges.flatMap((reference) => mergeOf(reference, indexes))];
}

function mergeOf(reference: string, indexes: ReadonlyMap<number, number>): Merge[] {
  const [from = "", to = ""] = reference.split(":");
  const top = indexes.get(rowOf(from));
  const left = columnOf(from);
  const right = columnOf(to);
  if (top === undefined || left === null || right === null) return [];
  const height = rowOf(to) - rowOf(from);
  return [{ top, bottom: indexes.get(rowOf(to)) ?? top + height, left, right }];
}

function rowOf(reference: string): number {
  return Number(/\d+$/.exec(reference)?.[0] ?? NaN);
}

/** 0 for A, 26 for AA; null for what is no reference. */
function columnOf(reference: string): number | null {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(reference)?.[0];
  if (letters === undefined) return null;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

function isOn(written: string | null): boolean {
  return written === "1" || written === "true";
}

function xmlOf(found: Parts, name: string): string | null {
  const bytes = [...found].find(([part]) => part.toLowerCase() === name.toLowerCase())?.[1];
  return bytes === undefined ? null : new TextDecoder().decode(bytes);
}

function elementOf(found: Parts, name: string): TreeElement | null {
  // Some programs write a prefix before each name.
  const xml = xmlOf(found, name)?.replace(/(<\/?)[A-Za-z]\w*:(?=[A-Za-z])/g, "$1");
  return xml === undefined ? null : parseXml(xml).documentElement;
}

function all(parent: TreeElement | null, name: string): TreeElement[] {
  return parent === null ? [] : [...parent.getElementsByTagName(name)];
}
