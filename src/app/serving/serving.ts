/** What a bot answers from, kept up to its documents while it runs: those of its folders, or those of a database. */
import type { Config } from "../../core/config.ts";
import type { CaseLibrary } from "../../core/library.ts";
import type { Log } from "../../core/log.ts";
import type { Meter } from "../../core/meter.ts";
import type { InTurn } from "../../documents/keeper.ts";
import type { SeedFolders } from "../../documents/seed-folders.ts";
import type { FolderWatch } from "../../documents/watch-folder.ts";
import type { PassageStore } from "../../index/passage-store.ts";
import type { PlaceFinder } from "../../places/place-finder.ts";
import type { ShownDocuments } from "../document-desk.ts";
import type { PrepareOptions } from "../open-library.ts";
import type { Refresher } from "../refresher.ts";

export interface Serving {
  readonly library: CaseLibrary;
  readonly places: PlaceFinder;
  readonly folders: SeedFolders;
  /** For all changes in the folders, where other processes have a part in them. */
  readonly inTurn?: InTurn;
  readonly refresher: Refresher;
  /** What answers use now. */
  shown(): ShownDocuments;
  store(): PassageStore;
  /** Follows changes of the documents until it is closed. @param onShown called when answers use others */
  watch(log: Log, onShown: () => void): Promise<FolderWatch>;
  close(): Promise<void>;
}

export interface ServingOptions extends PrepareOptions {
  readonly config: Config;
  readonly meter: Meter;
  readonly report: (line: string) => void;
}
