/**
 * Finds the forward that a message comments on. Telegram delivers the two as updates of their own, the comment first, and
 * nothing in it says that a forward follows.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Message } from "grammy/types";
import { asUpdate } from "./read-update.ts";

export interface Forwards {
  /** Takes notice of what was delivered. */
  note(delivered: readonly unknown[]): void;
  /**
   * Waits for the forward that was sent with the message. Null where none came.
   * @param share of the time that a comment waits, 0 to 1
   */
  behind(message: Message, share: number): Promise<Message | null>;
  /** Leaves a comment to be answered with the forward, which is in the same lane behind it. */
  leaveTo(forward: Message, comment: string): void;
  /** Null where none was left to it. */
  commentOn(forward: Message): string | null;
}

/** Telegram sends both at once; a second may have begun in between. */
const mostApartSeconds = 1;
const lookAgainMs = 25;
const keptMs = 10_000;

/** @param waitMs how long a comment waits */
export function createForwards(waitMs: number): Forwards {
  let known: readonly { readonly forward: Message; readonly notedAtMs: number }[] = [];
  const comments = new Map<string, string>();
  const find = ({ message_id: id, date, chat, from }: Message): Message | null => {
    const found = known.find(
      ({ forward }) =>
        forward.chat.id === chat.id &&
        forward.from?.id === from?.id &&
        forward.message_id > id &&
        forward.date - date <= mostApartSeconds,
    );
    return found?.forward ?? null;
  };
  return {
    note(delivered) {
      const now = performance.now();
      const added = delivered.flatMap((update) => {
        const forward = asUpdate(update)?.message;
        return forward?.forward_origin === undefined ? [] : [{ forward, notedAtMs: now }];
      });
      const isRecent = ({ notedAtMs }: (typeof known)[number]) => now - notedAtMs < keptMs;
      for (const { forward } of known.filter((each) => !isRecent(each)))
        comments.delete(keyOf(forward));
      known = [...known.filter(isRecent), ...added];
    },
    async behind(message, share) {
      const until = performance.now() + waitMs * share;
      while (find(message) === null && performance.now() < until) await sleep(lookAgainMs);
      return find(message);
    },
    leaveTo: (forward, comment) => void comments.set(keyOf(forward), comment),
    commentOn: (forward) => comments.get(keyOf(forward)) ?? null,
  };
}

function keyOf({ chat, message_id: id }: Message): string {
  return `${chat.id} ${id}`;
}
