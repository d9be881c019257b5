/**
 * Serves the documents of a database, over the index in it. Each newer generation is shown at once, whichever process has
 * written it.
 */
import type { DatabaseAddress } from "../../core/database-address.ts";
import { AppError, messageOf } from "../../core/errors.ts";
import { createInTurn } from "../../documents/keeper.ts";
import type { EmbedProgress } from "../../index/embed-texts.ts";
import { followGenerations } from "../../index/postgres/follow-generations.ts";
import { createLiveLibrary } from "../library/case-library.ts";
import { meterStore } from "../meter-store.ts";
import {
  type ConnectedIndex,
  connectIndex,
  type OpenedGeneration,
  openNewer,
  openNewest,
} from "../open-from-database.ts";
import { createBuildProgress } from "../prepare-index.ts";
import { createRefresher, warnOfSpoilt } from "../refresher.ts";
import { connectDocuments } from "../shared-documents.ts";
import { openSharedIndex, type SharedIndex } from "../shared-index.ts";
import type { Serving, ServingOptions } from "./serving.ts";

/** @throws AppError as `prepare`, or the database's own */
export async function serveDatabase(
  address: DatabaseAddress,
  options: ServingOptions,
): Promise<Serving> {
  const { config, report } = options;
  const opened: { close(): Promise<void> }[] = [];
  const keep = <Part extends { close(): Promise<void> }>(part: Part): Part => {
    opened.push(part);
    return part;
  };
  const close = async (): Promise<void> => {
    for (const each of opened.toReversed()) await each.close();
  };
  try {
    const documents = keep(await connectDocuments(address, { ...config, report }));
    const connected = keep(await connectIndex(address, options));
    const index = keep(
      openSharedIndex(connected, { documents, indexDir: config.indexDir, report }),
    );
    const bringUpToDate = meteredBuilds(index, options);
    const generations = await showGenerations(connected, options, bringUpToDate);
    const refresher = createRefresher(async (onProgress) => {
      await bringUpToDate(onProgress);
      await generations.showNewest();
    });
    return {
      library: generations.library,
      places: connected.means.places,
      folders: documents.folders,
      inTurn: documents.inTurn,
      refresher,
      store: () => generations.shown().store,
      shown() {
        const { store } = generations.shown();
        return {
          documents: store.documents.map(({ meta }) => meta),
          earlier: () => store.earlierTexts(),
          corpus: () => index.readDocuments(),
        };
      },
      async watch(log, onShown) {
        generations.onShown(onShown);
        await warnOfSpoilt(documents.folders, log);
        const onProblem = (error: unknown) =>
          log.warn("a newer index cannot be shown; it is tried again", { error: messageOf(error) });
        let isStopping = false;
        const following = followGenerations(connected.database, () =>
          generations.showNewest().catch(onProblem),
        );
        const looking = documents.watch(log, () =>
          refresher.refresh().catch((error: unknown) => {
            if (!isStopping) throw error;
          }),
        );
        return {
          async close() {
            isStopping = true;
            // Another process may be writing for hours what this one waits for.
            await index.close();
            await following.close();
            await looking.close();
          },
        };
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

type BringUpToDate = (onProgress?: (progress: EmbedProgress) => void) => Promise<void>;

function meteredBuilds(
  index: SharedIndex,
  { meter, stderr }: Pick<ServingOptions, "meter" | "stderr">,
): BringUpToDate {
  return async (onProgress) => {
    const progress = createBuildProgress(stderr);
    const beganMs = performance.now();
    try {
      const isBuilt = await index.bringUpToDate((each) => {
        progress.report(each);
        onProgress?.(each);
      });
      meter.set("reform_bot_index_current", 1);
      if (!isBuilt) return;
      meter.count("reform_bot_index_builds_total", { outcome: "built" });
      meter.time("reform_bot_index_build_duration_seconds", performance.now() - beganMs);
    } catch (error) {
      meter.count("reform_bot_index_builds_total", { outcome: "failed" });
      meter.set("reform_bot_index_current", 0);
      throw error;
    } finally {
      progress.end();
    }
  };
}

/** Opens the newest generation, and shows newer ones in its place. */
async function showGenerations(
  connected: ConnectedIndex,
  options: ServingOptions,
  bringUpToDate: BringUpToDate,
) {
  let shown = await openNewest(connected, options).catch(async (error: unknown) => {
    // Without a first one there is nothing to answer from. Otherwise what has changed is brought in while it answers.
    if (!(error instanceof AppError) || error.code !== "index.incompatible") throw error;
    await bringUpToDate();
    return openNewest(connected, options);
  });
  const library = createLiveLibrary(shown.library);
  meterStore(options.meter, shown.store);
  let listener = (): void => undefined;
  const inTurn = createInTurn();
  const show = (next: OpenedGeneration): void => {
    shown = next;
    library.show(next.library);
    meterStore(options.meter, next.store);
    listener();
  };
  return {
    library,
    shown: () => shown,
    /** One call after the other, so that none shows an older generation than the one before. */
    showNewest: () =>
      inTurn(async () => {
        const next = await openNewer(connected, options, shown.generation);
        if (next !== null) show(next);
      }),
    onShown: (next: () => void) => void (listener = next),
  };
}
