/**
 * A file that was read, and the documents that are there, in; the document it would become out: its file, its text,
 * its passages, and those that say the same already.
 */
import type { DocumentFields } from "../core/document-desk.ts";
import type { DocumentId, Passage, SourceDocument } from "../core/domain.ts";
import { nameDocuments } from "../corpus/document-ids.ts";
import { parseDocument } from "../corpus/parse-document.ts";
import type { Corpus } from "../corpus/read.ts";
import { splitDocument } from "../corpus/split.ts";
import { versionedFile, versionsFolder } from "../corpus/versions.ts";
import type { PlaceFinder } from "../places/find-main.ts";
import { composeDocument, fileNameFor } from "./compose.ts";
import { type Duplicate, findDuplicates } from "./duplicates.ts";

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
