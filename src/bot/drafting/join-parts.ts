/**
 * A text that a client cut to the length of a message in, piece by piece; the text as it was pasted, as far as that can
 * be known, out. Nothing that was sent is lost.
 */
import type { ReceivedMessage } from "../../chat/turn.ts";
import { markerAt } from "../../documents/markers.ts";

/** Telegram's limit. */
const maxPartUtf16 = 4096;
/** Clients cut at the end of a line or a sentence, if there is one in the second half. */
const shortestCutUtf16 = maxPartUtf16 / 2;
/** A client sends the pieces one after another, by itself. */
const sentWithinSeconds = 5;

export interface SentPart {
  readonly lengthUtf16: number;
  readonly sentAtS: number;
  /** Before that, where it was forwarded from. */
  readonly writtenAtS: number;
  /** Where it was forwarded from; null for what was written here. */
  readonly origin: string | null;
}

export function partOf({ text, sentAtS, forwardedFrom }: ReceivedMessage): SentPart {
  return {
    lengthUtf16: text.length,
    sentAtS,
    writtenAtS: forwardedFrom?.writtenAtS ?? sentAtS,
    origin: forwardedFrom?.key ?? null,
  };
}

/** Whether a message can be the next piece of what the other was the last of. Several posts are several documents. */
export function canFollow(next: SentPart, before: SentPart): boolean {
  return (
    before.lengthUtf16 >= shortestCutUtf16 &&
    next.origin === before.origin &&
    next.sentAtS - before.sentAtS <= sentWithinSeconds &&
    Math.abs(next.writtenAtS - before.writtenAtS) <= sentWithinSeconds
  );
}

/**
 * The space at the border is gone: a piece that is not full was cut where there was some.
 * @param lastUtf16 length of the last piece in `before`
 */
export function joinParts(before: string, next: string, lastUtf16: number): string {
  const isFull = lastUtf16 >= maxPartUtf16;
  if (isFull && markerAt(next, 0, true) === null) return before + next;
  const isWithinWords = /[\p{Script=Latin}\d,;]$/u.test(before) && /^\p{Script=Latin}/u.test(next);
  return `${before}${isWithinWords ? " " : "\n"}${next}`;
}
