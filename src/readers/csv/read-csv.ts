/** Reads tables whose cells are separated by commas, semicolons or tabs (.csv, .tsv). */
import { decodeText } from "../../documents/decode.ts";
import { type Extracted, noFacts, refuse } from "../extracted.ts";
import { headingLine, joinLines } from "../text-line.ts";
import { writeSheet } from "../tables/rows-with-heads.ts";

/** @throws AppError `document.unreadable` */
export function readCsv(name: string, bytes: Uint8Array): Extracted {
  const decoded = decodeText(bytes);
  if (decoded === null) throw refuse("unknown-kind", name);
  const text = decoded.text.replace(/^\u{feff}/u, "");
  const { caption, unit, lines } = writeSheet(parse(text, separatorOf(text)));
  const heading = caption === null ? null : headingLine(caption + unit, 1);
  return {
    text: joinLines(heading === null ? lines : [heading, ...lines]),
    facts: { ...noFacts, title: caption },
    warnings: decoded.flaws.length > 0 ? ["odd-bytes"] : [],
  };
}

const separators = [",", "\t", ";", "，"] as const;
const sampleUtf16 = 4000;

/** The one that most of the first lines have most of. */
function separatorOf(text: string): string {
  const sample = text.slice(0, sampleUtf16);
  const counts = separators.map((sign) => ({ sign, count: sample.split(sign).length }));
  return counts.toSorted((one, other) => other.count - one.count)[0]?.sign ?? ",";
}

/** A cell in quotation marks may have separators and line ends in it; two marks stand for one. */
function parse(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let isQuoted = false;
  const endCell = () => {
    row.push(cell.replace(/\s+/g, " ").trim());
    cell = "";
  };
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (isQuoted && sign === '"' && text.charAt(at + 1) === '"') {
      cell += sign;
      at += 1;
    } else if (sign === '"' && (isQuoted || cell.trim() === "")) isQuoted = !isQuoted;
    else if (isQuoted) cell += sign;
    else if (sign === separator) endCell();
    else if (sign === "\n") {
      endCell();
      rows.push(row);
      row = [];
    } else cell += sign;
  }
  endCell();
  rows.push(row);
  return rows;
}
