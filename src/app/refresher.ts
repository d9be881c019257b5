/**
 * The one way in which a running program reads its documents anew, whoever wants it: one at a time, and whoever asks
 * while one runs gets the next.
 */
import type { Corpus } from "../documents/read-corpus.ts";
import type { EmbedProgress } from "../index/embed-texts.ts";
import type { Edition } from "./editions.ts";

/** @param share from 0 to 1 */
export type OnShare = (share: number) => void;

export interface Refresher {
  /** The documents that are answered from. */
  shown(): Corpus;
  /**
   * Resolves when the documents as they are now are answered from.
   * @throws AppError as a start does; what they were is answered from then.
   */
  refresh(onShare?: OnShare): Promise<void>;
}

interface Round {
  readonly listeners: Set<OnShare>;
  readonly done: Promise<void>;
}

export function createRefresher(
  first: Corpus,
  readAnew: (onProgress: (progress: EmbedProgress) => void) => Promise<Edition | null>,
  onShown: (shelf: Edition) => void = () => undefined,
): Refresher {
  let shown = first;
  let running: Promise<unknown> = Promise.resolve();
  /** Not begun yet: it sees all that was changed until now. */
  let next: Round | null = null;

  const begin = (): Round => {
    const listeners = new Set<OnShare>();
    const round = async (): Promise<void> => {
      next = null;
      const shelf = await readAnew(({ doneCount, totalCount }) => {
        for (const listener of listeners) listener(totalCount === 0 ? 1 : doneCount / totalCount);
      });
      if (shelf === null) return;
      shown = shelf.corpus;
      onShown(shelf);
    };
    const done = running.then(round);
    running = done.catch(() => undefined);
    return { listeners, done };
  };

  return {
    shown: () => shown,
    refresh(onShare) {
      next ??= begin();
      if (onShare !== undefined) next.listeners.add(onShare);
      return next.done;
    },
  };
}
