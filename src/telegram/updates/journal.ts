/**
 * The calls made for one update in; what Telegram said to each is noted on disk, and answers the same call when
 * the update is begun anew after a stop: nothing is sent again.
 * A handler comes to the same calls in the same order as before, so that their place in it is name enough.
 * What a kill finds on its way is sent again, however often that happens: whether Telegram took it cannot be asked,
 * and an answer that comes twice is better than none. It is sent as it is: who has it sees the same words under the
 * same question, and who has not would not know what to do with an excuse. So all there is to do is to note fast.
 */
import type { Transformer } from "grammy";
import * as v from "valibot";
import type { OnePerTick } from "../../core/event-loop.ts";
import type { Inbox } from "../../state/state-store.ts";
import { isFinal } from "./faults.ts";

/** No harm if made again; where a file is, holds for an hour only. */
const unnoted: ReadonlySet<string> = new Set(["sendChatAction", "getFile"]);

const noted = v.object({ method: v.string(), response: v.looseObject({ ok: v.boolean() }) });

interface JournalOptions {
  readonly inbox: Inbox;
  readonly updateId: number;
  /** What was noted before. */
  readonly sent: readonly string[];
  readonly onePerTick: OnePerTick;
}

export function journalCalls({ inbox, updateId, sent, onePerTick }: JournalOptions): Transformer {
  const known = sent.map((text) => v.parse(noted, JSON.parse(text)));
  return async (prev, method, payload, signal) => {
    if (unnoted.has(method)) return prev(method, payload, signal);
    const before = known.shift();
    if (before?.method === method) return before.response as Awaited<ReturnType<typeof prev>>;
    // Another way is taken this time: what was noted tells nothing about the rest.
    known.length = 0;
    const response = await prev(method, payload, signal);
    if (isFinal(response)) await inbox.noteSent(updateId, JSON.stringify({ method, response }));
    // What others' calls came to is noted before the handler goes on.
    await onePerTick();
    return response;
  };
}
