/** What files are by their names: documents, documents in another program's form, and what systems and editors leave. */
import path from "node:path";

/** Hidden files, drafts, and leftovers of editors and systems: `.a.swp`, `._a`, `~$a`. */
const passedOver = /^[._~]/;
/** Leftovers that are not hidden, and the folder that a Mac adds to archives. */
const leftOver = /^(?:\..*|~.*|#.*#|.*~|Thumbs\.db|desktop\.ini|__MACOSX)$/i;
const documentName = /^(?!README).*\.(?:md|txt)$/is;
/** Those that `npm run add` reads, or says why it cannot. */
const foreignName =
  /\.(?:docx?|wps|wpt|rtf|odt|ofd|pdf|html?|mht|mhtml|xlsx?|et|csv|tsv|zip|jpe?g|png|webp|heic|tiff?|bmp)$/i;

/** Whether neither it nor what lies in it is a document. */
export function isPassedOver(base: string): boolean {
  return passedOver.test(base);
}

export function isDocument(base: string): boolean {
  return documentName.test(base);
}

/** Whether it may become a document. */
export function isForeign(base: string): boolean {
  return foreignName.test(base);
}

/** Whether a file of this name is read, or reported as not read, wherever it lies in the folder. */
export function isDocumentName(name: string): boolean {
  const base = path.basename(name);
  return !isPassedOver(base) && (isDocument(base) || isForeign(base));
}

/** Whether one of the parts of the path is what a system, an editor or a program leaves, which nobody misses. */
export function isLeftOver(name: string): boolean {
  return name.split(/[/\\]/).some((part) => leftOver.test(part));
}

const pageParts = /_files$|\.files$/i;

/**
 * Whether it is one of the pictures and frames that a browser saves beside a page: 五寨_files/640.webp beside 五寨.html.
 * @param name with `/` between its parts
 */
export function isPartOfPage(name: string, names: ReadonlySet<string>): boolean {
  const parts = name.split("/");
  return parts.slice(0, -1).some((part, index) => {
    const page = [...parts.slice(0, index), part.replace(pageParts, "")].join("/");
    return pageParts.test(part) && (names.has(`${page}.html`) || names.has(`${page}.htm`));
  });
}
