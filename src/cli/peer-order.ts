/**
 * What `npm run bench:peers` tells each of the processes that it starts.
 */
import type { PeerName } from "../bench/peers/kinds.ts";
import type { Config } from "../core/config.ts";
import type { SeedFolders } from "../documents/seed-folders.ts";

/** This program, beside what others would use instead. */
export const ownName = "own";

export interface PeerOrder {
  readonly name: PeerName | typeof ownName;
  /** Holds the passages and their vectors. */
  readonly folder: string;
  readonly questions: readonly string[];
  readonly folders: SeedFolders & Pick<Config, "indexDir">;
  readonly model: { readonly dir: string; readonly sha256: string };
}
