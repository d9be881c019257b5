/**
 * Work that outlives the update that began it, as minutes of indexing do: it holds up nobody's messages, and is let go
 * of when the bot stops. Whoever begins it notes in the state what is to be gone on with after the next start.
 */
import type { Api } from "grammy";
import { messageOf } from "../errors.ts";
import type { Log } from "./log.ts";

export interface ErrandLine {
  /** With patience, and noted with no update. */
  readonly api: Api;
  /** Aborted when the bot stops: nothing is written then any more, neither to a chat nor to the state. */
  readonly signal: AbortSignal;
  /** Between two edits that tell how far it has come. */
  readonly progressEveryMs: number;
}

export interface Errands {
  begin(work: (line: ErrandLine) => Promise<void>): void;
}

export function createErrands(line: ErrandLine, log: Log): Errands {
  return {
    begin(work) {
      work(line).catch((error: unknown) => {
        if (line.signal.aborted) return;
        const stack = error instanceof Error ? (error.stack ?? null) : null;
        log.error("work in the background failed", { error: messageOf(error), stack });
      });
    },
  };
}
