/**
 * The folders of documents in; their documents out, and a line on the stream for each file that is not as it should be.
 */
import { AppError } from "../core/errors.ts";
import type { ParsedTexts } from "../documents/parsed-texts.ts";
import { type Corpus, readCorpus } from "../documents/read-corpus.ts";
import type { SeedFolders } from "../documents/seed-folders.ts";
import type { PlaceFinder } from "../places/find-main.ts";

export interface ReadingMeans {
  readonly places: PlaceFinder;
  /** Those that were read before, where they are read again and again. */
  readonly texts?: ParsedTexts;
  readonly report: (line: string) => void;
}

/** @throws AppError `corpus.unreadable` or `corpus.empty`: a bot that knows nothing would look as if it worked. */
export async function readDocuments(
  folders: SeedFolders,
  { places, texts, report }: ReadingMeans,
): Promise<Corpus> {
  const corpus = await readCorpus(folders, places, texts);
  const lines = [...corpus.problems.map(({ message }) => message), ...corpus.remarks];
  for (const line of lines) report(line);
  if (corpus.documents.length > 0) return corpus;
  const { seedsDir } = folders;
  const found =
    corpus.problems.length === 0
      ? "has no .md or .txt file"
      : "has no file that can be used (see above)";
  throw new AppError(
    "corpus.empty",
    `The seeds folder ${seedsDir} ${found}. Put documents there, or set SEEDS_DIR or --seeds to a folder that has some.`,
    { seedsDir },
  );
}
