/**
 * Reads all documents and their earlier texts, and reports the files left out and remarks on others. A bad file never
 * keeps the others from being read; each is reported in one line.
 */
import type { DocumentId, SourceDocument } from "../core/domain.ts";
import type { AppError } from "../core/errors.ts";
import { createYielder } from "../core/event-loop.ts";
import { escapeInvisible } from "../language/printable.ts";
import type { PlaceFinder } from "../places/place-finder.ts";
import { nameDocuments } from "./document-ids.ts";
import { createParsedTexts, type ParsedTexts } from "./parsed-texts.ts";
import { refused } from "./seed-file.ts";
import { listDocumentFiles, readDocumentText, type SeedFolders } from "./seed-folders.ts";
import { type EarlierTexts, listVersions } from "./versions.ts";

export interface Corpus {
  readonly documents: readonly SourceDocument[];
  /** Earlier texts, those of withdrawn documents included. */
  readonly earlier: EarlierTexts;
  /** Why files and folders were left out. */
  readonly problems: readonly AppError[];
  /** Flaws in files that are served all the same. */
  readonly remarks: readonly string[];
}

/**
 * @param texts the cache of parsed texts, for callers that read the corpus repeatedly
 * @throws AppError `corpus.unreadable` when a folder itself cannot be listed
 */
export async function readCorpus(
  folders: SeedFolders,
  places: PlaceFinder,
  texts: ParsedTexts = createParsedTexts(places),
): Promise<Corpus> {
  const { files, problems: unlisted } = await listDocumentFiles(folders);
  const versions = await listVersions(folders);
  const present = new Set(files);
  const documents: SourceDocument[] = [];
  const earlier = new Map<DocumentId, readonly SourceDocument[]>();
  const problems = [...unlisted];
  const remarks: string[] = [];
  const yieldToEventLoop = createYielder();
  const reading = texts.begin();
  // Withdrawn documents keep their ids, because citations use them.
  const names = nameDocuments([...new Set([...files, ...versions.keys()])].toSorted());
  for (const [file, { id, sameAs }] of names) {
    await yieldToEventLoop();
    try {
      const read = (name: string) => {
        const { text, flaws } = readDocumentText(folders, name);
        const parsed = reading.parse({ id, file: name, text });
        return { document: parsed.document, flaws: [...flaws, ...parsed.flaws] };
      };
      const versionTexts = (versions.get(file) ?? []).flatMap((name) => {
        try {
          return [read(name).document];
        } catch (error) {
          problems.push(refused(name, error));
          return [];
        }
      });
      if (versionTexts.length > 0) earlier.set(id, versionTexts);
      if (!present.has(file)) continue;
      const { document, flaws } = read(file);
      documents.push(document);
      const all = [...(sameAs === null ? [] : [takenId(id, sameAs)]), ...flaws];
      if (all.length > 0) remarks.push(remarkOn(file, all));
    } catch (error) {
      problems.push(refused(file, error));
    }
  }
  reading.end();
  return { documents, earlier, problems, remarks };
}

function takenId(id: string, sameAs: string): string {
  return `its id would be that of ${escapeInvisible(sameAs)}, and is "${id}" instead`;
}

function remarkOn(file: string, flaws: readonly string[]): string {
  return `${escapeInvisible(file)}: ${flaws.join("; ")}. It is served all the same; correct it and index again.`;
}
