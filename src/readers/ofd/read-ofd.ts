/**
 * Reads an .ofd file (GB/T 33190), the fixed-layout format of Chinese offices: the text objects of its pages and of
 * their templates, through the same lines and paragraphs as a PDF. Annotations, seals, signatures and former versions
 * are not text of the document.
 */
import type { TreeElement } from "../dom.ts";
import { type Extracted, maxPdfPages, refuse } from "../extracted.ts";
import type { Page } from "../pages/page.ts";
import { type PagedFile, readPages } from "../pages/read-pages.ts";
import { type Drawn, type DrawParams, drawObjects, pointsPerMillimetre } from "./objects.ts";
import {
  at,
  childrenOf,
  numbersIn,
  type OfdFile,
  type OfdPackage,
  openPackage,
  textAt,
} from "./package.ts";

/** A4, in millimetres. */
const usualHeight = 297;

/** @throws AppError `document.unreadable` */
export async function readOfd(name: string, bytes: Uint8Array): Promise<Extracted> {
  return readPages(name, await pagesOf(name, bytes));
}

/** @throws AppError `document.unreadable` */
export async function pagesOf(name: string, bytes: Uint8Array): Promise<PagedFile> {
  const ofd = await openPackage(name, bytes);
  const main = ofd.open("OFD.xml");
  const bodies = main === null ? [] : childrenOf(main.root, "DocBody");
  const pages: Page[] = [];
  for (const body of bodies) {
    const document = main === null ? null : ofd.follow(textAt(body, "DocRoot") ?? "", main);
    if (document === null) throw refuse(ofd.isEncrypted ? "encrypted" : "damaged", name);
    const found = at(document.root, "Pages");
    for (const entry of found === null ? [] : childrenOf(found, "Page")) {
      if (pages.length === maxPdfPages) throw refuse("too-many-pages", name);
      pages.push(readPage(ofd, document, entry, pages.length + 1));
    }
  }
  if (pages.length === 0) throw refuse("damaged", name);
  const stated = (field: string) =>
    bodies.map((body) => textAt(body, "DocInfo", field)).find((each) => each !== null) ?? null;
  return { title: stated("Title"), author: stated("Author"), pages };
}

function readPage(ofd: OfdPackage, document: OfdFile, entry: TreeElement, number: number): Page {
  const page = ofd.follow(entry.getAttribute("BaseLoc") ?? "", document);
  const common = at(document.root, "CommonData");
  const templates = common === null ? [] : childrenOf(common, "TemplatePage");
  const drawn: Drawn = { pieces: [], rules: [] };
  const params = new Map([
    ...drawParamsOf(ofd, document, common),
    ...(page === null ? [] : drawParamsOf(ofd, page, page.root)),
  ]);
  for (const used of page === null ? [] : childrenOf(page.root, "Template")) {
    const id = used.getAttribute("TemplateID");
    const template = templates.find((each) => each.getAttribute("ID") === id);
    const location = template?.getAttribute("BaseLoc") ?? null;
    draw(location === null ? null : ofd.follow(location, document), params, drawn);
  }
  draw(page, params, drawn);
  const area = [page === null ? null : at(page.root, "Area"), common && at(common, "PageArea")];
  const [, , , height = usualHeight] =
    area
      .map((each) => numbersIn(each === null ? null : textAt(each, "PhysicalBox")))
      .find((box) => box.length === 4) ?? [];
  return { number, height: height * pointsPerMillimetre, ...drawn };
}

function draw(page: OfdFile | null, params: DrawParams, drawn: Drawn): void {
  const content = page === null ? null : at(page.root, "Content");
  if (content !== null) drawObjects(content, params, drawn);
}

/** The colours that are stated in resources, for objects to refer to. */
function drawParamsOf(
  ofd: OfdPackage,
  file: OfdFile,
  owner: TreeElement | null,
): Map<string, string> {
  const colours = new Map<string, string>();
  const bases = new Map<string, string>();
  for (const name of ["PublicRes", "DocumentRes", "PageRes"])
    for (const location of owner === null ? [] : childrenOf(owner, name)) {
      const resources = ofd.follow(location.textContent ?? "", file);
      const list = resources === null ? null : at(resources.root, "DrawParams");
      for (const param of list === null ? [] : childrenOf(list, "DrawParam")) {
        const id = param.getAttribute("ID") ?? "";
        const colour = at(param, "FillColor")?.getAttribute("Value") ?? null;
        const base = param.getAttribute("Relative");
        if (colour !== null) colours.set(id, colour);
        else if (base !== null) bases.set(id, base);
      }
    }
  for (const [id, base] of bases) {
    const colour = colours.get(base);
    if (colour !== undefined) colours.set(id, colour);
  }
  return colours;
}
