/**
 * A file that was read, and the documents that are there, in; the document it would become out: its file, its text,
 * its passages, and those that say the same already.
 *
 * What is known of a document, and its text, in; the file to keep it as out: a name, and front matter above the text.
 */
import { dump } from "js-yaml";
import { pinyin } from "pinyin-pro";
import type { DocumentFields } from "../core/document-desk.ts";
import type { DocumentId, Passage, Place, SourceDocument } from "../core/domain.ts";
import type { PlaceFinder } from "../places/find-main.ts";
import { freeAmong, nameDocuments } from "./document-ids.ts";
import { type Duplicate, findDuplicates } from "./duplicates.ts";
import { parseDocument } from "./parse-document.ts";
import type { Corpus } from "./read-corpus.ts";
import { splitDocument } from "./split.ts";
import { versionedFile, versionsFolder } from "./versions.ts";

export interface Proposal {
  readonly fields: DocumentFields;
  /** Its name below the seeds folder. */
  readonly file: string;
  /** All that is written there. */
  readonly text: string;
  readonly document: SourceDocument;
  readonly passages: readonly Passage[];
  /** Among the other documents; the most alike first. */
  readonly duplicates: readonly Duplicate[];
}

export interface Present {
  readonly documents: readonly SourceDocument[];
  /** Names of files that are not free, those of withdrawn documents among them. */
  readonly taken: ReadonlySet<string>;
  readonly places: PlaceFinder;
}

export function presentIn({ documents, earlier, problems }: Corpus, places: PlaceFinder): Present {
  const versioned = [...earlier.values()].flatMap(([first]) => first?.file ?? []);
  // What cannot be read as it is now lies there all the same.
  const unread = problems.flatMap(({ details: { file } }) =>
    typeof file === "string" && isOwnName(file) ? file : [],
  );
  const files = documents.map(({ file }) => file);
  const taken = new Set([...files, ...versioned.map(versionedFile), ...unread]);
  return { documents, taken, places };
}

function isOwnName(file: string): boolean {
  return /\.(?:md|txt)$/i.test(file) && !file.startsWith(`${versionsFolder}/`);
}

/** As it will be read: of names that are much alike, one has the other's ending or a hash in its id. */
function idAmong(file: string, taken: ReadonlySet<string>): DocumentId {
  const id = nameDocuments([...new Set([...taken, file])].toSorted()).get(file)?.id;
  if (id === undefined) throw new Error(`${file} has no id among the documents.`);
  return id;
}

/** @param replaced the file whose text it takes the place of; null for a document of its own */
export function propose(
  fields: DocumentFields,
  body: string,
  present: Present,
  replaced: string | null = null,
): Proposal {
  const file = replaced ?? fileNameFor(fields, present.taken);
  const text = composeDocument(fields, body);
  const id = idAmong(file, present.taken);
  const { document } = parseDocument({ id, file, text }, present.places);
  const others = present.documents.filter((other) => other.file !== replaced);
  const duplicates = findDuplicates(body, others);
  return { fields, file, text, document, passages: splitDocument(document), duplicates };
}

/** The text stands in it as it was given, but for white space around it. */
export function composeDocument(fields: DocumentFields, body: string): string {
  const { title, place, source, authors, date } = fields;
  const matter = {
    ...(title !== null && { title }),
    ...(place !== null && placeFields(place)),
    ...(source !== null && { source }),
    ...(authors.length > 0 && { authors: [...authors] }),
    ...(date !== null && { date }),
  };
  const lines =
    Object.keys(matter).length === 0 ? "" : dump(matter, { lineWidth: -1, flowLevel: 1 });
  return `---\n${lines}---\n\n${body.trim()}\n`;
}

function placeFields({ name, level, city, province, code, aliases }: Place) {
  return {
    place: name,
    level,
    ...(city !== null && { city }),
    ...(province !== null && { province }),
    ...(code !== null && { code }),
    ...(aliases.length > 0 && { aliases: [...aliases] }),
  };
}

/** Titles of one office begin alike; their first words are no name for a file. */
const maxStemUtf16 = 24;

/**
 * Short, since people quote it: `hequ.md`, or `hequ-2023.md` where that is taken, then `hequ-2023-2.md`.
 * @param taken names of files, those of withdrawn documents too: citations of them are to stay theirs
 */
export function fileNameFor(
  { place, title, date }: DocumentFields,
  taken: ReadonlySet<string>,
): string {
  const stem = placeStem(place) ?? latinStem(title ?? "") ?? "document";
  const year = date?.slice(0, 4);
  const dated = year === undefined ? stem : `${stem}-${year}`;
  // An old `hequ.txt` is cited as `hequ`.
  const isFreeFile = freeAmong(taken);
  const isFree = (name: string) => isFreeFile(`${name}.md`);
  const free = [stem, dated].find(isFree);
  if (free !== undefined) return `${free}.md`;
  let number = 2;
  while (!isFree(`${dated}-${number}`)) number += 1;
  return `${dated}-${number}.md`;
}

/** As the place is spelt in short. */
function placeStem(place: Place | null): string | null {
  const spelt = place?.aliases.find((alias) => /^[a-z]+$/i.test(alias))?.toLowerCase();
  return spelt ?? latinStem(place?.name ?? "");
}

function latinStem(text: string): string | null {
  const spelt = pinyin(text.slice(0, maxStemUtf16), { toneType: "none", type: "array" }).join("");
  const stem = spelt
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, maxStemUtf16);
  return stem === "" ? null : stem;
}
