/** Tells when there may be a newer generation: when one is announced, and now and then for announcements that were missed. */
import type { Database } from "../../database/database.ts";
import type { Listening } from "../../database/listen.ts";
import { generationChannel } from "./write-generation.ts";

const usualLookEveryMs = 60_000;

/** @param look is not called again before it has ended; it reports its own failures */
export function followGenerations(
  database: Database,
  look: () => Promise<void>,
  lookEveryMs = usualLookEveryMs,
): Listening {
  let looking: Promise<void> = Promise.resolve();
  let isWanted = false;
  const lookOnce = async (): Promise<void> => {
    // What is announced from now on is for the next look.
    isWanted = false;
    await look().catch(() => undefined);
  };
  const want = (): void => {
    if (!isWanted) looking = looking.then(lookOnce);
    isWanted = true;
  };
  const timer = setInterval(want, lookEveryMs);
  timer.unref();
  const listening = database.listen(generationChannel, { onBegin: want, onNotice: want });
  return {
    async close() {
      clearInterval(timer);
      await listening.close();
      await looking;
    },
  };
}
