/** The pages of an .ofd file: their text objects and pictures, and those of the templates below them. */
import type { TreeElement } from "../dom.ts";
import { maxPdfPages, refuse } from "../extracted.ts";
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

/** Lengths in points. */
export interface OfdPage extends Drawn {
  readonly width: number;
  readonly height: number;
  /** Null where its file is not in the package. */
  pictureOf(id: string): Uint8Array | null;
}

export interface OfdPages {
  readonly title: string | null;
  readonly author: string | null;
  readonly pages: readonly OfdPage[];
}

/** A4, in millimetres. */
const usualSize = { width: 210, height: 297 } as const;

/**
 * @param withPictures whether `pictureOf` is to have them
 * @throws AppError `document.unreadable`
 */
export async function openOfd(
  name: string,
  bytes: Uint8Array,
  withPictures: boolean,
): Promise<OfdPages> {
  const ofd = await openPackage(name, bytes, withPictures);
  const main = ofd.open("OFD.xml");
  const bodies = main === null ? [] : childrenOf(main.root, "DocBody");
  const pages: OfdPage[] = [];
  for (const body of bodies) {
    const document = main === null ? null : ofd.follow(textAt(body, "DocRoot") ?? "", main);
    if (document === null) throw refuse(ofd.isEncrypted ? "encrypted" : "damaged", name);
    const found = at(document.root, "Pages");
    const shared = resourcesOf(ofd, document, at(document.root, "CommonData"));
    for (const entry of found === null ? [] : childrenOf(found, "Page")) {
      if (pages.length === maxPdfPages) throw refuse("too-many-pages", name);
      pages.push(readPage({ ofd, document, shared }, entry));
    }
  }
  if (pages.length === 0) throw refuse("damaged", name);
  const stated = (field: string) =>
    bodies.map((body) => textAt(body, "DocInfo", field)).find((each) => each !== null) ?? null;
  return { title: stated("Title"), author: stated("Author"), pages };
}

interface OfdDocument {
  readonly ofd: OfdPackage;
  readonly document: OfdFile;
  /** The lists of what its pages refer to. */
  readonly shared: readonly OfdFile[];
}

function readPage({ ofd, document, shared }: OfdDocument, entry: TreeElement): OfdPage {
  const page = ofd.follow(entry.getAttribute("BaseLoc") ?? "", document);
  const common = at(document.root, "CommonData");
  const templates = common === null ? [] : childrenOf(common, "TemplatePage");
  const drawn: Drawn = { pieces: [], rules: [], pictures: [] };
  const resources = [...shared, ...(page === null ? [] : resourcesOf(ofd, page, page.root))];
  const params = drawParamsIn(resources);
  for (const used of page === null ? [] : childrenOf(page.root, "Template")) {
    const id = used.getAttribute("TemplateID");
    const template = templates.find((each) => each.getAttribute("ID") === id);
    const location = template?.getAttribute("BaseLoc") ?? null;
    draw(location === null ? null : ofd.follow(location, document), params, drawn);
  }
  draw(page, params, drawn);
  const area = [page === null ? null : at(page.root, "Area"), common && at(common, "PageArea")];
  const [, , width = usualSize.width, height = usualSize.height] =
    area
      .map((each) => numbersIn(each === null ? null : textAt(each, "PhysicalBox")))
      .find((box) => box.length === 4) ?? [];
  return {
    ...drawn,
    width: width * pointsPerMillimetre,
    height: height * pointsPerMillimetre,
    pictureOf: (id) => pictureIn(ofd, resources, id),
  };
}

function draw(page: OfdFile | null, params: DrawParams, drawn: Drawn): void {
  const content = page === null ? null : at(page.root, "Content");
  if (content !== null) drawObjects(content, params, drawn);
}

function resourcesOf(ofd: OfdPackage, file: OfdFile, owner: TreeElement | null): OfdFile[] {
  if (owner === null) return [];
  return ["PublicRes", "DocumentRes", "PageRes"].flatMap((name) =>
    childrenOf(owner, name).flatMap(({ textContent }) => ofd.follow(textContent ?? "", file) ?? []),
  );
}

/** The colours that are stated in resources, for objects to refer to. */
function drawParamsIn(resources: readonly OfdFile[]): Map<string, string> {
  const colours = new Map<string, string>();
  const bases = new Map<string, string>();
  const lists = resources.flatMap(({ root }) => at(root, "DrawParams") ?? []);
  for (const param of lists.flatMap((list) => childrenOf(list, "DrawParam"))) {
    const id = param.getAttribute("ID") ?? "";
    const colour = at(param, "FillColor")?.getAttribute("Value") ?? null;
    const base = param.getAttribute("Relative");
    if (colour !== null) colours.set(id, colour);
    else if (base !== null) bases.set(id, base);
  }
  for (const [id, base] of bases) {
    const colour = colours.get(base);
    if (colour !== undefined) colours.set(id, colour);
  }
  return colours;
}

/** The file of a picture lies in the folder that its list of resources names. */
function pictureIn(ofd: OfdPackage, resources: readonly OfdFile[], id: string): Uint8Array | null {
  for (const file of resources) {
    const list = at(file.root, "MultiMedias");
    const found = (list === null ? [] : childrenOf(list, "MultiMedia")).find(
      (each) => each.getAttribute("ID") === id,
    );
    const location = found === undefined ? null : textAt(found, "MediaFile");
    if (location === null) continue;
    const folder = file.root.getAttribute("BaseLoc") ?? "";
    for (const path of [`${folder}/${location}`, location].flatMap((each) =>
      ofd.pathsFor(each, file),
    )) {
      const bytes = ofd.bytesAt(path);
      if (bytes !== null) return bytes;
    }
  }
  return null;
}
