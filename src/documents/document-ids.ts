/**
 * Derives document ids from file names. Ids stay distinct in every spelling that people use, and depend on the names
 * alone, so a document's id does not change with the content of files.
 */
import { createHash } from "node:crypto";
import path from "node:path";
import type { DocumentId } from "../core/domain.ts";
import { hashtagOf } from "../core/passage-names.ts";
import { withoutInvisible } from "../language/printable.ts";

interface DocumentName {
  readonly id: DocumentId;
  /** The earlier file that owns the id which this file would otherwise have. */
  readonly sameAs: string | null;
}

/** UTF-16 units. Range 40 to 200; a longer id leaves too little room in a citation that is copied. */
const maxIdUtf16 = 100;
const hashHexLength = 8;

export function nameDocuments(files: readonly string[]): ReadonlyMap<string, DocumentName> {
  const owners = new Map<string, string>();
  const ownerOf = (keys: readonly string[]) =>
    keys.map((key) => owners.get(key)).find((owner) => owner !== undefined) ?? null;
  const names = new Map<string, DocumentName>();
  for (const file of files) {
    const own = ownIdOf(file);
    const keys = keysOf(own);
    const sameAs = ownerOf(keys);
    const id = sameAs === null ? own : otherIdOf(file, (each) => ownerOf(keysOf(each)) === null);
    for (const key of id === own ? keys : keysOf(id)) owners.set(key, file);
    names.set(file, { id: id as DocumentId, sameAs });
  }
  return names;
}

/** Whether a new file would get the id that its name says and leave the ids of the others unchanged. */
export function freeAmong(files: Iterable<string>): (file: string) => boolean {
  const names = nameDocuments([...files].toSorted());
  const owned = new Set([...names.values()].flatMap(({ id }) => keysOf(id)));
  return (file) => !keysOf(ownIdOf(file)).some((key) => owned.has(key));
}

function ownIdOf(file: string): string {
  const { dir, name } = path.posix.parse(file);
  return readable(path.posix.join(dir, name), file);
}

/** The id with the file's extension appended; if that is taken too, the id with a hash of the file's name. */
function otherIdOf(file: string, isFree: (id: string) => boolean): string {
  const own = ownIdOf(file);
  const withEnding = `${own}-${path.posix.extname(file).slice(1).toLowerCase()}`;
  return isFree(withEnding) ? withEnding : `${own}-${hashOf(file)}`;
}

function hashOf(file: string): string {
  return createHash("sha256").update(file).digest("hex").slice(0, hashHexLength);
}

/** Replaces square brackets and removes a leading `#`, of any width: texts mark ids with them. */
function readable(stem: string, file: string): string {
  const id = withoutInvisible(stem.normalize("NFC"))
    .replaceAll("/", "-")
    .replace(/[[\uff3b\ufe47]/g, "(")
    .replace(/[\]\uff3d\ufe48]/g, ")")
    .replace(/^[#\uff03\ufe5f\s]+/, "");
  if (id === "") return `document-${hashOf(file)}`;
  if (id.length <= maxIdUtf16) return id;
  return `${Array.from(id)
    .slice(0, maxIdUtf16 / 2)
    .join("")}-${hashOf(file)}`;
}

/** Two ids collide if their passages' hashtags do, as written or in another case or width. */
function keysOf(id: string): readonly string[] {
  const passage = `${id}-0`;
  const oneWidth = (text: string) => text.normalize("NFKC").toLowerCase();
  return [oneWidth(hashtagOf(passage)), hashtagOf(oneWidth(passage))];
}
