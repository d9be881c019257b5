/**
 * Transformers of the calls to Telegram. meterCalls times calls and counts those that failed. bePatient repeats a call that failed for a
 * passing reason a few times; where that lasts longer, the update is put back and only its chat waits. mendCalls
 * repeats a call without what Telegram refused it for: the topic or the message replied to is gone, the markup is wrong,
 * the group became a supergroup.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { HttpError, type Transformer } from "grammy";
import type { ApiError } from "grammy/types";
import { messageOf } from "../../core/errors.ts";
import type { Log } from "../../core/log.ts";
import type { Meter } from "../../core/meter.ts";
import { plainTextOf } from "../html.ts";
import { isPassing } from "./faults.ts";
import { jittered, type Timing } from "./timing.ts";

/** The payload with which the call is worth another try; null where this is not what it failed for. */
type Mend = <Payload extends object>(payload: Payload, refused: ApiError) => Payload | null;

const mends: readonly Mend[] = [
  function toNewChat(payload, { parameters }) {
    const newChatId = parameters?.migrate_to_chat_id;
    return newChatId === undefined || !("chat_id" in payload)
      ? null
      : { ...payload, chat_id: newChatId };
  },
  function withoutReply(payload, { description }) {
    const isGone = /repl(?:y|ied) .*not found/i.test(description);
    return isGone && "reply_parameters" in payload
      ? { ...payload, reply_parameters: undefined }
      : null;
  },
  function withoutThread(payload, { description }) {
    const isGone = /message thread not found|TOPIC_DELETED/i.test(description);
    return isGone && "message_thread_id" in payload
      ? { ...payload, message_thread_id: undefined }
      : null;
  },
  function asPlainText(payload, { description }) {
    return /can't parse (?:message |caption )?entit/i.test(description)
      ? (unmarked(payload) as typeof payload)
      : null;
  },
];

/** Each mend is tried once. */
export function mendCalls(log: Log): Transformer {
  return async (prev, method, payload, signal) => {
    let mended = payload;
    const left = new Set(mends);
    for (;;) {
      const response = await prev(method, mended, signal);
      if (response.ok || response.error_code !== 400) return response;
      const applicable = [...left].find((mend) => mend(mended, response) !== null);
      if (applicable === undefined) return response;
      left.delete(applicable);
      log.warn("a call that Telegram refused is mended", { method, how: applicable.name });
      mended = applicable(mended, response) ?? mended;
    }
  };
}

/** Every text in it that is marked up, as plain text. */
function unmarked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unmarked);
  if (!isPlainObject(value)) return value;
  const isMarked = "parse_mode" in value;
  const fields = Object.entries(value).filter(([name]) => name !== "parse_mode");
  return Object.fromEntries(
    fields.map(([name, field]) =>
      isMarked && markedFields.has(name) && typeof field === "string"
        ? [name, plainTextOf(field)]
        : [name, unmarked(field)],
    ),
  );
}

const markedFields: ReadonlySet<string> = new Set(["text", "caption", "message_text"]);

/** A file to be sent is an object of a class. */
function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}

export function meterCalls(meter: Meter): Transformer {
  return async (prev, method, payload, signal) => {
    const beganAtMs = performance.now();
    const fail = (code: number | "none") =>
      meter.count("reform_bot_telegram_errors_total", { method, code });
    try {
      const response = await prev(method, payload, signal);
      if (!response.ok) fail(response.error_code);
      return response;
    } catch (error) {
      if (signal?.aborted !== true) fail("none");
      throw error;
    } finally {
      const tookMs = performance.now() - beganAtMs;
      if (method !== "getUpdates")
        meter.time("reform_bot_telegram_call_duration_seconds", tookMs, { method });
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
