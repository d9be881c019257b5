/**
 * The calls made for one update in; what Telegram said to each is noted on disk, and answers the same call when
 * the update is begun anew after a stop: nothing is sent again.
 * A handler comes to the same calls in the same order as before, so that their place in it is name enough.
 */
import type { Transformer } from "grammy";
import * as v from "valibot";
import type { Inbox } from "../../state/inbox.ts";
import { isFinal } from "./faults.ts";

/** Made beside the others, at any time, and no harm if made again. */
const unnoted: ReadonlySet<string> = new Set(["sendChatAction"]);

const noted = v.object({ method: v.string(), response: v.looseObject({ ok: v.boolean() }) });

export function journalCalls(inbox: Inbox, updateId: number, sent: readonly string[]): Transformer {
  const known = sent.map((text) => v.parse(noted, JSON.parse(text)));
  return async (prev, method, payload, signal) => {
    if (unnoted.has(method)) return prev(method, payload, signal);
    const before = known.shift();
    if (before?.method === method) return before.response as Awaited<ReturnType<typeof prev>>;
    // Another way is taken this time: what was noted tells nothing about the rest.
    known.length = 0;
    const response = await prev(method, payload, signal);
    if (isFinal(response)) inbox.noteSent(updateId, JSON.stringify({ method, response }));
    return response;
  };
}
