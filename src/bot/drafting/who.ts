/**
 * A user in; how the documents' history names whoever changed them out: by the name that people know, and the number
 * that stays.
 */
import type { User } from "grammy/types";
import { onOneLine } from "../../text/printable.ts";

const maxNameUtf16 = 60;

export function nameInHistory({ id, first_name: first, last_name: last = "" }: User): string {
  const name = onOneLine(`${first} ${last}`).slice(0, maxNameUtf16);
  return `${name} (${id})`;
}
