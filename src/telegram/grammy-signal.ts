/** Node's AbortSignal in, the same one as grammY's calls take it out. */
import type { Api } from "grammy";

type GrammySignal = NonNullable<Parameters<Api["getMe"]>[0]>;

export function grammySignal(signal: AbortSignal): GrammySignal {
  // Their own type of it is older than Node's.
  return signal as GrammySignal;
}
