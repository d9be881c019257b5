/** Makes small .docx files of the elements that a test is about, and reads them. */
import JSZip from "jszip";
import { readDocx } from "../../src/readers/docx/read-docx.ts";

const namespace =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
const types = "http://schemas.openxmlformats.org/package/2006/content-types";
const relations = "http://schemas.openxmlformats.org/package/2006/relationships";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

interface Made {
  readonly body: string;
  readonly numbering?: string;
  readonly styles?: string;
  /** The texts of a diagram, which the body refers to as `r9`. */
  readonly diagram?: readonly string[];
}

export async function docxLines(made: Made): Promise<readonly string[]> {
  const { text } = await readDocx("a.docx", await makeDocx(made));
  return text.split("\n\n");
}

export async function makeDocx({
  body,
  numbering = "",
  styles = "",
  diagram = [],
}: Made): Promise<Uint8Array> {
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="r${id}" Type="${office}/${type}" Target="${target}"/>`;
  const zip = new JSZip();
  zip.file(
    "[Content_Types].xml",
    `<Types xmlns="${types}"><Default Extension="xml" ContentType="application/xml"/></Types>`,
  );
  zip.file(
    "_rels/.rels",
    `<Relationships xmlns="${relations}">${relation(1, "officeDocument", "word/document.xml")}</Relationships>`,
  );
  zip.file(
    "word/_rels/document.xml.rels",
    `<Relationships xmlns="${relations}">${relation(1, "numbering", "numbering.xml")}${relation(2, "styles", "styles.xml")}${relation(9, "diagramData", "diagrams/data1.xml")}</Relationships>`,
  );
  zip.file("word/document.xml", `<w:document ${namespace}><w:body>${body}</w:body></w:document>`);
  zip.file("word/numbering.xml", `<w:numbering ${namespace}>${numbering}</w:numbering>`);
  zip.file("word/styles.xml", `<w:styles ${namespace}>${styles}</w:styles>`);
  zip.file(
    "word/diagrams/data1.xml",
    `<dgm:dataModel>${diagram.map((text) => `<dgm:pt><dgm:t><a:p><a:r><a:t>${text}</a:t></a:r></a:p></dgm:t></dgm:pt>`).join("")}</dgm:dataModel>`,
  );
  return zip.generateAsync({ type: "uint8array" });
}

export function styled(text: string, style: string): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
}

/** @param properties of its mark and numbering */
export function paragraph(runs: string, properties = ""): string {
  return `<w:p><w:pPr>${properties}</w:pPr>${runs}</w:p>`;
}

export function run(text: string, properties = ""): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
}
