/**
 * Who asks for a change of the documents in; how the log of changes names them out.
 */
import type { Context } from "grammy";
import { onOneLine } from "../text/printable.ts";

/** `小王 (5001)`: names change, and several have the same. */
export function authorOf({ from }: Context): string {
  const name = onOneLine([from?.first_name, from?.last_name ?? ""].join(" "));
  return `${name} (${from?.id})`;
}
