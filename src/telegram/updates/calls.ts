/**
 * Transformers of the calls to Telegram. meterCalls counts failed calls. bePatient repeats a call that failed for a
 * passing reason a few times; where that lasts longer, the update is put back and only its chat waits. mendCalls
 * repeats a call that failed because the message it replies to is gone, or because the group became a supergroup.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { HttpError, type Transformer } from "grammy";
import { messageOf } from "../../core/errors.ts";
import type { Log } from "../../core/log.ts";
import type { Meter } from "../../core/meter.ts";
import { isPassing } from "./faults.ts";
import { jittered, type Timing } from "./timing.ts";

export function mendCalls(): Transformer {
  return async (prev, method, payload, signal) => {
    const response = await prev(method, payload, signal);
    if (response.ok || response.error_code !== 400) return response;
    const newChatId = response.parameters?.migrate_to_chat_id;
    if (newChatId !== undefined && "chat_id" in payload)
      return prev(method, { ...payload, chat_id: newChatId }, signal);
    const isReplyGone = /repl(?:y|ied) .*not found/i.test(response.description);
    if (isReplyGone && "reply_parameters" in payload)
      return prev(method, { ...payload, reply_parameters: undefined }, signal);
    return response;
  };
}

export function meterCalls(meter: Meter): Transformer {
  return async (prev, method, payload, signal) => {
    try {
      const response = await prev(method, payload, signal);
      if (!response.ok) meter.failed(method, response.error_code);
      return response;
    } catch (error) {
      if (signal?.aborted !== true) meter.failed(method, "none");
      throw error;
    }
  };
}

/** Where only the response was lost, the message is sent twice, which is better than not at all. */
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
