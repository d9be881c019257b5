/**
 * A copy of the project's documents that a test may change through the desk, and the library that answers from it,
 * with a copy of the real index, and the model. Closed and removed when the test has finished.
 */
import { inject, onTestFinished } from "vitest";
import { createDocumentDesk } from "../../src/app/document-desk.ts";
import { followEditions } from "../../src/app/serving/serve-folders.ts";
import type { DocumentDesk } from "../../src/core/document-desk.ts";
import type { Network } from "../../src/readers/link/public-request.ts";
import type { CaseLibrary } from "../../src/core/library.ts";
import { openLibrary, seedsDir as projectSeeds } from "./open-library.ts";
import { copyOf, temporaryFolder } from "./temporary-folder.ts";

export interface OpenedDesk {
  readonly desk: DocumentDesk;
  readonly library: CaseLibrary;
  readonly seedsDir: string;
}

/** @param network for addresses that are given */
export async function openDesk(network?: Network): Promise<OpenedDesk> {
  const seedsDir = copyOf(projectSeeds);
  const prepared = await openLibrary({ seedsDir, indexDir: copyOf(inject("indexDir")) });
  onTestFinished(() => prepared.close());
  const { refresher, shown } = followEditions(prepared);
  const desk = createDocumentDesk({
    folders: { seedsDir },
    places: prepared.places,
    refresher,
    shown,
    cacheDir: temporaryFolder(),
    ...(network !== undefined && { network }),
  });
  return { desk, library: prepared.library, seedsDir };
}
