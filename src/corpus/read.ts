/**
 * A seeds folder in; its documents, the files that are left out, and remarks on others, out.
 * One bad file never keeps the others from being read. Each is named in one line.
 */
import type { SourceDocument } from "../domain.ts";
import type { AppError } from "../errors.ts";
import type { PlaceFinder } from "../text/places/find-main.ts";
import { escapeInvisible } from "../text/printable.ts";
import { nameDocuments } from "./document-ids.ts";
import { listSeedFiles } from "./list-files.ts";
import { parseDocument } from "./parse-document.ts";
import { readSeedText } from "./seed-file.ts";
import { refused } from "./unreadable.ts";

export interface Corpus {
  readonly documents: readonly SourceDocument[];
  /** Why a file or folder is left out. */
  readonly problems: readonly AppError[];
  /** What in a file that is served is not as its author will have meant it. */
  readonly remarks: readonly string[];
}

/** @throws AppError `corpus.unreadable` when the folder itself cannot be listed. */
export async function readCorpus(seedsDir: string, places: PlaceFinder): Promise<Corpus> {
  const { files, problems: unlisted } = await listSeedFiles(seedsDir);
  const documents: SourceDocument[] = [];
  const problems = [...unlisted];
  const remarks: string[] = [];
  for (const [file, { id, sameAs }] of nameDocuments(files)) {
    try {
      const text = readSeedText(seedsDir, file);
      const { document, flaws } = parseDocument({ id, file, text }, places);
      documents.push(document);
      const all = [...(sameAs === null ? [] : [takenId(id, sameAs)]), ...flaws];
      if (all.length > 0) remarks.push(remarkOn(file, all));
    } catch (error) {
      problems.push(refused(file, error));
    }
  }
  return { documents, problems, remarks };
}

function takenId(id: string, sameAs: string): string {
  return `its id would be that of ${escapeInvisible(sameAs)}, and is "${id}" instead`;
}

function remarkOn(file: string, flaws: readonly string[]): string {
  return `${escapeInvisible(file)}: ${flaws.join("; ")}. It is served all the same; correct it and index again.`;
}
