/**
 * The XML files of an .ofd package, by the paths that they call each other by. Names of elements are compared without
 * their prefix, because writers use different namespaces.
 */
import { parseXml, type TreeElement } from "../dom.ts";
import { refuse } from "../extracted.ts";
import { unzipParts } from "../docx/unzip.ts";

export interface OfdFile {
  readonly path: string;
  readonly root: TreeElement;
}

export interface OfdPackage {
  /** A picture or the like, as `open`. */
  bytesAt(path: string): Uint8Array | null;
  /** The paths that `location`, as written in `from`, may mean, the likeliest first. */
  pathsFor(location: string, from: OfdFile): readonly string[];
  /** Whether it lists files that are locked. */
  readonly isEncrypted: boolean;
  /** Null if there is no such file. */
  open(path: string): OfdFile | null;
  /** The file that `location`, as written in `from`, means. */
  follow(location: string, from: OfdFile): OfdFile | null;
}

const main = /^OFD\.xml$/i;
const texts = /\.xml$/i;
/** All but fonts, which a picture of a page is drawn without. */
const textsAndPictures = /^(?!.*\.(?:ttf|ttc|otf)$)/i;
/** Neither is part of the format; entities could make a small file huge. */
const declaration = /<!(?:DOCTYPE|ENTITY)/i;

/**
 * @param withPictures whether `bytesAt` is to have pictures
 * @throws AppError `document.unreadable`
 */
export async function openPackage(
  name: string,
  bytes: Uint8Array,
  withPictures: boolean,
): Promise<OfdPackage> {
  const needed = withPictures ? textsAndPictures : texts;
  const parts = await unzipParts(name, bytes, { needed, main });
  const files = new Map([...parts].map(([path, part]) => [path.toLowerCase(), { path, part }]));
  const open = (path: string): OfdFile | null => {
    const file = files.get(path.toLowerCase());
    if (file === undefined) return null;
    const xml = decode(file.part);
    if (declaration.test(xml)) throw refuse("damaged", name);
    const root = parseXml(xml).documentElement;
    return root === null ? null : { path: file.path, root };
  };
  // Paths are relative to the file, absolute with a slash in front, or wrongly relative to the root.
  const pathsFor = (location: string, from: OfdFile) => {
    const written = location.trim().replaceAll("\\", "/");
    const folder = from.path.split("/").slice(0, -1).join("/");
    const candidates = written.startsWith("/")
      ? [written, `${folder}/${written}`]
      : [`${folder}/${written}`, written];
    return candidates.map(plain);
  };
  return {
    isEncrypted: [...files.keys()].some((path) => /encrypt/.test(path)),
    open,
    bytesAt: (path) => files.get(path.toLowerCase())?.part ?? null,
    pathsFor,
    follow: (location, from) =>
      pathsFor(location, from)
        .map(open)
        .find((file) => file !== null) ?? null,
  };
}

/** Without `.`, `..` and doubled slashes. */
function plain(path: string): string {
  const steps: string[] = [];
  for (const step of path.split("/"))
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  return steps.join("/");
}

const utf16Mark = /^\ufeff/;

/** XML is UTF-8 unless its first bytes or its declaration say otherwise. */
function decode(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 100)).toString("latin1");
  const stated = /^(?:\xef\xbb\xbf)?<\?xml[^>]*encoding=["']([\w-]+)/.exec(head)?.[1] ?? "utf-8";
  const encoding = head.startsWith("\xff\xfe")
    ? "utf-16le"
    : head.startsWith("\xfe\xff")
      ? "utf-16be"
      : /^gb/i.test(stated)
        ? "gb18030"
        : "utf-8";
  return new TextDecoder(encoding).decode(bytes).replace(utf16Mark, "");
}

export function localName({ tagName }: TreeElement): string {
  return tagName.slice(tagName.indexOf(":") + 1);
}

export function childrenOf(element: TreeElement, name: string): TreeElement[] {
  return [...element.children].filter((child) => localName(child) === name);
}

/** The first element along a path of names. */
export function at(element: TreeElement, ...names: readonly string[]): TreeElement | null {
  let found: TreeElement | null = element;
  for (const name of names) found = found === null ? null : (childrenOf(found, name)[0] ?? null);
  return found;
}

export function textAt(element: TreeElement, ...names: readonly string[]): string | null {
  const text = at(element, ...names)?.textContent?.trim() ?? "";
  return text === "" ? null : text;
}

/** The numbers of an attribute or text, `0 0 210 297`; what is none is left out. */
export function numbersIn(written: string | null): number[] {
  return (written ?? "")
    .split(/[\s,]+/)
    .filter((part) => part !== "")
    .map(Number)
    .filter(Number.isFinite);
}
