/**
 * What is left of an update when its chat may go on: work of minutes, such as indexing, and what is said once it is
 * done. Kept beside grammY's context, for as long.
 * Always holds: until it has ended the update is in the inbox, and is begun anew after a stop. So what was done before
 * must be found done then, and not be done twice.
 */
import type { Context } from "grammy";

/** Gives up soon when it is aborted: the bot is about to stop. */
export type Rest = (stopping: AbortSignal) => Promise<void>;

const byContext = new WeakMap<Context, Rest>();

/** For the handler of an update, once: begun when that has ended. */
export function goOn(ctx: Context, rest: Rest): void {
  byContext.set(ctx, rest);
}

export function restOf(ctx: Context): Rest | null {
  return byContext.get(ctx) ?? null;
}

/** Null where the bot is about to stop before the work has ended. */
export function orStopped<Result>(
  work: Promise<Result>,
  stopping: AbortSignal,
): Promise<Result | null> {
  return new Promise((resolve, reject) => {
    const stop = () => resolve(null);
    if (stopping.aborted) stop();
    stopping.addEventListener("abort", stop);
    void work.then(resolve, reject).finally(() => stopping.removeEventListener("abort", stop));
  });
}
