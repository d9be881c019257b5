/**
 * Records the result of each call made for an update on disk. When the update is begun again after a stop, recorded
 * results answer the same calls, so that nothing is sent twice. A handler repeats its calls in the same order, so a
 * call is identified by its position. A call in progress when the process is killed is sent again: Telegram cannot be
 * asked whether it took it, and an answer that comes twice is better than none.
 */
import type { Transformer } from "grammy";
import * as v from "valibot";
import type { OnePerTick } from "../../core/event-loop.ts";
import type { Inbox } from "../../state/state-store.ts";
import { isFinal } from "./faults.ts";

/** Harmless if repeated; the path of a file is valid for an hour only. */
const unnoted: ReadonlySet<string> = new Set(["sendChatAction", "getFile"]);

const noted = v.object({ method: v.string(), response: v.looseObject({ ok: v.boolean() }) });

interface JournalOptions {
  readonly inbox: Inbox;
  readonly updateId: number;
  /** Results recorded before. */
  readonly sent: readonly string[];
  readonly onePerTick: OnePerTick;
}

export function journalCalls({ inbox, updateId, sent, onePerTick }: JournalOptions): Transformer {
  const known = sent.map((text) => v.parse(noted, JSON.parse(text)));
  return async (prev, method, payload, signal) => {
    if (unnoted.has(method)) return prev(method, payload, signal);
    const before = known.shift();
    if (before?.method === method) return before.response as Awaited<ReturnType<typeof prev>>;
    // The handler took another path this time: the remaining records do not apply.
    known.length = 0;
    const response = await prev(method, payload, signal);
    if (isFinal(response)) await inbox.noteSent(updateId, JSON.stringify({ method, response }));
    // Results of other updates' calls are recorded before the handler continues.
    await onePerTick();
    return response;
  };
}
