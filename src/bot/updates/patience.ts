/**
 * A call to Telegram that failed for a passing reason in, the same call again, a few times and soon.
 * What lasts longer is left to the update's being put back: its chat waits, and no other.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { HttpError, type Transformer } from "grammy";
import { messageOf } from "../../core/errors.ts";
import type { Log } from "../../core/log.ts";
import { isPassing } from "./faults.ts";
import { jittered, type Timing } from "./timing.ts";

/** Where only the answer was lost, a message comes twice: better than not at all. */
export function bePatient(log: Log, { callDelaysMs, longestCallDelayMs }: Timing): Transformer {
  return async (prev, method, payload, signal) => {
    for (const delayMs of callDelaysMs) {
      let askedMs = 0;
      try {
        const response = await prev(method, payload, signal);
        if (response.ok || !isPassing(response)) return response;
        log.warn("Telegram refused for now", { method, errorCode: response.error_code });
        askedMs = (response.parameters?.retry_after ?? 0) * 1000;
        if (askedMs > longestCallDelayMs) return response;
      } catch (error) {
        if (!(error instanceof HttpError) || signal?.aborted === true) throw error;
        log.warn("Telegram cannot be reached", { method, error: messageOf(error.error) });
      }
      await sleep(askedMs + jittered(delayMs));
    }
    return prev(method, payload, signal);
  };
}
