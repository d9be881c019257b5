/**
 * The names of a corpus' files in, in order; the id of each out: distinct for everybody who writes them,
 * and of the names alone, so that a file's id does not change with what stands in the files.
 */
import { createHash } from "node:crypto";
import path from "node:path";
import type { DocumentId } from "../domain.ts";
import { hashtagOf } from "../text/passage-names.ts";
import { withoutInvisible } from "../text/printable.ts";

export interface DocumentName {
  readonly id: DocumentId;
  /** The file that already has the id which this one would have. */
  readonly sameAs: string | null;
}

/** Range 40 to 200. A longer id leaves no room beside it in a citation that is copied. */
const maxIdUtf16 = 100;
const hashHexLength = 8;

export function nameDocuments(files: readonly string[]): ReadonlyMap<string, DocumentName> {
  const owners = new Map<string, string>();
  const ownerOf = (id: string) => keysOf(id).flatMap((key) => owners.get(key) ?? [])[0] ?? null;
  const names = new Map<string, DocumentName>();
  for (const file of files) {
    const [own, withEnding, withHash] = idsFor(file);
    const sameAs = ownerOf(own);
    const id = [own, withEnding].find((each) => ownerOf(each) === null) ?? withHash;
    for (const key of keysOf(id)) owners.set(key, file);
    names.set(file, { id: id as DocumentId, sameAs });
  }
  return names;
}

/** Whether a new file of a name would have the id that the name says, and leave those of the others as they are. */
export function freeAmong(files: Iterable<string>): (file: string) => boolean {
  const names = nameDocuments([...files].toSorted());
  const owned = new Set([...names.values()].flatMap(({ id }) => keysOf(id)));
  return (file) => !keysOf(idsFor(file)[0]).some((key) => owned.has(key));
}

/** The name itself; with its ending; with a hash that no other file of the folder has. */
function idsFor(file: string): readonly [string, string, string] {
  const { dir, name, ext } = path.posix.parse(file);
  const hash = createHash("sha256").update(file).digest("hex").slice(0, hashHexLength);
  const id = readable(path.posix.join(dir, name), hash);
  return [id, `${id}-${ext.slice(1).toLowerCase()}`, `${id}-${hash}`];
}

/** Square brackets stand around ids in texts, and a # before them, of any width. */
function readable(stem: string, hash: string): string {
  const id = withoutInvisible(stem.normalize("NFC"))
    .replaceAll("/", "-")
    .replace(/[[\uff3b\ufe47]/g, "(")
    .replace(/[\]\uff3d\ufe48]/g, ")")
    .replace(/^[#\uff03\ufe5f\s]+/, "");
  if (id === "") return `document-${hash}`;
  if (id.length <= maxIdUtf16) return id;
  return `${Array.from(id)
    .slice(0, maxIdUtf16 / 2)
    .join("")}-${hash}`;
}

/** Two ids are one where their passages' hashtags are, as written or in other case and width. */
function keysOf(id: string): readonly string[] {
  const passage = `${id}-0`;
  const oneWidth = (text: string) => text.normalize("NFKC").toLowerCase();
  return [oneWidth(hashtagOf(passage)), hashtagOf(oneWidth(passage))];
}
