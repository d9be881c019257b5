/**
 * Temporary folders of documents and an index for a benchmark, and the library that the bot opens on such folders. The
 * original documents are only read.
 */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { prepare, type Prepared } from "../../app/open-library.ts";
import { loadConfig } from "../../core/config.ts";
import type { SourceDocument } from "../../core/domain.ts";
import type { PeerOrder } from "../peers/peer-score.ts";

export interface OwnFolders {
  readonly seedsDir: string;
  readonly indexDir: string;
}

type Written = Pick<SourceDocument, "file" | "text">;

/** The seeds folder holds the given documents only. `folder`, which holds both, is removed when `use` has ended. */
export async function withOwnFolders<T>(
  documents: readonly Written[],
  use: (folders: OwnFolders, folder: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), "bench-"));
  try {
    const seedsDir = path.join(folder, "seeds");
    await writeDocuments(seedsDir, documents);
    return await use({ seedsDir, indexDir: path.join(folder, "index") }, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export async function writeDocuments(
  seedsDir: string,
  documents: readonly Written[],
): Promise<void> {
  for (const { file, text } of documents) {
    const target = path.join(seedsDir, file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, text);
  }
}

/** Opens the folders as the bot does, without its messages. */
export function openFolders(
  folders: PeerOrder["folders"],
  { dir }: Pick<PeerOrder["model"], "dir">,
): Promise<Prepared> {
  const { hubEndpoint } = loadConfig();
  return prepare({
    config: { ...folders, modelDir: dir, hubEndpoint },
    modelCacheDir: path.dirname(dir),
    stderr: { write: () => true },
    onUnverified: () => undefined,
    indexMustBeSaved: true,
  });
}
