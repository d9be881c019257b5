/**
 * A file that was read, and the documents that are there, in; the document it would become out: its file, its text,
 * its passages, and those that say the same already.
 */
import { parseDocument } from "../corpus/parse-document.ts";
import type { Corpus } from "../corpus/read.ts";
import { splitDocument } from "../corpus/split.ts";
import { versionedFile } from "../corpus/versions.ts";
import type { DocumentFields } from "../document-desk.ts";
import type { DocumentId, Passage, SourceDocument } from "../domain.ts";
import type { PlaceFinder } from "../text/places/find-main.ts";
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

export function presentIn({ documents, earlier }: Corpus, places: PlaceFinder): Present {
  const versioned = [...earlier.values()].flatMap(([first]) => first?.file ?? []);
  const taken = new Set([...documents.map(({ file }) => file), ...versioned.map(versionedFile)]);
  return { documents, taken, places };
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
  const named = { id: file.replace(/\.[^.]*$/, "") as DocumentId, file, text };
  const { document } = parseDocument(named, present.places);
  const others = present.documents.filter((other) => other.file !== replaced);
  const duplicates = findDuplicates(body, others);
  return { fields, file, text, document, passages: splitDocument(document), duplicates };
}
