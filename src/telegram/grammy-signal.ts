/** Node's AbortSignal in the type that grammY's calls take. */
import type { Api } from "grammy";

type GrammySignal = NonNullable<Parameters<Api["getMe"]>[0]>;

export function grammySignal(signal: AbortSignal): GrammySignal {
  // grammY declares an older type than Node's.
  return signal as GrammySignal;
}
