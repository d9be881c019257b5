/**
 * What Telegram delivers in, numbered updates with their lane out. Whatever its form, nothing is lost that has a
 * number; what has none cannot be confirmed, let alone answered.
 */
import * as v from "valibot";
import type { IncomingUpdate } from "../../state/state-store.ts";

const numbered = v.looseObject({ update_id: v.pipe(v.number(), v.safeInteger()) });
const party = v.object({ id: v.number() });
/** Wherever an update says whom it is from and which chat it belongs to. */
const located = v.object({
  chat: v.optional(party),
  from: v.optional(party),
  message: v.optional(v.object({ chat: v.optional(party) })),
});

export interface ReadUpdate extends IncomingUpdate {
  /** As Telegram names it: `message`, `callback_query` and so on. */
  readonly kind: string;
}

/** Null for what is no update. */
export function readIncoming(delivered: unknown): ReadUpdate | null {
  const parsed = v.safeParse(numbered, delivered);
  if (!parsed.success) return null;
  const { update_id: updateId, ...kinds } = parsed.output;
  const [kind = "none", content] = Object.entries(kinds)[0] ?? [];
  const where = v.safeParse(located, content);
  const { chat, from, message } = where.success ? where.output : {};
  const chatId = chat?.id ?? message?.chat?.id;
  const userId = from?.id ?? null;
  // Somebody's keystrokes behind the bot's name belong to no chat, and must not hold up his private one.
  const lane = chatId === undefined ? `${kind} ${userId ?? 0}` : `chat ${chatId}`;
  const text = writtenOut(delivered);
  return text === null
    ? null
    : { kind, updateId, lane, userId: userId === null ? null : String(userId), text };
}

/** Null for what lies deeper in itself than can be written; reading it takes no such depth. */
function writtenOut(delivered: unknown): string | null {
  try {
    return JSON.stringify(delivered);
  } catch {
    return null;
  }
}
