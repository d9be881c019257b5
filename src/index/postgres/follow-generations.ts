/** Tells when there may be a newer generation: when one is announced, and now and then for announcements that were missed. */
import { repeatedly } from "../../core/repeatedly.ts";
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
  const looking = repeatedly(lookEveryMs, look);
  const listening = database.listen(generationChannel, {
    onBegin: () => looking.now(),
    onNotice: () => looking.now(),
  });
  return {
    async close() {
      await listening.close();
      await looking.close();
    },
  };
}
