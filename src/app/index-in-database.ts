/** Brings the index in PostgreSQL up to the shared documents, for commands. */
import type { Config } from "../core/config.ts";
import type { DatabaseAddress } from "../core/database-address.ts";
import type { CaseLibrary } from "../core/library.ts";
import type { Corpus } from "../documents/read-corpus.ts";
import { connectIndex, openNewest } from "./open-from-database.ts";
import type { PrepareOptions } from "./open-library.ts";
import { createBuildProgress } from "./prepare-index.ts";
import { connectDocuments } from "./shared-documents.ts";
import { openSharedIndex } from "./shared-index.ts";

interface Indexed {
  readonly corpus: Corpus;
  readonly library: CaseLibrary;
}

/** @throws AppError as `prepare`, or the database's own */
export async function indexInDatabase(
  address: DatabaseAddress,
  options: PrepareOptions & { readonly config: Config },
): Promise<Indexed> {
  const { config, stderr, onProblem: report = (line) => void stderr.write(`${line}\n`) } = options;
  const documents = await connectDocuments(address, { ...config, report });
  try {
    const connected = await connectIndex(address, options);
    try {
      const index = openSharedIndex(connected, { documents, indexDir: config.indexDir, report });
      const progress = createBuildProgress(stderr);
      try {
        await index.bringUpToDate((each) => progress.report(each));
        const corpus = await index.readDocuments();
        return { corpus, library: (await openNewest(connected, options)).library };
      } finally {
        progress.end();
        await index.close();
      }
    } finally {
      await connected.close();
    }
  } finally {
    await documents.close();
  }
}
