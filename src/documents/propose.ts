/**
 * Proposes the document that a text would become: its file name, its text with front matter, its passages, and the
 * documents that already say the same.
 */
import { dump } from "js-yaml";
import { pinyin } from "pinyin-pro";
import type { DocumentFields } from "../core/document-desk.ts";
import type { DocumentId, Passage, Place, SourceDocument } from "../core/domain.ts";
import { comparableText, resemblance, shinglesOf } from "../language/shared-words.ts";
import type { PlaceFinder } from "../places/place-finder.ts";
import { freeAmong, nameDocuments } from "./document-ids.ts";
import { parseDocument } from "./parse-document.ts";
import type { Corpus } from "./read-corpus.ts";
import { splitDocument } from "./split.ts";
import { versionedFile, versionsFolder } from "./versions.ts";

export interface Proposal {
  readonly fields: DocumentFields;
  /** Path below the seeds folder. */
  readonly file: string;
  /** The file's whole content. */
  readonly text: string;
  readonly document: SourceDocument;
  readonly passages: readonly Passage[];
  /** Among the other documents, most alike first. */
  readonly duplicates: readonly Duplicate[];
}

export interface Present {
  readonly documents: readonly SourceDocument[];
  /** File names in use, those of withdrawn documents included. */
  readonly taken: ReadonlySet<string>;
  readonly places: PlaceFinder;
}

export function presentIn({ documents, earlier, problems }: Corpus, places: PlaceFinder): Present {
  const versioned = [...earlier.values()].flatMap(([first]) => first?.file ?? []);
  // A file that cannot be read still occupies its name.
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

/** The id that indexing will give the file: ids that would collide differ by an extension or a hash. */
function idAmong(file: string, taken: ReadonlySet<string>): DocumentId {
  const id = nameDocuments([...new Set([...taken, file])].toSorted()).get(file)?.id;
  if (id === undefined) throw new Error(`${file} has no id among the documents.`);
  return id;
}

/** @param replaced the file whose text is replaced; null for a new document */
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

/** The body is unchanged but for white space around it. */
export function composeDocument(fields: DocumentFields, body: string): string {
  const { title, place, issuer, number, source, authors, date, url, recognised } = fields;
  const { pageOpenings } = fields;
  const matter = {
    ...(title !== null && { title }),
    ...(place !== null && placeFields(place)),
    ...(issuer !== null && { issuer }),
    ...(number !== null && { number }),
    ...(source !== null && { source }),
    ...(authors.length > 0 && { authors: [...authors] }),
    ...(date !== null && { date }),
    ...(url !== null && { url }),
    ...(recognised !== null && { recognised }),
    ...(pageOpenings !== undefined && { pages: [...pageOpenings] }),
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

/** Keeps file names short enough to quote. */
const maxStemUtf16 = 24;

/**
 * A short name, since people quote it: `hequ.md`, or `hequ-2023.md` where that is taken, then `hequ-2023-2.md`.
 * @param taken file names in use, also of withdrawn documents: citations of those must not lead to this one
 */
export function fileNameFor(
  { place, title, date }: DocumentFields,
  taken: ReadonlySet<string>,
): string {
  const stem = placeStem(place) ?? latinStem(title ?? "") ?? "document";
  const year = date?.slice(0, 4);
  const dated = year === undefined ? stem : `${stem}-${year}`;
  // An existing `hequ.txt` has the id `hequ` too.
  const isFreeFile = freeAmong(taken);
  const isFree = (name: string) => isFreeFile(`${name}.md`);
  const free = [stem, dated].find(isFree);
  if (free !== undefined) return `${free}.md`;
  let number = 2;
  while (!isFree(`${dated}-${number}`)) number += 1;
  return `${dated}-${number}.md`;
}

/** The place's first alias in Latin letters, else the pinyin of its name. */
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

export interface Duplicate {
  readonly document: SourceDocument;
  /** Jaccard similarity of the shingles, 0 to 1; 1 for the same words. */
  readonly resemblance: number;
}

/**
 * From here on two texts are copies or revisions of one. Documents of different places on one subject share less than
 * a tenth of their shingles, versions of one document more than half.
 */
const duplicateFrom = 0.5;

/** The documents that are alike enough, most alike first. */
export function findDuplicates(
  body: string,
  documents: readonly SourceDocument[],
): readonly Duplicate[] {
  const text = comparableText(body);
  const shingles = shinglesOf(text);
  return documents
    .map((document) => {
      const other = comparableText(document.text.slice(document.bodyStartUtf16));
      return { document, resemblance: other === text ? 1 : likenessTo(shingles, other) };
    })
    .filter((each) => each.resemblance >= duplicateFrom)
    .toSorted((a, b) => b.resemblance - a.resemblance);
}

/** A much shorter text cannot reach `duplicateFrom`, so its shingles are not compared. */
function likenessTo(shingles: ReadonlySet<string>, other: string): number {
  if (other.length < shingles.size * duplicateFrom) return 0;
  return resemblance(shingles, shinglesOf(other));
}
