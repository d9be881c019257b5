/**
 * A call to Telegram that failed for a passing reason in, the same call again, a bounded number of
 * times and with bounded delays: messages are handled one after another, so a call that waits for
 * long would hold up every chat. Polling is left to grammY, which repeats it by itself.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { autoRetry } from "@grammyjs/auto-retry";
import { HttpError, type Transformer } from "grammy";
import { messageOf } from "../errors.ts";
import type { Log } from "./log.ts";

/**
 * A group takes twenty messages a minute, so that a busy one lets an answer wait for up to one. Telegram asks for
 * longer only of a bot that floods.
 */
const maxSendingDelaySeconds = 60;
/** With anything else no answer is lost, and no other chat should wait that long for it. */
const maxDelaySeconds = 15;
const maxRetryAttempts = 3;
const networkDelaysMs: readonly number[] = [500, 2_000, 5_000];

const pollingMethods: ReadonlySet<string> = new Set(["getMe", "deleteWebhook", "getUpdates"]);

/** Repeats what Telegram itself refused: too many requests, or an error of its own. */
export function retryRefused(): Transformer {
  const bounds = { maxRetryAttempts, rethrowHttpErrors: true };
  const retry = autoRetry({ ...bounds, maxDelaySeconds });
  const retrySending = autoRetry({ ...bounds, maxDelaySeconds: maxSendingDelaySeconds });
  return (prev, method, payload, signal) => {
    if (pollingMethods.has(method)) return prev(method, payload, signal);
    const patience = method === "sendMessage" ? retrySending : retry;
    return patience(prev, method, payload, signal);
  };
}

/**
 * Repeats what got no answer, and says in the log that Telegram cannot be reached. Where only the
 * answer was lost, a message comes twice: better than not at all.
 */
export function retryUnreached(log: Log): Transformer {
  return async (prev, method, payload, signal) => {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await prev(method, payload, signal);
      } catch (error) {
        if (!(error instanceof HttpError) || signal?.aborted === true) throw error;
        const delayMs = pollingMethods.has(method) ? undefined : networkDelaysMs[attempt];
        log.warn("Telegram cannot be reached", { method, error: messageOf(error.error) });
        if (delayMs === undefined) throw error;
        await sleep(delayMs);
      }
    }
  };
}
