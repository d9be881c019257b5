/** Serves the documents of folders, over an index of this process. */
import { prepare, type Prepared } from "../open-library.ts";
import { createRefresher, watchDocuments } from "../refresher.ts";
import type { Serving, ServingOptions } from "./serving.ts";

/** @throws AppError as `prepare` */
export async function serveFolders(options: ServingOptions): Promise<Serving> {
  const { seedsDir, addedDir } = options.config;
  const folders = { seedsDir, addedDir };
  const prepared = await prepare(options);
  const editions = followEditions(prepared);
  return {
    ...editions,
    library: prepared.library,
    places: prepared.places,
    folders,
    watch(log, onShown) {
      editions.onShown(onShown);
      return watchDocuments(folders, editions.refresher, log);
    },
    close: () => prepared.close(),
  };
}

interface FollowedEditions extends Pick<Serving, "refresher" | "shown" | "store"> {
  /** Sets what is called when another edition is shown. */
  onShown(listener: () => void): void;
}

export function followEditions(prepared: Prepared): FollowedEditions {
  let { corpus, store } = prepared;
  let listener = (): void => undefined;
  return {
    refresher: createRefresher(async (onProgress) => {
      const edition = await prepared.refresh(onProgress);
      if (edition === null) return;
      ({ corpus, store } = edition);
      listener();
    }),
    store: () => store,
    shown: () => ({
      documents: store.documents.map(({ meta }) => meta),
      earlier: () => Promise.resolve(corpus.earlier),
      corpus: () => Promise.resolve(corpus),
    }),
    onShown: (next) => void (listener = next),
  };
}
