/** Makes small .ofd files as offices' programs write them, of the parts that a test is about. */
import JSZip from "jszip";
import type { PdfText } from "./make-pdf.ts";

const namespace = 'xmlns:ofd="http://www.ofdspec.org/2016"';
const millimetresPerPoint = 25.4 / 72;
const pageHeightPoints = 842;

export interface OfdPage {
  /** The XML of the objects. */
  readonly objects: string;
  /** The XML before the content: area, templates. */
  readonly head?: string;
}

export interface OfdParts {
  readonly pages: readonly OfdPage[];
  /** The XML of the document's info, such as its title. */
  readonly info?: string;
  readonly common?: string;
  /** More files, by path; an undefined one is left out. */
  readonly files?: Readonly<Record<string, string | Uint8Array | undefined>>;
  /** How page `at` is referred to in `Document.xml`. */
  readonly locate?: (at: number) => string;
}

export function ofdRoot(name: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><ofd:${name} ${namespace}>${content}</ofd:${name}>`;
}

export function ofdPage({ objects, head = "" }: OfdPage): string {
  return ofdRoot(
    "Page",
    `${head}<ofd:Content><ofd:Layer ID="1">${objects}</ofd:Layer></ofd:Content>`,
  );
}

export function ofdBody(root: string, info = ""): string {
  return `<ofd:DocBody><ofd:DocInfo>${info}</ofd:DocInfo><ofd:DocRoot>${root}</ofd:DocRoot></ofd:DocBody>`;
}

export async function makeOfd({
  pages,
  info = "",
  common = "",
  files = {},
  locate = (at) => `Pages/Page_${at}/Content.xml`,
}: OfdParts): Promise<Uint8Array> {
  const listed = pages
    .map((_, at) => `<ofd:Page ID="${at + 10}" BaseLoc="${locate(at)}"/>`)
    .join("");
  const all: Record<string, string | Uint8Array | undefined> = {
    "OFD.xml": ofdRoot("OFD", ofdBody("Doc_0/Document.xml", info)),
    "Doc_0/Document.xml": ofdRoot(
      "Document",
      `<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>${common}</ofd:CommonData><ofd:Pages>${listed}</ofd:Pages>`,
    ),
    ...Object.fromEntries(
      pages.map((page, at) => [`Doc_0/Pages/Page_${at}/Content.xml`, ofdPage(page)]),
    ),
    ...files,
  };
  const zip = new JSZip();
  for (const [path, content] of Object.entries(all))
    if (content !== undefined) zip.file(path, content);
  return zip.generateAsync({ type: "uint8array", compression: "DEFLATE" });
}

/** A picture as large as the page, and the files that it is kept in. */
export function ofdScan(picture: Uint8Array): {
  objects: string;
  files: Record<string, string | Uint8Array>;
} {
  const list = `<ofd:MultiMedias><ofd:MultiMedia ID="7" Type="Image"><ofd:MediaFile>scan.bin</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>`;
  return {
    objects: `<ofd:ImageObject ID="8" ResourceID="7" Boundary="0 0 210 297" CTM="210 0 0 297 0 0"/>`,
    files: {
      "Doc_0/DocumentRes.xml": ofdRoot("Res", list).replace("<ofd:Res ", '<ofd:Res BaseLoc="Res" '),
      "Doc_0/Res/scan.bin": picture,
    },
  };
}

/** The text as an object with a step for each character, placed as in a PDF: in points from the lower left corner. */
export function ofdText({ text, x, y, size = 16, colour = [0, 0, 0], alpha = 1 }: PdfText): string {
  const [left, top, height] = [x, pageHeightPoints - y - size, size].map(
    (points) => points * millimetresPerPoint,
  );
  const steps = Array.from(text, (each) => (each < "\u2000" ? 0.5 : 1) * size * millimetresPerPoint)
    .slice(0, -1)
    .map((step) => step.toFixed(4));
  const delta = steps.length === 0 ? "" : ` DeltaX="${steps.join(" ")}"`;
  const value = colour.map((part) => Math.round(255 * part)).join(" ");
  return `<ofd:TextObject Boundary="${left} ${top} 180 ${height}" Font="3" Size="${height}" Alpha="${Math.round(255 * alpha)}"><ofd:FillColor Value="${value}"/><ofd:TextCode X="0" Y="${height}"${delta}>${text}</ofd:TextCode></ofd:TextObject>`;
}
